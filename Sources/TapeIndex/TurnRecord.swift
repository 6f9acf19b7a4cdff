internal import TapeModel

/// A turn as a line of a run's file: every turn that can be read from it is a possible one.
struct TurnRecord: Codable {
  let number: Int
  let channel: Int?
  let speaker: Speaker?
  let text: String
  let translation: String?
  let language: LanguageCode?
  let notes: [Note]
  let range: SampleRange?
  let timing: Timing
  let confidence: Double
  let words: [WordRecord]
  let remarks: [String]

  init(_ turn: Turn) {
    number = turn.number
    channel = turn.channel
    speaker = turn.speaker
    text = turn.text
    translation = turn.translation
    language = turn.language
    notes = turn.notes
    range = turn.range
    timing = turn.timing
    confidence = turn.confidence
    words = turn.words.map { WordRecord(word: $0.roundedConfidence) }
    remarks = turn.remarks
  }

  /// Returns `nil` for a turn that cannot be, since a file can hold anything.
  var turn: Turn? {
    guard number > 0, number <= TurnKey.lastNumber, (range == nil) == (timing == .absent),
      (0...1).contains(confidence)
    else { return nil }
    return Turn(
      number: number, channel: channel, speaker: speaker, text: text, translation: translation, language: language,
      notes: notes, range: range, timing: timing, confidence: confidence, words: words.map(\.word), remarks: remarks)
  }
}

/// A word as an array: text, first frame, frame behind the last, timing, confidence.
struct WordRecord: Codable {
  let word: Word

  init(word: Word) { self.word = word }

  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    let text = try container.decode(String.self)
    let start = try container.decodeIfPresent(Int64.self)
    let end = try container.decodeIfPresent(Int64.self)
    let timing = try container.decode(Timing.self)
    let confidence = try container.decode(Double.self)
    var range: SampleRange?
    if let start, let end { range = SampleRange(checking: start, end) }
    guard (range == nil) == (timing == .absent), (0...1).contains(confidence) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no word")
    }
    word = Word(text, range: range, timing: timing, confidence: confidence)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(word.text)
    try container.encode(word.range?.start)
    try container.encode(word.range?.end)
    try container.encode(word.timing)
    try container.encode(word.confidence)
  }
}

extension Word {
  /// The word with its confidence in thousandths, as the index keeps it.
  var roundedConfidence: Word {
    Word(text, range: range, timing: timing, confidence: (confidence * 1_000).rounded() / 1_000)
  }
}
