/// A track of a session: one speaker, one recording, or all clips.
public struct SessionTrack: Hashable, Sendable {
  /// Different from all other tracks' names, on one line.
  public let name: String
  /// By record position, apart from each other.
  public let placements: [SessionPlacement]
  /// The most channels that a clip on it has.
  public let channelCount: Int
}
