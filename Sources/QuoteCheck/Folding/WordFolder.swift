internal import TapeModel

/// Folds words as written into tokens as compared, for one language.
///
/// Remembers every spelling it has seen, so that a long transcript folds in the time of a
/// look-up a word.
struct WordFolder {
  private let rules: LanguageRules
  private var known: [String: [Piece]] = [:]

  init(language: LanguageCode?) { rules = LanguageRules.of(language) }

  /// A word, or the part of a word between hyphens.
  struct Piece: Hashable {
    var key: String
    var stem: String
    var traits: TokenTraits
    var number: NumberPart?
    /// Digits without separators and a fraction after a point.
    var digits: String?
    var isCapitalised: Bool
  }

  /// The tokens of `words`, numbers spoken in several words as one.
  ///
  /// - Complexity: O(*n*) in words.
  mutating func fold(_ words: some Collection<String>, marks: [TokenTraits] = []) -> [FoldedToken] {
    var tokens: [FoldedToken] = []
    tokens.reserveCapacity(words.count)
    var run = NumberRun()
    var startsSentence = true
    for (index, word) in words.enumerated() {
      let pieces = pieces(of: word)
      let mark = index < marks.count ? marks[index] : []
      for (place, piece) in pieces.enumerated() {
        if run.take(piece, word: index, mark: mark, rules: rules) { continue }
        run.flush(to: &tokens)
        if run.take(piece, word: index, mark: mark, rules: rules) { continue }
        var traits = piece.traits.union(mark)
        if piece.isCapitalised, place == 0, !startsSentence { traits.insert(.name) }
        tokens.append(
          FoldedToken(key: piece.key, stem: piece.stem, traits: traits, firstWord: index, endWord: index + 1))
      }
      let ending = sentenceEnding(of: word)
      startsSentence = !ending.isEmpty || (pieces.isEmpty && startsSentence)
      guard !ending.isEmpty else { continue }
      run.flush(to: &tokens)
      if !tokens.isEmpty { tokens[tokens.count - 1].traits.formUnion(ending) }
    }
    run.flush(to: &tokens)
    return tokens
  }

  private mutating func pieces(of word: String) -> [Piece] {
    if let pieces = known[word] { return pieces }
    let pieces = makePieces(of: word)
    known[word] = pieces
    return pieces
  }

  private func makePieces(of word: String) -> [Piece] {
    let folded = ScalarFolding.fold(word)
    let whole = trimmed(folded[...])
    guard !whole.isEmpty else { return folded.contains(UInt8(ascii: "&")) ? [piece("and", word)] : [] }
    if rules.hesitations.contains(String(decoding: whole, as: UTF8.self)) {
      return [Piece(key: text(whole), stem: text(whole), traits: .hesitation, isCapitalised: false)]
    }
    var pieces: [Piece] = []
    let parts = whole.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") })
    for (place, part) in parts.enumerated() {
      let core = trimmed(part)
      guard !core.isEmpty else { continue }
      if isOrdinalEnding(core), place > 0, let last = pieces.last, last.digits != nil { continue }
      pieces.append(contentsOf: expand(core, word))
    }
    let hyphens = folded.reversed().prefix { !isWordByte($0) }.filter { $0 == UInt8(ascii: "-") }.count
    if !pieces.isEmpty, hyphens >= 1 {
      pieces[pieces.count - 1].traits.insert(hyphens == 1 ? .cutOff : .masked)
    }
    return pieces
  }

  private func expand(_ core: ArraySlice<UInt8>, _ word: String) -> [Piece] {
    if core == [UInt8(ascii: "%")] { return [piece(percent, word)] }
    if core.first.map(isDigit) == true || (core.count > 1 && core.first == UInt8(ascii: "$")) {
      return digitPieces(core, word)
    }
    let spelled = text(core)
    if let words = rules.contractions[spelled] { return words.map { piece($0, word) } }
    if let apostrophe = core.lastIndex(of: UInt8(ascii: "'")), apostrophe > core.startIndex,
      let clitic = rules.clitics[text(core[apostrophe...])]
    {
      return [piece(text(core[..<apostrophe]), word), piece(clitic, word)]
    }
    return [piece(spelled, word)]
  }

