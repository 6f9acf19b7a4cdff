public import QuoteCheck
public import TapeModel

/// A quote made from a tape by one edit, with what a check must say of it.
public struct MadeQuote: Sendable {
  public enum Edit: String, CaseIterable, Sendable {
    case verbatim, cleaned, condensed, condensedWithEllipsis, reordered, splicedCall, splicedCalls, word, number
    case negation, misattributed, neverSaid, condensedAndAltered
  }

  public let edit: Edit
  public let text: String
  public let speaker: String
  public let expected: Set<Verdict>
  public let recording: ContentHash?
  /// First and last word of the source; for pieces from one recording only.
  public let start: Int64?
  public let end: Int64?
  /// The turns it was made from, by index.
  public let call: Int?
}

/// Makes quotes from a tape, the same ones for the same seed.
public struct QuoteMaker {
  private let tape: MadeTape
  private var random: SeededRandom

  public init(tape: MadeTape, seed: UInt64) {
    self.tape = tape
    random = SeededRandom(seed: seed)
  }

  /// The first that `attempts` passages allow.
  public mutating func make(_ edit: MadeQuote.Edit, attempts: Int) -> MadeQuote? {
    for _ in 0..<attempts {
      if let quote = make(edit) { return quote }
    }
    return nil
  }

  /// `nil` where this passage does not allow the edit; try again.
  public mutating func make(_ edit: MadeQuote.Edit) -> MadeQuote? {
    if edit == .neverSaid { return neverSaid() }
    let callIndex = Int.random(in: 0..<tape.calls.count, using: &random)
    let call = tape.calls[callIndex]
    let turn = random.pick(call.turns)
    guard let range = passage(turn) else { return nil }
    let said = Array(turn.words[range])
    let source = Source(call: call, callIndex: callIndex, turn: turn, words: said)
    switch edit {
    case .verbatim: return quote(edit, said.map(\.text), source, [.verbatim])
    case .cleaned:
      guard said.dropFirst().dropLast().contains(where: \.isFiller), !said[0].isFiller, !said[said.count - 1].isFiller
      else {
        return nil
      }
      return quote(edit, said.filter { !$0.isFiller }.map(\.text), source, [.cleaned])
    case .condensed, .condensedWithEllipsis, .condensedAndAltered: return condensed(edit, source)
    case .reordered: return reordered(source)
    case .splicedCall, .splicedCalls: return spliced(edit, source)
    case .word, .number, .negation: return altered(edit, source)
    case .misattributed:
      let other = random.pick(call.turns.map(\.speaker).filter { $0 != turn.speaker })
      return quote(edit, said.map(\.text), source, [.misattributed], speaker: other)
    case .neverSaid: return nil
    }
  }

  private struct Source {
    let call: MadeTape.MadeCall
    let callIndex: Int
    let turn: MadeTape.MadeTurn
    let words: [MadeTape.MadeWord]
  }

  private mutating func passage(_ turn: MadeTape.MadeTurn) -> Range<Int>? {
    let length = Int.random(in: 8...28, using: &random)
    guard turn.words.count >= 8 else { return nil }
    let count = min(length, turn.words.count)
    let start = Int.random(in: 0...(turn.words.count - count), using: &random)
    return start..<start + count
  }

  private func quote(
    _ edit: MadeQuote.Edit, _ words: [String], _ source: Source, _ expected: Set<Verdict>, speaker: String? = nil
  ) -> MadeQuote {
    MadeQuote(
      edit: edit, text: words.joined(separator: " "), speaker: speaker ?? source.turn.speaker, expected: expected,
      recording: source.call.recording.id, start: source.words[0].start, end: source.words[source.words.count - 1].end,
      call: source.callIndex)
  }

  private mutating func condensed(_ edit: MadeQuote.Edit, _ source: Source) -> MadeQuote? {
    let said = source.words
    let length = Int.random(in: 2...6, using: &random)
    guard said.count >= length + 8 else { return nil }
    let start = Int.random(in: 4...(said.count - length - 4), using: &random)
    let gone = said[start..<(start + length)]
    guard gone.count(where: { !$0.isFiller }) >= 2, !said[start - 1].isFiller, !said[start + length].isFiller else {
      return nil
    }
    var head = said[..<start].map(\.text)
    let tail = said[(start + length)...].map(\.text)
    var expected: Set<Verdict> = [.condensed]
    if edit == .condensedAndAltered {
      guard !said[1].isFiller else { return nil }
      head[1] = foreignWord()
      expected = [.altered]
    }
    return quote(edit, head + (edit == .condensedWithEllipsis ? ["…"] : []) + tail, source, expected)
  }

