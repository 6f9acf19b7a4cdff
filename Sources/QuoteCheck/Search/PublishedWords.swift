internal import TapeModel

/// A quote as published, taken apart: words, and tokens that know what print puts around them.
struct PublishedWords {
  /// As printed, with their punctuation; ellipses that stand alone are not words.
  private(set) var words: [String] = []
  private(set) var tokens: [FoldedToken] = []
  let language: LanguageCode?

  /// Longer quotes are cut off here, so that no story can ask for unlimited work.
  static let tokenLimit = 3_000

  init(_ text: String, language: LanguageCode?) {
    self.language = language
    var marks: [TokenTraits] = []
    var around: TokenTraits = []
    for piece in Self.pieces(of: text) {
      if piece == "…" {
        if !marks.isEmpty { marks[marks.count - 1].insert(.ellipsis) }
        continue
      }
      if piece.contains("[") { around.insert(.bracketed) }
      if piece.contains("(") { around.insert(.parenthesised) }
      words.append(piece)
      marks.append(around)
      if piece.contains("]") { around.remove(.bracketed) }
      if piece.contains(")") { around.remove(.parenthesised) }
    }
    // An open bracket without its end is a slip of the pen, not an insertion to the end.
    if !around.isEmpty { for index in marks.indices { marks[index].subtract(around) } }
    var folder = WordFolder(language: language)
    tokens = folder.fold(words.map(Self.masked), marks: marks).filter { !$0.traits.contains(.hesitation) }
    spreadEllipses(marks)
    if tokens.count > Self.tokenLimit { tokens.removeLast(tokens.count - Self.tokenLimit) }
  }

  /// Marks only the last token of a word, and the last word before one without tokens.
  private mutating func spreadEllipses(_ marks: [TokenTraits]) {
    for index in tokens.indices { tokens[index].traits.remove(.ellipsis) }
    var next = 0
    for (word, mark) in marks.enumerated() where mark.contains(.ellipsis) {
      while next < tokens.count, tokens[next].endWord <= word + 1 { next += 1 }
      if next > 0, next < tokens.count { tokens[next - 1].traits.insert(.ellipsis) }
    }
  }

  var admitsOmission: Bool { tokens.contains { $0.traits.contains(.ellipsis) } }

  /// The printed words of a run of tokens.
  func text(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= tokens.count else { return "" }
    return words[tokens[range.lowerBound].firstWord..<tokens[range.upperBound - 1].endWord].joined(separator: " ")
  }

  /// Splits at white space and at ellipses of every kind, which come out as `…`.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var word = String.UnicodeScalarView()
    var dots = 0
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    func endWord() {
      if word.contains(where: {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "%&".unicodeScalars.contains($0)
      }) {
        pieces.append(String(word))
      } else if let last = pieces.indices.last, !word.isEmpty, pieces[last] != "…", !word.contains("[") {
        pieces[last] += String(word)
      }
      word = String.UnicodeScalarView()
    }
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "…" || isEllipsis(scalars, at: index, end: &dots) {
        if scalar == "…" { dots = index + 1 }
        // The full stop before an ellipsis belongs to its word; so does a bracket around it.
        if word.count == 1, word.first == "[" || word.first == "(" { word = String.UnicodeScalarView() }
        endWord()
        pieces.append("…")
        index = dots
        while index < scalars.count, "])".unicodeScalars.contains(scalars[index]) { index += 1 }
        continue
      }
      if isSpace(scalar) { endWord() } else { word.append(scalar) }
      index += 1
    }
    endWord()
    return pieces
  }

  /// Three dots or more, with single spaces between them or without.
  private static func isEllipsis(_ scalars: [Unicode.Scalar], at start: Int, end: inout Int) -> Bool {
    guard scalars[start] == "." else { return false }
    var count = 0
    var index = start
    while index < scalars.count {
      if scalars[index] == "." {
        count += 1
        index += 1
      } else if count > 0, index + 1 < scalars.count, scalars[index].properties.isWhitespace, scalars[index + 1] == "."
      {
        index += 1
      } else {
        break
      }
    }
    end = index
    return count >= 3
  }

  /// `f***` and `s—-` as the folder knows them: letters, then hyphens.
  private static func masked(_ word: String) -> String {
    guard word.unicodeScalars.contains(where: { $0 == "*" || $0 == "-" || $0 == "—" }) else { return word }
    let scalars = Array(word.unicodeScalars.drop { !$0.properties.isAlphabetic })
    let letters = scalars.prefix { $0.properties.isAlphabetic }
    let mask = scalars.dropFirst(letters.count).prefix { $0 == "*" || $0 == "-" || $0 == "—" }
    guard (1...2).contains(letters.count), mask.count >= 2 else { return word }
    return String(String.UnicodeScalarView(letters)) + "--"
  }
}
