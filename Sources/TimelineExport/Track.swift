/// One line of parallel placements.
public struct Track: Hashable, Sendable {
  /// The recording's file name or the speakers; `nil` where one track holds all.
  public let name: String?
  /// By record position, apart from each other.
  public internal(set) var placements: [Placement]
}
