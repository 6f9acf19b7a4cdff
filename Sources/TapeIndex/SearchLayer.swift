/// What of a turn a search found.
public enum SearchLayer: String, Hashable, Sendable, Codable, CaseIterable {
  case original, translation
}
