internal import TapeModel

/// What a text itself says of its language, by its letters and its commonest words.
///
/// The sound alone does not tell: a text spoken with another language's sounds is still the
/// same words in the same order, and is found in part.
enum TextLanguage {
  /// Why the turns are not in their language, for a person to read; `nil` where they may be.
  static func contradiction(in turns: [WrittenTurn], language: LanguageCode) -> String? {
    if let (written, code) = WritingSystem.contradiction(in: turns, language: language) {
      return "\(named(turns, in: code, language)) in \(written.rawValue) letters, which \(code) is not written in"
    }
    for code in Set(turns.map { $0.language ?? language }).sorted() {
      let own = turns.filter { ($0.language ?? language) == code }
      if let other = otherByLetters(of: own, than: code) ?? otherByWords(of: own, than: code) {
        return "\(named(turns, in: code, language)) in \(other) by the words, and not in \(code)"
      }
    }
    return nil
  }

  /// The turns that are said to be in a language, as the beginning of a sentence.
  private static func named(_ turns: [WrittenTurn], in code: LanguageCode, _ language: LanguageCode) -> String {
    let numbers = turns.indices.filter { (turns[$0].language ?? language) == code }.map { String($0 + 1) }
    if numbers.count == turns.count { return "the transcript is" }
    if numbers.count == 1 { return "turn \(numbers[0]) is" }
    let listed = numbers.prefix(mostListed).joined(separator: ", ")
    return "turns \(listed)\(numbers.count > mostListed ? " and others" : "") are"
  }

  private static let mostListed = 5

  private static let leastLetters = 6

  /// Ukrainian said to be Russian, or the other way round: three times as many letters that
  /// only the other has. Talk in both has many of each.
  private static func otherByLetters(of turns: [WrittenTurn], than language: LanguageCode) -> LanguageCode? {
    let code = base(language)
    guard let own = ownLetters[code], let (other, others) = ownLetters.first(where: { $0.key != code }) else {
      return nil
    }
    var ownCount = 0
    var otherCount = 0
    for turn in turns {
      for word in turn.words {
        for letter in word.text.lowercased().unicodeScalars {
          if own.contains(letter) { ownCount += 1 }
          if others.contains(letter) { otherCount += 1 }
        }
      }
    }
    return otherCount >= leastLetters && otherCount > 3 * ownCount ? LanguageCode(other) : nil
  }

  private static let leastCommonWords = 6
  private static let leastCommonShare = 0.12

  /// The language whose commonest words the text has, where it hardly has those of its own.
  private static func otherByWords(of turns: [WrittenTurn], than language: LanguageCode) -> LanguageCode? {
    guard let own = commonWords[base(language)] else { return nil }
    var counts: [String: Int] = [:]
    var ownCount = 0
    var total = 0
    for turn in turns {
      for word in turn.words {
        let folded = word.text.lowercased().filter { $0.isLetter }
        guard !folded.isEmpty else { continue }
        total += 1
        if own.contains(folded) { ownCount += 1 }
        for (code, words) in commonWords where words.contains(folded) { counts[code, default: 0] += 1 }
      }
    }
    let ranked = counts.filter { $0.key != base(language) }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let best = ranked.first, best.value >= leastCommonWords, best.value > 2 * ownCount,
      Double(best.value) > leastCommonShare * Double(total)
    else { return nil }
    return LanguageCode(best.key)
  }

  private static func base(_ language: LanguageCode) -> String { String(language.code.prefix { $0 != "-" }) }

  private static let ownLetters: [String: Set<Unicode.Scalar>] = [
    "ru": ["ы", "э", "ё", "ъ"], "uk": ["і", "ї", "є", "ґ"],
  ]

  private static let commonWords: [String: Set<String>] = [
    "en": [
      "the", "and", "you", "to", "of", "is", "that", "it", "for", "not", "have", "with", "this", "are", "what", "your",
      "on", "we", "they", "at", "from", "please", "will", "be", "has", "been",
    ],
    "fr": [
      "le", "la", "les", "de", "des", "du", "et", "un", "une", "est", "que", "vous", "pas", "pour", "dans", "ne", "ce",
      "je", "il", "sur", "avec", "votre", "au", "qui", "à", "en", "a",
    ],
    "es": [
      "el", "la", "los", "las", "de", "y", "un", "una", "es", "que", "no", "por", "para", "con", "su", "se", "lo",
      "en", "del", "usted", "al", "más", "ha", "a",
    ],
    "it": [
      "il", "la", "di", "e", "un", "una", "che", "non", "per", "è", "con", "si", "del", "della", "sono", "le", "da",
      "i", "al", "ha", "lo", "gli", "nel", "più", "a",
    ],
    "de": [
      "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "zu", "sie", "ich", "den", "mit", "von", "für", "auf",
      "es", "im", "dem", "bitte", "sich", "wir", "ihre",
    ],
    "pt": [
      "o", "os", "de", "e", "um", "uma", "que", "não", "para", "com", "se", "em", "do", "da", "por", "você", "é", "no",
      "na", "mais", "a", "seu",
    ],
    "nl": [
      "de", "het", "een", "en", "van", "is", "dat", "niet", "ik", "je", "op", "te", "voor", "met", "zijn", "u", "wij",
      "maar",
    ],
  ]
}
