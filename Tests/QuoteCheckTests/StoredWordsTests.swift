import QuoteGenerator
import Synchronization
import TapeModel
import Testing

@testable import QuoteCheck

/// Stored words answer like words in memory, and never with what is wrong.
struct StoredWordsTests {
  static let state = StoredWords.State(log: hash(1), content: hash(2))

  static func hash(_ number: UInt8) -> ContentHash {
    ContentHash(bytes: [UInt8](repeating: number, count: 32))!
  }

  /// Calls in two languages, one of them with a translation.
  static let calls: [RecordingTurns] = {
    var calls: [RecordingTurns] = []
    for grammar in Grammar.all {
      calls += MadeTape(grammar, callCount: 4, turnsPerCall: 6, seed: 51).transcribed(noise: 0.12, seed: 52)
    }
    let turn = calls[0].turns[0]
    let translated = Turn(
      number: turn.number, speaker: turn.speaker, text: turn.text,
      translation: "The river froze early. Eighteen people walked over the ice.", range: turn.range,
      timing: turn.timing, confidence: turn.confidence, words: turn.words)
    calls[0] = RecordingTurns(
      recording: calls[0].recording, turns: [translated] + calls[0].turns.dropFirst(), language: calls[0].language)
    return calls
  }()

  static func bytes(_ calls: [RecordingTurns], copying old: StoredWords? = nil) -> [UInt8] {
    var writer = StoredWordsWriter()
    let copier = old.map { StoredWordsCopier($0) }
    var bytes: [UInt8] = []
    for call in calls {
      let content = hash(UInt8(call.turns.count))
      let copied = copier.flatMap { writer.copy(call.recording.id, content: content, from: $0) }
      bytes += copied ?? writer.add(call, content: content)
    }
    return bytes + writer.finish(state)
  }

  static func stored(_ bytes: [UInt8], _ calls: [RecordingTurns]) -> StoredWords? {
    let turns = Dictionary(uniqueKeysWithValues: calls.map { ($0.recording.id, $0) })
    return StoredWords(ByteArray(bytes)) { turns[$0] }
  }

  static let story: Story = {
    var quotes: [StoryQuote] = []
    for grammar in Grammar.all {
      let tape = MadeTape(grammar, callCount: 4, turnsPerCall: 6, seed: 51)
      var maker = QuoteMaker(tape: tape, seed: 53)
      for edit in MadeQuote.Edit.allCases {
        guard let quote = maker.make(edit, attempts: 60) else { continue }
        quotes.append(StoryQuote(text: quote.text, speaker: quote.speaker, line: quotes.count + 1, form: .prose))
      }
    }
    quotes.append(StoryQuote(text: "Eighteen people walked over the ice", line: 90, form: .prose))
    quotes.append(StoryQuote(text: "by hand", line: 91, form: .prose))
    return Story(name: "made", format: "text", quotes: quotes)
  }()

  static func memory(_ calls: [RecordingTurns]) -> WordStore {
    var store = WordStore()
    for call in calls { store.add(call.recording, turns: call.turns, language: call.language) }
    return store
  }

  @Test func findWhatWordsInMemoryFind() throws {
    let stored = try #require(Self.stored(Self.bytes(Self.calls), Self.calls))
    let memory = QuoteChecker(tape: Self.memory(Self.calls)).check(Self.story)
    #expect(QuoteChecker(tape: stored).check(Self.story) == memory)
    #expect(memory.quotes.count { $0.verdict != .notFound } >= 20)
    #expect(memory.quotes.contains { $0.layer == .translation })
    #expect(stored.isSound)
    #expect(stored.state == Self.state)
  }

  @Test func takesOverWhatDidNotChange() throws {
    let changed = RecordingTurns(
      recording: Self.calls[2].recording, turns: Array(Self.calls[2].turns.dropLast()), language: Self.calls[2].language
    )
    let old = try #require(Self.stored(Self.bytes(Self.calls), Self.calls))
    // One call gone, one changed, the order turned around.
    let calls = Array((Self.calls[3...] + [changed] + Self.calls[..<2]).reversed())
    let anew = try #require(Self.stored(Self.bytes(calls), calls))
    let copied = try #require(Self.stored(Self.bytes(calls, copying: old), calls))
    #expect(QuoteChecker(tape: copied).check(Self.story) == QuoteChecker(tape: anew).check(Self.story))
    #expect(copied.isSound && anew.isSound)
    #expect(copied.tokenCount == anew.tokenCount)
  }

  /// Whatever bit is wrong: the file is refused, or the check knows that it cannot be trusted, or
  /// the bit was never looked at.
  @Test func neverAnswersFromDamagedBytes() throws {
    let bytes = Self.bytes(Self.calls)
    let right = QuoteChecker(tape: Self.memory(Self.calls)).check(Self.story)
    var random = SeededRandom(seed: 61)
    var refused = 0
    var noticed = 0
    for _ in 0..<12 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      guard let stored = Self.stored(damaged, Self.calls) else {
        refused += 1
        continue
      }
      let report = QuoteChecker(tape: stored).check(Self.story)
      if stored.isSound { #expect(report == right) } else { noticed += 1 }
    }
    #expect(refused > 0)
    #expect(noticed > 0)
    for count in [0, 1, 151, 152, bytes.count / 2, bytes.count - 1] {
      #expect(Self.stored(Array(bytes.prefix(count)), Self.calls) == nil)
    }
  }

  @Test func noticesThatTheIndexHasOtherWordsNow() throws {
    var calls = Self.calls
    let turns = calls[1].turns.map { turn in
      Turn(
        number: turn.number, speaker: turn.speaker, text: turn.text, range: turn.range, timing: turn.timing,
        confidence: turn.confidence,
        words: turn.words.map { Word($0.text + "x", range: $0.range, timing: $0.timing, confidence: $0.confidence) })
    }
    calls[1] = RecordingTurns(recording: calls[1].recording, turns: turns, language: calls[1].language)
    let stored = try #require(Self.stored(Self.bytes(Self.calls), calls))
    let text = Self.calls[1].turns[0].words.prefix(9).map(\.text).joined(separator: " ")
    _ = QuoteChecker(tape: stored).check(
      Story(name: "s", format: "text", quotes: [StoryQuote(text: text, line: 1, form: .prose)]))
    #expect(!stored.isSound)
  }

  /// Words folded by other rules must not be taken for folded ones: whoever changes folding
  /// raises `StoredTrailer.foldingVersion`, and then these numbers.
  @Test func raisesItsVersionWithTheRulesOfFolding() {
    var sum: UInt64 = 0
    for code in ["en", "ru", "uk", "fr"] {
      let rules = LanguageRules.of(LanguageCode(code))
      var words = rules.hesitations.union(rules.fillers).union(rules.negations).union(rules.conditions)
      words.formUnion(rules.contractions.keys)
      words.formUnion(rules.variants.keys)
      words.formUnion(rules.numbers.keys)
      words.formUnion(["walked", "houses", "солдатами", "деревня", "дорозі", "школою", "don't", "he's"])
      words.formUnion(["1,000", "18th", "5.5", "40%", "$5", "well-known", "f---", "riv-", "Ещё", "п’ять", "Zürich"])
      for word in words.sorted() {
        var folder = WordFolder(language: LanguageCode(code))
        for token in folder.fold([word]) {
          sum = sum &* 31 &+ Array("\(token.key)|\(token.stem)|\(token.traits.rawValue)".utf8).checksum
        }
      }
    }
    #expect(StoredTrailer.foldingVersion == 1)
    #expect(sum == 9_993_183_785_911_599_877)
  }
}