  private var percent: String { rules.contractions["%"]?.first ?? rules.variants["%"] ?? "percent" }

  private func piece(_ spelled: String, _ word: String) -> Piece {
    var key = spelled
    key.removeAll { $0 == "'" || $0 == "." || $0 == "," || $0 == ":" }
    key = rules.variants[key] ?? key
    var traits: TokenTraits = []
    if rules.negations.contains(key) { traits.insert(.negation) }
    if rules.conditions.contains(key) { traits.insert(.condition) }
    if rules.fillers.contains(key) { traits.insert(.filler) }
    return Piece(
      key: key, stem: rules.stem(key), traits: traits, number: rules.numbers[key],
      isCapitalised: word.unicodeScalars.first(where: { $0.properties.isAlphabetic })?.properties.isUppercase ?? false)
  }

  /// `1,000`, `5.5`, `18th`, `200s`, `$5`, `40%`, `21:30`.
  private func digitPieces(_ core: ArraySlice<UInt8>, _ word: String) -> [Piece] {
    var pieces: [Piece] = []
    var unit: String?
    var rest = core
    while let first = rest.first, !isDigit(first) {
      if first == UInt8(ascii: "$") { unit = "dollars" }
      rest = rest.dropFirst()
    }
    while !rest.isEmpty {
      let run = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      if run.isEmpty {
        let letters = rest.prefix { !isDigit($0) }
        let ending = trimmed(letters)
        if !ending.isEmpty, !isOrdinalEnding(ending) {
          pieces.append(piece(ending == [UInt8(ascii: "%")] ? percent : text(ending), word))
        }
        rest = rest.dropFirst(letters.count)
      } else {
        pieces.append(digits(trimmed(run)))
        rest = rest.dropFirst(run.count)
      }
    }
    if pieces.count == 1, let key = rules.variants[text(core)] { return [piece(key, word)] }
    if let unit { pieces.append(piece(unit, word)) }
    return pieces
  }

  private func digits(_ run: ArraySlice<UInt8>) -> Piece {
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    let groups = run.split(whereSeparator: { !isDigit($0) })
    let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 }
    if isGrouped {
      whole = Array(groups.joined())
    } else {
      whole = Array(groups.first ?? [])
      fraction = Array(groups.dropFirst().joined())
    }
    let plain = Array(whole.drop { $0 == UInt8(ascii: "0") })
    let number = plain.isEmpty ? "0" : String(decoding: plain, as: UTF8.self)
    let value = fraction.isEmpty ? number : "\(number).\(String(decoding: fraction, as: UTF8.self))"
    return Piece(key: "#\(value)", stem: "#\(value)", traits: .number, digits: value, isCapitalised: false)
  }

  private func isOrdinalEnding(_ ending: ArraySlice<UInt8>) -> Bool { ordinalEndings.contains(text(ending)) }
}

private let ordinalEndings: Set<String> = LanguageRules.words(
  "st nd rd th s 's й я е го му м х ый ая ое ые ого ому ых ти ми ю ом ую им ої ій і ті та те ту тих тя тий")

private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

private func isWordByte(_ byte: UInt8) -> Bool { isDigit(byte) || (97...122).contains(byte) || byte >= 0x80 }

/// Without the marks around a word; keeps an apostrophe that is part of it, and `%` and `$`.
private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  func isKept(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "$")
  }
  guard let first = bytes.firstIndex(where: isKept), let last = bytes.lastIndex(where: isKept) else { return [] }
  return bytes[first...last]
}

/// The end of a sentence, as the punctuation behind `word` has it.
private func sentenceEnding(of word: String) -> TokenTraits {
  for byte in word.utf8.reversed().prefix(4) {
    if isWordByte(byte) && byte < 0x80 { return [] }
    switch byte {
    case UInt8(ascii: "?"): return [.endsSentence, .endsQuestion]
    case UInt8(ascii: "."), UInt8(ascii: "!"): return .endsSentence
    default: continue
    }
  }
  return []
}
