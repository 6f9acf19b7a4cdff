internal import TapeModel

/// How a session is laid out.
public struct SessionOptions: Hashable, Sendable {
  public var arrangement: Timeline.Arrangement
  /// Sound kept before and after each clip, so that its edges can be moved; a clip's own
  /// handles count where they are longer.
  public var handleMilliseconds: Int64

  public init(arrangement: Timeline.Arrangement = .trackForEachSpeaker, handleMilliseconds: Int64 = 1_000) {
    self.arrangement = arrangement
    self.handleMilliseconds = handleMilliseconds
  }
}
