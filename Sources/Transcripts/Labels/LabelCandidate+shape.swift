/// How a label looks, letter by letter.
extension LabelCandidate.Shape {
  /// Small words that may stand in a name.
  private static let particles: Set<String> = [
    "de", "la", "le", "di", "da", "von", "van", "der", "of", "the", "and", "и", "та", "й",
  ]

  private enum Sign { case capital, small, letter, digit, gap, mark, alien }

  /// The shape of a name without a colon or brackets; `nil` for one without a letter, of
  /// more than five words, or with punctuation that no name has.
  init?(_ bytes: Bytes, _ name: Range<Int>) {
    var (words, hasLetter, hasSmall, allNamed) = (0, false, false, true)
    var isLastNumber = false
    var wordStart: Int?
    var at = name.lowerBound
    while at < name.upperBound {
      let (sign, length) = Self.sign(bytes, at, before: name.upperBound)
      let isFirst = wordStart == nil
      if sign == .gap {
        wordStart = nil
        at += length
        continue
      }
      if isFirst {
        wordStart = at
        words += 1
        isLastNumber = true
      }
      if sign != .digit { isLastNumber = false }
      switch sign {
      case .alien: return nil
      case .small:
        (hasLetter, hasSmall) = (true, true)
        if isFirst, !Self.isParticle(bytes, at, before: name.upperBound) { allNamed = false }
      case .capital, .letter: hasLetter = true
      case .digit, .gap, .mark: break
      }
      at += length
    }
    guard hasLetter, words <= 5 else { return nil }
    let isNumbered = isLastNumber && (2...3).contains(words)
    self = !hasSmall || isNumbered ? .strong : allNamed ? .named : .weak
  }

  private static func sign(_ bytes: Bytes, _ at: Int, before end: Int) -> (Sign, Int) {
    switch bytes[at] {
    case 0x41...0x5A: return (.capital, 1)
    case 0x61...0x7A: return (.small, 1)
    case 0x30...0x39: return (.digit, 1)
    case 0x20, 0x09, 0x5F, 0x2F: return (.gap, 1)
    case ..<0x80: return (.mark, 1)
    default: break
    }
    let (scalar, length) = bytes.scalar(at, before: end)
    switch scalar.value {
    case 0x400...0x42F: return (.capital, length)
    case 0x430...0x45F: return (.small, length)
    default: break
    }
    let properties = scalar.properties
    if properties.isLowercase { return (.small, length) }
    if properties.isUppercase { return (.capital, length) }
    if properties.isAlphabetic { return (.letter, length) }
    if properties.isWhitespace { return (.gap, length) }
    // The apostrophe of O’Neil is the only foreign mark that names have.
    return (properties.generalCategory == .otherPunctuation ? .alien : .mark, length)
  }

  private static func isParticle(_ bytes: Bytes, _ start: Int, before end: Int) -> Bool {
    var at = start
    while at < end, bytes[at] != 0x20 { at += 1 }
    return at - start <= 4 && particles.contains(bytes.string(start..<at))
  }
}
