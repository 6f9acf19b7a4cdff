public import TapeModel

/// A clip at its place in the programme.
public struct Placement: Hashable, Sendable {
  /// The rundown's item.
  public let itemID: Int
  public let clip: Clip
  /// In frames of the timeline's rate.
  public let record: SampleRange

  /// In frames of the recording's own rate.
  public var source: SampleRange { clip.range }
}
