/// Words that a story gives as said, with the place where it does so.
public struct StoryQuote: Hashable, Sendable, Codable {
  /// As published, without its outer marks and without an attribution in its middle.
  public var text: String
  /// Who the story says is speaking, as the story says it: `his mother`.
  public var speaker: String?
  /// Where it begins in its file, from 1.
  public var line: Int
  public var form: Form
  public var flags: Set<Flag>
  /// Where its words stand, in order; more than one where an attribution or a paragraph
  /// comes between.
  public var parts: [Part]

  public init(
    text: String, speaker: String? = nil, line: Int, form: Form, flags: Set<Flag> = [], parts: [Part] = []
  ) {
    self.text = text
    self.speaker = speaker
    self.line = line
    self.form = form
    self.flags = flags
    self.parts = parts
  }

  /// How the story sets the quote.
  public enum Form: String, Hashable, Sendable, Codable, CaseIterable {
    /// In running prose, between marks.
    case prose
    /// After a speaker's label: `Anna: "…"`.
    case labelled
    /// Set off without marks.
    case block
    /// After a dash at the start of a paragraph, as Russian prose has it.
    case dash
  }

  public enum Flag: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// One to three words that the story's own sentence takes up.
    case partial
    /// A word held at arm's length: probably not speech.
    case scareQuote
    /// The name of a book, a ship, an organisation: probably not speech.
    case title
    case heading, caption
    /// An attribution in its middle was taken out.
    case split
    /// Goes on over paragraphs.
    case severalParagraphs
    /// The closing mark was lost; where the quote ends is the reader's judgement.
    case closingMarkMissing

    public static func < (one: Flag, other: Flag) -> Bool { one.rawValue < other.rawValue }
  }

  /// Scare quotes and titles are offered, but are probably not speech.
  public var isProbablySpeech: Bool { flags.isDisjoint(with: [.scareQuote, .title]) }

  /// A run of a paragraph's text.
  public struct Part: Hashable, Sendable, Codable {
    /// Index into the story's paragraphs.
    public let paragraph: Int
    /// Half-open, in bytes of the paragraph's UTF-8, on whole characters; inside the marks.
    public let startByte: Int
    public let endByte: Int

    /// - Precondition: `0 <= startByte <= endByte`.
    public init(paragraph: Int, startByte: Int, endByte: Int) {
      precondition(paragraph >= 0 && 0 <= startByte && startByte <= endByte, "bad part of a paragraph")
      self.paragraph = paragraph
      self.startByte = startByte
      self.endByte = endByte
    }
  }
}
