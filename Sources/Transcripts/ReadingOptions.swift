/// How transcripts are to be read.
public struct ReadingOptions: Hashable, Sendable {
  /// Names to use instead of labels, by label; letter case of the labels does not matter.
  public var speakerAliases: [String: String]
  /// The name of the only format to try (``TranscriptFormats``); `nil` to go by content.
  public var format: String?

  public init(speakerAliases: [String: String] = [:], format: String? = nil) {
    self.speakerAliases = speakerAliases
    self.format = format
  }
}
