/// The marks that print puts around quotes.
enum StoryMark: Hashable {
  /// `"…"`
  case straight
  /// `“…”`, also closed by `"`, and `„…“`.
  case curly
  case low
  /// `”…”`
  case swedish
  /// `«…»`, nested ones counted.
  case guillemets
  /// `»…«`
  case reversedGuillemets
  /// `''…''`
  case doubledApostrophes
  /// `‘…’`
  case single
  /// `'…'`
  case straightSingle

  static func isAnyOpening(_ scalar: Unicode.Scalar) -> Bool { "\"“„”«‘'".unicodeScalars.contains(scalar) }
  static func isAnyMark(_ scalar: Unicode.Scalar) -> Bool { "\"“”„‟«»‘’'".unicodeScalars.contains(scalar) }

  /// The mark that opens at `index`, and its length; `nil` where none does.
  static func opening(_ text: [Unicode.Scalar], at index: Int) -> (mark: StoryMark, count: Int)? {
    let scalar = text[index]
    let next = index + 1 < text.count ? text[index + 1] : " "
    let isFree = isFreeBefore(text, index)
    if isApostrophe(scalar), isApostrophe(next), index + 2 < text.count, isFree, !isSpace(text[index + 2]) {
      return (.doubledApostrophes, 2)
    }
    // French print sets a space inside its marks.
    if scalar == "«", index + 2 < text.count { return (.guillemets, 1) }
    guard !isSpace(next) else { return nil }
    switch scalar {
    case "\"", "\u{FF02}": return isFree ? (.straight, 1) : nil
    case "“": return isFree || isLetter(next) ? (.curly, 1) : nil
    case "„", "‟": return (.low, 1)
    case "”": return isFree ? (.swedish, 1) : nil
    case "»": return isFree && isLetter(next) ? (.reversedGuillemets, 1) : nil
    case "‘", "‚": return isFree ? (.single, 1) : nil
    case "'": return isFree && !isElision(text, index) ? (.straightSingle, 1) : nil
    default: return nil
    }
  }

  /// Where the quote ends that this mark opened before `start`: at its closing mark, which is
  /// `count` long; `nil` where that is not in the text.
  func closing(_ text: [Unicode.Scalar], from start: Int) -> (index: Int, count: Int)? {
    switch self {
    case .single, .straightSingle: return singleClosing(text, from: start)
    case .guillemets: return nestedClosing(text, from: start)
    default: break
    }
    for index in start..<max(start, text.count) {
      let scalar = text[index]
      let next = index + 1 < text.count ? text[index + 1] : " "
      let previous = index > 0 ? text[index - 1] : " "
      switch (self, scalar) {
      case (.straight, "\""), (.straight, "\u{FF02}"):
        if Self.isSpace(previous), !Self.isSpace(next), index > start { return nil }
        return (index, 1)
      case (.straight, "”"), (.curly, "”"), (.low, "”"), (.low, "“"), (.swedish, "”"), (.reversedGuillemets, "«"):
        if self == .swedish, Self.isSpace(previous), !Self.isSpace(next) { return nil }
        return (index, 1)
      case (.curly, "\""), (.low, "\""):
        if !Self.isSpace(previous) { return (index, 1) }
      case (.curly, "“"):
        // Another opening mark: the closing one was lost; or it was typed the wrong way round.
        return !Self.isSpace(previous) && !Self.isLetter(next) ? (index, 1) : nil
      case (.doubledApostrophes, "'"), (.doubledApostrophes, "’"):
        if Self.isApostrophe(next), index + 1 < text.count {
          if Self.isSpace(previous), index > start { return nil }
          return (index, 2)
        }
      default: break
      }
    }
    return nil
  }

  /// Apostrophes inside words do not close; after an `s` only where no later one does.
  private func singleClosing(_ text: [Unicode.Scalar], from start: Int) -> (index: Int, count: Int)? {
    var fallback: Int?
    for index in start..<max(start, text.count) {
      let next = index + 1 < text.count ? text[index + 1] : " "
      if text[index] == "‘", index > start { break }
      guard text[index] == "’" || (self == .straightSingle && text[index] == "'"), index > start,
        !Self.isLetter(next), !Self.isSpace(text[index - 1])
      else { continue }
      if text[index - 1] != "s" { return (index, 1) }
      fallback = index
      if ".,;:!?".unicodeScalars.contains(next) { return (index, 1) }
    }
    return fallback.map { ($0, 1) }
  }

  /// A single `»` may close two that opened.
  private func nestedClosing(_ text: [Unicode.Scalar], from start: Int) -> (index: Int, count: Int)? {
    var depth = 1
    var last: Int?
    for index in start..<max(start, text.count) {
      if text[index] == "«" { depth += 1 }
      guard text[index] == "»" else { continue }
      depth -= 1
      last = index
      if depth == 0 { return (index, 1) }
    }
    return last.map { ($0, 1) }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’" || scalar == "`" || scalar == "‘"
  }

  /// Whether nothing stands before `index` that a word could belong to.
  private static func isFreeBefore(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = text[index - 1]
    return isSpace(before) || "([{—–-/:«“„‘".unicodeScalars.contains(before)
  }

  /// `'em`, `'cause`, `'90s`.
  private static func isElision(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    let word = text[(index + 1)...].prefix { isLetter($0) }
    if word.first?.properties.numericType != nil { return true }
    let spelled = String(String.UnicodeScalarView(word)).lowercased()
    return ["em", "cause", "til", "tis", "twas", "bout", "round", "n"].contains(spelled)
  }
}
