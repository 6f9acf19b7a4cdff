/// One speaker's uninterrupted words, placed on frames; turns may overlap.
public struct Turn: Hashable, Sendable, Codable {
  /// Place in the transcript, from 1.
  public let number: Int
  /// The leg that holds the turn, from 0; `nil` where all channels are one mix.
  public var channel: Int?
  public var speaker: Speaker?
  /// The spoken words with single spaces between them.
  public let text: String
  public var translation: String?
  public var language: LanguageCode?
  public var notes: [Note]
  /// `nil` exactly where `timing` is `absent`.
  public private(set) var range: SampleRange?
  public private(set) var timing: Timing
  /// How much the times are to be trusted, 0 to 1.
  public private(set) var confidence: Double
  /// In order, inside `range` or touching it.
  public private(set) var words: [Word]
  /// What an editor must know of this turn's place, one sentence each.
  public var remarks: [String]

  /// - Precondition: `range` is `nil` exactly where `timing` is `absent`, and `confidence`
  ///   is from 0 to 1.
  public init(
    number: Int, channel: Int? = nil, speaker: Speaker? = nil, text: String, translation: String? = nil,
    language: LanguageCode? = nil, notes: [Note] = [], range: SampleRange?, timing: Timing, confidence: Double,
    words: [Word], remarks: [String] = []
  ) {
    precondition((range == nil) == (timing == .absent), "a turn has times unless it is absent")
    precondition((0...1).contains(confidence), "confidence \(confidence)")
    self.number = number
    self.channel = channel
    self.speaker = speaker
    self.text = text
    self.translation = translation
    self.language = language
    self.notes = notes
    self.range = range
    self.timing = timing
    self.confidence = confidence
    self.words = words
    self.remarks = remarks
  }

  /// The same turn at another place.
  ///
  /// - Precondition: as for the initialiser.
  public func placed(at range: SampleRange?, timing: Timing, confidence: Double, words: [Word]) -> Turn {
    Turn(
      number: number, channel: channel, speaker: speaker, text: text, translation: translation, language: language,
      notes: notes, range: range, timing: timing, confidence: confidence, words: words, remarks: remarks)
  }
}
