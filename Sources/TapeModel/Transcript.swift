/// A transcript file, read: turns in the file's order, with the times it states.
public struct Transcript: Hashable, Sendable {
  /// The reader's name: `webvtt`.
  public let format: String
  /// As the file itself states it.
  public var language: LanguageCode?
  public var turns: [WrittenTurn]
  /// What was not used, in the file's order.
  public var unused: [UnusedLine]

  public init(format: String, language: LanguageCode? = nil, turns: [WrittenTurn], unused: [UnusedLine] = []) {
    self.format = format
    self.language = language
    self.turns = turns
    self.unused = unused
  }
}
