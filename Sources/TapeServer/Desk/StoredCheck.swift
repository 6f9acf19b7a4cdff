internal import QuoteCheck
internal import TapeModel

/// A story that somebody had checked, and what was found of it.
struct StoredCheck: Sendable {
  let note: CheckNote
  let story: Story
  let report: CheckReport
}

/// What is known of a check without its words.
struct CheckNote: Hashable, Sendable, Codable {
  let id: String
  /// The story's file, without its folder.
  let story: String
  var title: String?
  let policy: String
  let created: WallClock
  var by: String
  /// How many the story has.
  let quotes: Int
}
