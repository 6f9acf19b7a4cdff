/// One speaker's uninterrupted words as a transcript has them, before they are placed.
public struct WrittenTurn: Hashable, Sendable {
  public var speaker: Speaker?
  /// The spoken words, in order, with their punctuation; never empty strings.
  public var words: [WrittenWord]
  /// What the transcript says besides the words, in order.
  public var notes: [Note]
  /// The turn's own time, where one is stated.
  public var cue: Cue?
  /// The leg that the transcript states, from 0.
  public var channel: Int?
  public var language: LanguageCode?
  public var translation: String?
  /// Where the turn begins in its file, from 1.
  public var line: Int

  public init(
    speaker: Speaker? = nil, words: [WrittenWord], notes: [Note] = [], cue: Cue? = nil, channel: Int? = nil,
    language: LanguageCode? = nil, translation: String? = nil, line: Int
  ) {
    self.speaker = speaker
    self.words = words
    self.notes = notes
    self.cue = cue
    self.channel = channel
    self.language = language
    self.translation = translation
    self.line = line
  }

  /// The words with single spaces between them.
  public var text: String { words.map(\.text).joined(separator: " ") }
}

/// One word as a transcript has it, with the time it states, if any.
///
/// Takes three machine words where nothing is stated: long transcripts have twenty million.
public struct WrittenWord: Hashable, Sendable {
  /// With its punctuation, without white space.
  public var text: String
  private var stated: Stated?

  public init(_ text: String, cue: Cue? = nil, confidence: Double? = nil) {
    self.text = text
    stated = Stated.of(cue, confidence)
  }

  public var cue: Cue? {
    get { stated?.cue }
    set { stated = Stated.of(newValue, confidence) }
  }

  /// How sure the maker of the transcript was, 0 to 1; `nil` where it does not say.
  public var confidence: Double? {
    get { stated?.confidence }
    set { stated = Stated.of(cue, newValue) }
  }

  /// What a transcript says of a word.
  private final class Stated: Hashable, Sendable {
    let cue: Cue?
    let confidence: Double?

    private init(_ cue: Cue?, _ confidence: Double?) {
      self.cue = cue
      self.confidence = confidence
    }

    /// `nil` where there is nothing to say.
    static func of(_ cue: Cue?, _ confidence: Double?) -> Stated? {
      cue == nil && confidence == nil ? nil : Stated(cue, confidence)
    }

    static func == (one: Stated, other: Stated) -> Bool {
      one.cue == other.cue && one.confidence == other.confidence
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(cue)
      hasher.combine(confidence)
    }
  }
}

/// What a transcript says besides the words: `laughing`, `crosstalk`.
public struct Note: Hashable, Sendable, Codable {
  /// Without its brackets.
  public let text: String
  /// How many of the turn's words come before it.
  public let wordIndex: Int

  public init(_ text: String, beforeWord wordIndex: Int) {
    self.text = text
    self.wordIndex = wordIndex
  }
}
