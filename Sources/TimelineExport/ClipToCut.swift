public import TapeModel

/// A clip with the turns that it touches, which become markers in its file.
public struct ClipToCut: Hashable, Sendable {
  /// Its recording's path is where the recording is read.
  public let clip: Clip
  /// In any order; those outside of the clip are not marked.
  public let turns: [Turn]

  public init(_ clip: Clip, turns: [Turn] = []) {
    self.clip = clip
    self.turns = turns
  }
}
