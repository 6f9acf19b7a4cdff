/// A story as it will be published, read: its paragraphs and the quotes in it.
public struct Story: Hashable, Sendable, Codable {
  /// The file's name, without its folder.
  public var name: String
  /// The reader's name: `text`, `markdown`, `html`, `docx`.
  public var format: String
  public var title: String?
  /// As the story states it, or as its letters tell; `nil` where neither does.
  public var language: LanguageCode?
  public var paragraphs: [StoryParagraph]
  /// In the story's order.
  public var quotes: [StoryQuote]
  /// Who a name in the story is on the tapes: `Mom` is `MOTHER`.
  public var aliases: [SpeakerAlias]
  /// The story's own sentence that says its quotes were edited.
  public var editingStatement: EditingStatement?

  public init(
    name: String, format: String, title: String? = nil, language: LanguageCode? = nil,
    paragraphs: [StoryParagraph] = [], quotes: [StoryQuote] = [], aliases: [SpeakerAlias] = [],
    editingStatement: EditingStatement? = nil
  ) {
    self.name = name
    self.format = format
    self.title = title
    self.language = language
    self.paragraphs = paragraphs
    self.quotes = quotes
    self.aliases = aliases
    self.editingStatement = editingStatement
  }

  /// The story's own licence: `The conversations have been edited for length and clarity.`
  public struct EditingStatement: Hashable, Sendable, Codable {
    public let text: String
    /// From 1.
    public let line: Int

    public init(text: String, line: Int) {
      self.text = text
      self.line = line
    }
  }

  /// A name that the story uses, and the transcripts' label for the same voice.
  public struct SpeakerAlias: Hashable, Sendable, Codable {
    public let name: String
    public let speaker: Speaker

    public init(name: String, speaker: Speaker) {
      self.name = name
      self.speaker = speaker
    }
  }
}

/// One paragraph of a story, as text.
public struct StoryParagraph: Hashable, Sendable, Codable {
  public var kind: Kind
  public var text: String
  /// Where it begins in its file, from 1; in a DOCX file, its place among the paragraphs.
  public var line: Int

  public init(kind: Kind, text: String, line: Int) {
    self.kind = kind
    self.text = text
    self.line = line
  }

  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case heading, body, caption
    /// Set off from the running text: a block quote.
    case block
  }
}