  /// A word that no tape has.
  private mutating func foreignWord() -> String { tape.grammar.word("thing", .neverSaid, &random) }

  private mutating func reordered(_ source: Source) -> MadeQuote? {
    let sentences = source.turn.sentences
    guard sentences.count >= 2 else { return nil }
    let place = Int.random(in: 0..<(sentences.count - 1), using: &random)
    let one = source.turn.words[sentences[place]]
    let other = source.turn.words[sentences[place + 1]]
    guard other[other.endIndex - 1].end - one[one.startIndex].start < 112_000, one.count >= 6, other.count >= 6 else {
      return nil
    }
    let both = Source(call: source.call, callIndex: source.callIndex, turn: source.turn, words: Array(one + other))
    return quote(.reordered, (other + one).map(\.text), both, [.reordered])
  }

  private mutating func spliced(_ edit: MadeQuote.Edit, _ source: Source) -> MadeQuote? {
    let call = edit == .splicedCall ? source.call : random.pick(tape.calls)
    guard (edit == .splicedCall) == (call.recording.id == source.call.recording.id) else { return nil }
    let others = call.turns.filter {
      edit == .splicedCalls
        || ($0.speaker == source.turn.speaker && $0.words[0].start > source.words[source.words.count - 1].end + 320_000)
    }
    guard !others.isEmpty else { return nil }
    let other = random.pick(others)
    let tail = Array(other.words.prefix(12))
    guard tail.count >= 8 else { return nil }
    let head = Array(source.words.prefix(14))
    let whole = Source(call: source.call, callIndex: source.callIndex, turn: source.turn, words: head + tail)
    let quote = quote(
      edit, (head + tail).map(\.text), whole, edit == .splicedCall ? [.spliced] : [.spliced, .misattributed])
    guard edit == .splicedCalls else { return quote }
    return MadeQuote(
      edit: edit, text: quote.text, speaker: quote.speaker, expected: quote.expected, recording: nil, start: nil,
      end: nil,
      call: nil)
  }

  private mutating func altered(_ edit: MadeQuote.Edit, _ source: Source) -> MadeQuote? {
    var texts = source.words.map(\.text)
    let inner = texts.indices.dropFirst(2).dropLast(2)
    switch edit {
    case .number:
      let numbers = Set(tape.grammar.numbers)
      guard let place = inner.first(where: { numbers.contains(texts[$0]) }) else { return nil }
      texts[place] = random.pick(tape.grammar.numbers.filter { $0 != texts[place] })
    case .negation:
      let pairs = tape.grammar.negations.filter { pair in inner.contains { texts[$0] == pair.plain } }
      guard !pairs.isEmpty else { return nil }
      let pair = random.pick(pairs)
      guard let place = inner.first(where: { texts[$0] == pair.plain }) else { return nil }
      texts[place] = pair.negated
    default:
      let place = random.pick(Array(inner))
      guard !source.words[place].isFiller else { return nil }
      texts[place] = foreignWord()
    }
    return quote(edit, texts, source, [.altered])
  }

  /// Five words or more, two of them at least, and a quarter, that no tape has.
  private mutating func neverSaid() -> MadeQuote? {
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...2, using: &random) { words += tape.grammar.sentence(.neverSaid, &random) }
    guard words.count >= 5 else { return nil }
    let count = Int.random(in: 5...words.count, using: &random)
    let foreign = words.prefix(count).count { !tape.grammar.isCommon($0) }
    guard foreign >= 2, foreign * 4 >= count else { return nil }
    return MadeQuote(
      edit: .neverSaid, text: words.prefix(count).joined(separator: " "), speaker: random.pick(tape.grammar.speakers),
      expected: [.notFound], recording: nil, start: nil, end: nil, call: nil)
  }
}
