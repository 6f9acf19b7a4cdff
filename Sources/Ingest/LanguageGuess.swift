public import TapeModel

/// The language of a text by its letters and its commonest words.
///
/// Tells Ukrainian from Russian by the letters that only one of them has, and English by
/// its articles, pronouns and prepositions. Anything else stays unknown.
public func guessedLanguage(of turns: [WrittenTurn]) -> LanguageCode? {
  var cyrillic = 0
  var ukrainian = 0
  var russian = 0
  var latin = 0
  var words = 0
  var english = 0
  for turn in turns.prefix(2_000) {
    for word in turn.words {
      words += 1
      let folded = word.text.lowercased()
      if commonEnglish.contains(folded.filter { $0.isLetter }) { english += 1 }
      for letter in folded.unicodeScalars {
        switch letter {
        case "і", "ї", "є", "ґ": ukrainian += 1
        case "ы", "э", "ё", "ъ": russian += 1
        case "\u{400}"..."\u{52F}": cyrillic += 1
        case "a"..."z": latin += 1
        default: break
        }
      }
    }
  }
  let allCyrillic = cyrillic + ukrainian + russian
  if allCyrillic > latin { return LanguageCode(ukrainian > russian ? "uk" : "ru") }
  return words > 0 && english * 8 > words ? LanguageCode("en") : nil
}

private let commonEnglish: Set<String> = [
  "the", "a", "an", "i", "you", "he", "she", "it", "we", "they", "and", "to", "of", "in", "is", "was", "that", "not",
  "on", "for", "are", "this", "have", "with", "my", "your", "what", "there",
]
