/// A turn once it is in the index, with an identifier.
public struct Segment: Hashable, Sendable, Identifiable {
  /// Recording and turn: `3fa94c21d0b7-12`. The same as long as the transcript's order is.
  public let id: String
  public let recording: ContentHash
  public let rate: SampleRate
  public let turn: Turn
  /// When the turn was said, where the call's start and the turn's place are known.
  public let said: WallClock?
  /// Whether something of its words or its sound is held back here.
  public let isRedacted: Bool

  public init(recording: ContentHash, rate: SampleRate, turn: Turn, callStart: WallClock? = nil) {
    self.id = Segment.identifier(recording: recording, turnNumber: turn.number)
    self.recording = recording
    self.rate = rate
    self.turn = turn
    self.said = turn.range.flatMap { range in
      callStart?.advanced(byMicroseconds: rate.microseconds(atFrame: range.start))
    }
    isRedacted = false
  }

  private init(_ segment: Segment, turn: Turn, isRedacted: Bool) {
    (id, recording, rate, said) = (segment.id, segment.recording, segment.rate, segment.said)
    self.turn = turn
    self.isRedacted = isRedacted
  }

  /// The same segment as it may be seen.
  ///
  /// - Parameters:
  ///   - turn: of the same number and place.
  ///   - isRedacted: whether something of it is held back.
  public func replacing(_ turn: Turn, isRedacted: Bool) -> Segment {
    Segment(self, turn: turn, isRedacted: isRedacted)
  }

  public static func identifier(recording: ContentHash, turnNumber: Int) -> String {
    "\(recording.short)-\(turnNumber)"
  }
}

/// The keys that every command, export and answer of the service uses.
extension Segment: Encodable {
  private enum Key: String, CodingKey {
    case id, recording, channel, speaker, text, translation, language, notes, startFrame, endFrame, start, end, rate
    case timing, confidence, words, said, remarks, redacted
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(recording, forKey: .recording)
    try container.encode(turn.channel, forKey: .channel)
    try container.encode(turn.speaker, forKey: .speaker)
    try container.encode(turn.text, forKey: .text)
    try container.encode(turn.translation, forKey: .translation)
    try container.encodeIfPresent(turn.language, forKey: .language)
    if !turn.notes.isEmpty { try container.encode(turn.notes, forKey: .notes) }
    try container.encode(turn.range?.start, forKey: .startFrame)
    try container.encode(turn.range?.end, forKey: .endFrame)
    try container.encode(turn.range.map { rate.seconds(atFrame: $0.start) }, forKey: .start)
    try container.encode(turn.range.map { rate.seconds(atFrame: $0.end) }, forKey: .end)
    try container.encode(rate, forKey: .rate)
    try container.encode(turn.timing, forKey: .timing)
    try container.encode(turn.confidence.rounded(toPlaces: 3), forKey: .confidence)
    try container.encode(turn.words.map { PlacedWord(word: $0) }, forKey: .words)
    try container.encodeIfPresent(said, forKey: .said)
    if !turn.remarks.isEmpty { try container.encode(turn.remarks, forKey: .remarks) }
    if isRedacted { try container.encode(true, forKey: .redacted) }
  }
}

/// A word as programs read it: the key names of ``Segment``.
public struct PlacedWord: Encodable {
  let word: Word

  public init(word: Word) { self.word = word }

  private enum Key: String, CodingKey { case text, startFrame, endFrame, timing, confidence }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(word.text, forKey: .text)
    try container.encode(word.range?.start, forKey: .startFrame)
    try container.encode(word.range?.end, forKey: .endFrame)
    try container.encode(word.timing, forKey: .timing)
    try container.encode(word.confidence.rounded(toPlaces: 3), forKey: .confidence)
  }
}

extension Double {
  /// Rounded to `places` decimals: for printing only.
  public func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
