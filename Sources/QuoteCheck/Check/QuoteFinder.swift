internal import Glibc

/// Finds where a quote's words are on tape.
struct QuoteFinder<Tape: TapeWords> {
  let tape: Tape

  struct Found {
    let links: [TapeLink]
    /// The share of the quote's words that are there, by weight, 0 to 1.
    let share: Double
    /// Enough to say that the quote is from there.
    let isEnough: Bool
  }

  /// The quote's tokens as the alignment wants them.
  func rows(_ words: PublishedWords) -> [QuoteRow] {
    var unknown: Int32 = -1
    let common = LanguageRules.of(words.language).common
    return words.tokens.map { token in
      let key = tape.number(of: token.key)
      let stem = tape.number(of: token.stem)
      unknown -= 2
      let count = stem.map { tape.placeCount(ofStem: $0) } ?? 0
      let rarity = (-log(frequency(token.key, isCommon: common.contains(token.key), count: count)) - 2.5) / 6.5
      let isFree = !token.traits.isDisjoint(with: [.bracketed, .parenthesised])
      let weight = isFree ? 0.1 : 0.35 + 1.65 * min(max(rarity, 0), 1)
      return QuoteRow(
        key: key ?? unknown, stem: stem ?? unknown + 1, weight: Float(weight), traits: token.traits, maskedKeys: [])
    }
  }

  /// How often a word is said, of all words: counted on the tapes, and, while these are few,
  /// guessed by its language's commonest words and by its length.
  private func frequency(_ key: String, isCommon: Bool, count: Int) -> Double {
    let letters = key.unicodeScalars.count
    let prior =
      isCommon ? Self.commonPrior : key.hasPrefix("#") ? Self.priorByLetters[6] : Self.priorByLetters[min(letters, 6)]
    return (Double(max(count, 1)) + prior * Self.priorWords) / (Double(tape.tokenCount) + Self.priorWords)
  }

  private static var priorByLetters: [Double] { [0.017, 0.017, 0.017, 0.007, 0.0017, 0.0005, 0.000_125] }
  private static var commonPrior: Double { 0.02 }
  private static var priorWords: Double { 20_000 }

  /// The best place of the quote: word for word where there is one that suits, else by alignment.
  ///
  /// `bonus` prefers the turns of some speakers, by number, where places are equal otherwise.
  func bestPlace(_ rows: [QuoteRow], words: PublishedWords, bonus: (Int32) -> Float) -> Found? {
    var columns = CandidateFinder(tape: tape, rows: rows).columns(bonus: bonus)
    guard columns.count > 0 else { return nil }
    if Int64(rows.count) * Int64(columns.count) > Self.cellLimit { columns = Columns() }
    let rows = masked(rows, words, columns)
    guard let result = WordAligner.align(rows, columns) else { return nil }
    var links: [TapeLink] = []
    links.reserveCapacity(rows.count)
    var found: Float = 0
    var matches = 0
    var rareMatches = 0
    var evidence = Evidence()
    for step in result.steps {
      switch step {
      case .match(let row, let column, let isExact):
        links.append(TapeLink(kind: isExact ? .exact : .ending, place: columns.places[column]))
        found += rows[row].weight * (isExact ? 1 : 0.8)
        if !rows[row].isFree { matches += 1 }
        if rows[row].weight >= 1.2 { rareMatches += 1 }
        evidence.add(rows[row], isMatch: true, doubt: 1)
      case .change(let row, let column):
        evidence.add(
          rows[row], isMatch: false, doubt: columns.isUnsure[column] ? 0.3 : 1)
        links.append(
          TapeLink(kind: rows[row].isFree ? .added : .changed, place: rows[row].isFree ? nil : columns.places[column]))
      case .add(let row):
        evidence.add(rows[row], isMatch: false, doubt: 1)
        links.append(TapeLink(kind: .added, place: nil))
      }
    }
    let total = rows.reduce(0) { $0 + ($1.isFree ? 0 : $1.weight) }
    let share = total > 0 ? Double(min(1, found / total)) : 0
    let solid = rows.count { !$0.isFree }
    let isEnough =
      share >= 0.55 && evidence.share >= 0.5 && result.score >= 0.3 * total && rareMatches >= 1 && matches * 2 >= solid
      && (solid > 4 || matches >= solid - (solid > 2 ? 1 : 0))
    return Found(links: links, share: share, isEnough: isEnough)
  }

  /// Only words that are not common say where a quote is from.
  private struct Evidence {
    private var found: Float = 0
    private var missing: Float = 0

    var share: Float { found + missing > 0 ? found / (found + missing) : 1 }

    mutating func add(_ row: QuoteRow, isMatch: Bool, doubt: Float) {
      guard !row.isFree, row.weight > 0.8 else { return }
      if isMatch { found += row.weight - 0.8 } else { missing += (row.weight - 0.8) * doubt }
    }
  }

  private static var cellLimit: Int64 { 60_000_000 }

  /// A partly hidden word may be any on these tapes that begins with its letters.
  private func masked(_ rows: [QuoteRow], _ words: PublishedWords, _ columns: Columns) -> [QuoteRow] {
    guard words.tokens.contains(where: { $0.traits.contains(.masked) }) else { return rows }
    return rows.enumerated().map { index, row in
      let token = words.tokens[index]
      guard token.traits.contains(.masked) else { return row }
      let keys = Set(columns.keys.filter { tape.folded($0).hasPrefix(token.key) && tape.folded($0).utf8.count > 2 })
      return QuoteRow(key: row.key, stem: row.stem, weight: 0.35, traits: row.traits, maskedKeys: keys)
    }
  }
}
