internal import TapeModel

/// Tape tokens between two places of one stream, looked at for what an edit did with them.
struct Passage {
  let stream: TapeStream
  /// Half-open, tokens of the stream.
  let range: Range<Int>

  var tokens: ArraySlice<TapeToken> { stream.tokens[range] }
  var isEmpty: Bool { range.isEmpty }
  var traits: TokenTraits { tokens.reduce(into: []) { $0.formUnion($1.traits) } }
  var isOnlyHesitation: Bool { tokens.allSatisfy { $0.traits.contains(.hesitation) } }
  var solidCount: Int { tokens.count { !$0.traits.contains(.hesitation) } }
  /// Every word of it is one that the transcript is not sure of.
  var isUncertain: Bool {
    let solid = tokens.filter { !$0.traits.contains(.hesitation) }
    return !solid.isEmpty && solid.allSatisfy { $0.isUnsure }
  }

  /// Whether only fillers are left without the words that the transcript is not sure of.
  func isFillerAndUncertain<Tape: TapeWords>(_ tape: Tape, _ rules: LanguageRules) -> Bool {
    let sure = tokens.filter { !$0.isUnsure }
    return sure.count < tokens.count && !sure.isEmpty && solid(sure, tape, rules).isEmpty
  }

  /// Its words without hesitations and fillers of one word or several.
  func solid<Tape: TapeWords>(_ tape: Tape, _ rules: LanguageRules) -> [TapeToken] {
    solid(Array(tokens), tape, rules)
  }

  private func solid<Tape: TapeWords>(_ tokens: [TapeToken], _ tape: Tape, _ rules: LanguageRules) -> [TapeToken] {
    let spoken = tokens.filter { !$0.traits.contains(.hesitation) }
    var solid: [TapeToken] = []
    var index = spoken.startIndex
    while index < spoken.endIndex {
      if let length = fillerLength(spoken[index...], tape, rules) {
        index += length
      } else {
        solid.append(spoken[index])
        index += 1
      }
    }
    return solid
  }

  /// Holds a hesitation or a filler.
  var holdsIdle: Bool { tokens.contains { $0.isIdle } }

  /// The words, half-open indexes into the stream's words.
  var words: Range<Int> {
    guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
    return Int(first.firstWord)..<Int(last.endWord)
  }

  func turn(ofToken token: Int) -> TapeTurn {
    stream.turns[Int(stream.words[Int(stream.tokens[token].firstWord)].turn)]
  }

  /// The first frame and the last of its words that have places.
  var frames: SampleRange? {
    let placed = stream.words[words].compactMap(\.range)
    guard let first = placed.map(\.start).min(), let last = placed.map(\.end).max() else { return nil }
    return SampleRange(checking: first, last)
  }

  /// Whether only words are left out that say little.
  ///
  /// Runs of several words, `you know`, count where the language lists them.
  func isOnlyFiller<Tape: TapeWords>(_ tape: Tape, _ rules: LanguageRules) -> Bool {
    !isEmpty && solid(tape, rules).isEmpty
  }

  private func fillerLength<Tape: TapeWords>(
    _ tokens: ArraySlice<TapeToken>, _ tape: Tape, _ rules: LanguageRules
  ) -> Int? {
    for length in [4, 3, 2] where tokens.count >= length {
      let phrase = tokens.prefix(length).map { tape.folded($0.key) }.joined(separator: " ")
      if rules.fillers.contains(phrase) { return length }
    }
    guard let first = tokens.first else { return nil }
    if let length = halfFillerLength(tokens, tape, rules) { return length }
    return first.traits.contains(.filler) || first.traits.contains(.cutOff) ? 1 : nil
  }

  /// A filler of two words of which the transcript has one, with a word that it is not sure of, or
  /// with speech without a word, in place of the other.
  private func halfFillerLength<Tape: TapeWords>(
    _ tokens: ArraySlice<TapeToken>, _ tape: Tape, _ rules: LanguageRules
  ) -> Int? {
    let first = tokens[tokens.startIndex]
    let second = tokens.dropFirst().first
    if first.isUnsure {
      guard let second, !second.isUnsure, rules.fillerTails.contains(tape.folded(second.key)) else { return nil }
      return 2
    }
    let word = tape.folded(first.key)
    if let second, second.isUnsure, rules.fillerHeads.contains(word) { return 2 }
    if first.traits.contains(.roomAfter), rules.fillerHeads.contains(word) { return 1 }
    return hasRoomBefore && rules.fillerTails.contains(word) ? 1 : nil
  }

  /// Whether there is speech without a word right before it.
  private var hasRoomBefore: Bool {
    range.lowerBound > 0 && stream.tokens[range.lowerBound - 1].traits.contains(.roomAfter)
  }

  /// Whether it is a false start or a repeat: its words, or all but fillers, are said again right after it or
  /// were said right before it, or are broken off.
  func isStumble<Tape: TapeWords>(_ tape: Tape, _ rules: LanguageRules) -> Bool {
    let solid = tokens.filter { !$0.traits.contains(.hesitation) && !$0.traits.contains(.filler) }
    guard !solid.isEmpty, solid.count <= 8 else { return false }
    if repeats(solid, after(solid.count + 2), tape) || repeats(solid, before(solid.count + 2), tape) { return true }
    // `we went to the, we went` with the kept words in the middle of both.
    for cut in 1..<max(2, solid.count) where cut < solid.count {
      let head = Array(solid[..<cut])
      let tail = Array(solid[cut...])
      if repeats(head, before(cut + 1), tape), repeats(tail, after(tail.count + 1), tape) { return true }
    }
    return false
  }

  private func repeats<Tape: TapeWords>(_ solid: [TapeToken], _ kept: [TapeToken], _ tape: Tape) -> Bool {
    guard !kept.isEmpty else { return false }
    for start in 0..<max(1, kept.count - solid.count + 1) where start + solid.count <= kept.count {
      if zip(solid, kept[start...]).allSatisfy({ isSaidAgain($0, $1, tape) }) { return true }
    }
    return false
  }

  private func isSaidAgain<Tape: TapeWords>(_ one: TapeToken, _ other: TapeToken, _ tape: Tape) -> Bool {
    if one.key == other.key { return true }
    return one.traits.contains(.cutOff) && tape.folded(other.key).hasPrefix(tape.folded(one.key))
  }

  private func after(_ count: Int) -> [TapeToken] {
    Array(stream.tokens[range.upperBound...].lazy.filter { !$0.traits.contains(.hesitation) }.prefix(count))
  }

  private func before(_ count: Int) -> [TapeToken] {
    Array(stream.tokens[..<range.lowerBound].reversed().lazy.filter { !$0.traits.contains(.hesitation) }.prefix(count))
      .reversed()
  }
}

extension TapeToken {
  /// Says little where it is left out.
  var isIdle: Bool { !traits.isDisjoint(with: [.hesitation, .filler]) }
}
