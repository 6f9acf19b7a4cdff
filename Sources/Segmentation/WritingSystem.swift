internal import TapeModel

/// The letters that a language is written in.
enum WritingSystem: String, Sendable {
  case latin = "Latin"
  case cyrillic = "Cyrillic"
  case greek = "Greek"
  case hebrew = "Hebrew"
  case arabic = "Arabic"

  /// `nil` for a language that is written in several, or that is not known here.
  init?(of language: LanguageCode) {
    let code = String(language.code.prefix { $0 != "-" })
    guard let system = Self.languages.first(where: { $0.codes.contains(code) })?.system else { return nil }
    self = system
  }

  private init?(_ letter: Unicode.Scalar) {
    switch letter.value {
    case 0x41...0x5A, 0x61...0x7A,
      0xC0...0x24F where letter.value != 0xD7 && letter.value != 0xF7:
      self = .latin
    case 0x370...0x3FF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF: self = .arabic
    default: return nil
    }
  }

  private static let languages: [(system: WritingSystem, codes: Set<String>)] = [
    (.cyrillic, ["ru", "uk", "be", "bg", "mk"]), (.greek, ["el"]), (.hebrew, ["he", "yi"]),
    (.arabic, ["ar", "fa", "ur"]),
    (
      .latin,
      [
        "en", "fr", "es", "it", "de", "nl", "pt", "ca", "gl", "eu", "sv", "da", "nb", "nn", "no", "is", "fi", "et",
        "lv",
        "lt", "pl", "cs", "sk", "sl", "hr", "hu", "ro", "sq", "tr", "mt", "ga", "cy", "af", "sw", "id", "ms", "vi",
        "eo",
        "la",
      ]
    ),
  ]

  private static let leastLetters = 20

  /// What most letters of turns are, where that is not what their language is written in;
  /// `nil` where it is, and for texts of a few letters.
  static func contradiction(
    in turns: [WrittenTurn], language: LanguageCode
  ) -> (written: WritingSystem, language: LanguageCode)? {
    for code in Set(turns.map { $0.language ?? language }).sorted() {
      guard let expected = WritingSystem(of: code) else { continue }
      var counts: [WritingSystem: Int] = [:]
      for turn in turns where (turn.language ?? language) == code {
        for word in turn.words {
          for letter in word.text.unicodeScalars {
            if let system = WritingSystem(letter) { counts[system, default: 0] += 1 }
          }
        }
      }
      let total = counts.values.reduce(0, +)
      guard total >= leastLetters else { continue }
      for (system, count) in counts where system != expected && 2 * count > total { return (system, code) }
    }
    return nil
  }
}
