public import QuoteCheck
internal import TapeModel

/// Calls made up from a grammar, as they were said, and as a transcript with errors has them.
public struct MadeTape: Sendable {
  public struct MadeWord: Sendable {
    public let text: String
    public let start: Int64
    public let end: Int64
    public let isFiller: Bool
  }

  public struct MadeTurn: Sendable {
    public let speaker: String
    public let words: [MadeWord]
    /// Half-open runs of `words`.
    public let sentences: [Range<Int>]
  }

  public struct MadeCall: Sendable {
    public let recording: TapeRecording
    public let turns: [MadeTurn]
  }

  public let grammar: Grammar
  public let calls: [MadeCall]
  /// Words as said, in all calls.
  public var wordCount: Int { calls.reduce(0) { $0 + $1.turns.reduce(0) { $0 + $1.words.count } } }

  public init(_ grammar: Grammar, callCount: Int, turnsPerCall: Int = 24, seed: UInt64) {
    self.grammar = grammar
    var random = SeededRandom(seed: seed)
    calls = (0..<callCount).map { Self.call(grammar, number: $0, turnsPerCall, seed, &random) }
  }

  private static func call(
    _ grammar: Grammar, number: Int, _ turnCount: Int, _ seed: UInt64, _ random: inout SeededRandom
  ) -> MadeCall {
    var bytes = [UInt8](repeating: UInt8(seed & 255), count: 32)
    for place in 0..<4 { bytes[place] = UInt8(number >> (8 * place) & 255) }
    bytes[4] = grammar.language == "ru" ? 1 : 0
    let recording = TapeRecording(
      id: ContentHash(bytes: bytes)!, rate: .telephone, name: "\(grammar.language)-\(number)")
    let one = random.pick(grammar.speakers)
    let other = random.pick(grammar.speakers.filter { $0 != one })
    var clock: Int64 = 4_000
    let turns = (0..<turnCount).map { turn(grammar, $0 % 2 == 0 ? one : other, &clock, &random) }
    return MadeCall(recording: recording, turns: turns)
  }

  private static func turn(
    _ grammar: Grammar, _ speaker: String, _ clock: inout Int64, _ random: inout SeededRandom
  ) -> MadeTurn {
    var words: [MadeWord] = []
    var sentences: [Range<Int>] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let first = words.count
      for text in grammar.sentence(.said, &random) {
        if random.chance(0.04) {
          for filler in random.pick(grammar.fillers).split(separator: " ") {
            words.append(word(String(filler), isFiller: true, &clock, &random))
          }
        }
        words.append(word(text, isFiller: false, &clock, &random))
      }
      sentences.append(first..<words.count)
      clock += Int64.random(in: 1_000...4_000, using: &random)
    }
    clock += 4_000
    return MadeTurn(speaker: speaker, words: words, sentences: sentences)
  }

  private static func word(
    _ text: String, isFiller: Bool, _ clock: inout Int64, _ random: inout SeededRandom
  ) -> MadeWord {
    let start = clock
    clock += Int64(text.unicodeScalars.count) * 480 + Int64.random(in: 400...900, using: &random)
    defer { clock += Int64.random(in: 0...240, using: &random) }
    return MadeWord(text: text, start: start, end: clock, isFiller: isFiller)
  }

  /// What a transcript with `noise` of its words wrong has: half of these changed, a quarter
  /// missing, a quarter made up; 98 in 100 of them known to be unsure.
  public func store(noise: Double, seed: UInt64, into store: inout WordStore) {
    for made in transcribed(noise: noise, seed: seed) {
      store.add(made.recording, turns: made.turns, language: made.language)
    }
  }

  /// The same, as an index has it.
  public func transcribed(noise: Double, seed: UInt64) -> [RecordingTurns] {
    calls.indices.map { transcribed(call: $0, noise: noise, seed: seed) }
  }

  /// One call of them.
  public func transcribed(call number: Int, noise: Double, seed: UInt64) -> RecordingTurns {
    var random = SeededRandom(seed: seed &+ UInt64(number) &* 1_000_003)
    var turns: [Turn] = []
    for (index, made) in calls[number].turns.enumerated() {
      var words: [Word] = []
      for word in made.words { append(word, noise, &words, &random) }
      let range = SampleRange(start: made.words[0].start, end: made.words[made.words.count - 1].end)
      turns.append(
        Turn(
          number: index + 1, speaker: Speaker(name: made.speaker), text: words.map(\.text).joined(separator: " "),
          range: range, timing: .aligned, confidence: 0.9, words: words))
    }
    return RecordingTurns(
      recording: calls[number].recording, turns: turns, language: LanguageCode(grammar.language))
  }

  private func append(_ word: MadeWord, _ noise: Double, _ words: inout [Word], _ random: inout SeededRandom) {
    let range = SampleRange(start: word.start, end: word.end)
    let sure =
      random.chance(0.02)
      ? Double.random(in: 0.3...0.6, using: &random) : Double.random(in: 0.75...0.99, using: &random)
    guard random.chance(noise) else {
      words.append(Word(word.text, range: range, timing: .aligned, confidence: sure))
      return
    }
    let unsure = random.chance(0.02) ? 0.9 : Double.random(in: 0.05...0.45, using: &random)
    let slot = random.pick(Array(grammar.slots.keys.sorted()))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: break
    case 1:
      let middle = (word.start + word.end) / 2
      words.append(
        Word(word.text, range: SampleRange(start: word.start, end: middle), timing: .aligned, confidence: sure))
      words.append(
        Word(
          grammar.word(slot, .said, &random), range: SampleRange(start: middle, end: word.end), timing: .aligned,
          confidence: unsure))
    default:
      words.append(Word(grammar.word(slot, .said, &random), range: range, timing: .aligned, confidence: unsure))
    }
  }
}
