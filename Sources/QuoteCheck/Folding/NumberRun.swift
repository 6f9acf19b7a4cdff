/// The number words gathered so far, until one does not continue the number.
struct NumberRun {
  private var builder = NumberBuilder()
  private var pieces: [(piece: WordFolder.Piece, word: Int)] = []
  /// A joiner or an article, held back until it is known to be inside a number.
  private var held: [(piece: WordFolder.Piece, word: Int)] = []
  private var digits: String?
  private var mark: TokenTraits = []
  private var isOpen: Bool { !pieces.isEmpty }

  /// Takes the piece where it starts or continues a number.
  mutating func take(_ piece: WordFolder.Piece, word: Int, mark: TokenTraits, rules: LanguageRules) -> Bool {
    if isOpen || !held.isEmpty, mark != self.mark { return false }
    if let spoken = piece.number {
      if let digits, digits.utf8.contains(UInt8(ascii: ".")) { return takeScale(spoken, piece, word) }
      guard builder.take(spoken) else { return false }
    } else if let stated = piece.digits {
      guard !isOpen, held.isEmpty else { return false }
      digits = stated
      builder = NumberBuilder(digits: Int64(stated) ?? .max)
    } else if rules.numberJoiners.contains(piece.key), isOpen, held.isEmpty, builder.value >= 100 {
      held.append((piece, word))
      return true
    } else if rules.numberArticles.contains(piece.key), !isOpen, held.isEmpty {
      held.append((piece, word))
      self.mark = mark
      return true
    } else {
      return false
    }
    if !isOpen, let article = held.first, piece.number?.kind != .hundred, piece.number?.kind != .scale {
      _ = article
      builder = NumberBuilder()
      digits = nil
      return false
    }
    pieces.append(contentsOf: held)
    held = []
    pieces.append((piece, word))
    self.mark = mark
    return true
  }

  /// `1.5 million`: the point moves.
  private mutating func takeScale(_ spoken: NumberPart, _ piece: WordFolder.Piece, _ word: Int) -> Bool {
    guard spoken.kind == .scale, let stated = digits else { return false }
    let parts = stated.split(separator: ".")
    guard parts.count == 2, let whole = Int64(parts[0]), let fraction = Int64(parts[1]), whole < 1_000_000 else {
      return false
    }
    var unit = spoken.value
    for _ in 0..<parts[1].utf8.count { unit = unit % 10 == 0 ? unit / 10 : 0 }
    guard unit > 0, fraction < 1_000_000 else { return false }
    digits = String(whole * spoken.value + fraction * unit)
    pieces.append((piece, word))
    return true
  }

  /// Ends the number, if one is open, and appends it.
  mutating func flush(to tokens: inout [FoldedToken]) {
    if let first = pieces.first, let last = pieces.last {
      let wasJoined = pieces.contains { $0.piece.number != nil }
      let value =
        wasJoined && digits?.utf8.contains(UInt8(ascii: ".")) != true && builder.isOpen
        ? String(builder.value) : digits ?? String(builder.value)
      tokens.append(
        FoldedToken(
          key: "#\(value)", stem: "#\(value)", traits: mark.union(.number), firstWord: first.word,
          endWord: last.word + 1))
    }
    for (piece, word) in held {
      tokens.append(
        FoldedToken(
          key: piece.key, stem: piece.stem, traits: piece.traits.union(mark), firstWord: word, endWord: word + 1))
    }
    self = NumberRun()
  }
}
