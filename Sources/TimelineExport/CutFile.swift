public import TapeAudio
public import TapeModel

/// A clip's own file.
public struct CutFile: Hashable, Sendable {
  public let clipID: String
  /// The frames of the recording that it holds.
  public let range: SampleRange
  public let result: ClipCutter.CutResult

  public var path: String { result.path }
}
