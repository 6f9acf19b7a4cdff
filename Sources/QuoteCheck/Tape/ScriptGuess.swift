public import TapeModel

/// The language that a text's letters tell, as far as the quote check must know it.
public enum ScriptGuess {
  /// Cyrillic with `і`, `ї`, `є` or `ґ` more often than with `ы`, `э`, `ъ` is Ukrainian, else
  /// Russian; Latin letters alone are taken for English. `nil` for any other script, and
  /// for a text without letters.
  public static func language(of texts: some Sequence<String>) -> LanguageCode? {
    var latin = 0
    var cyrillic = 0
    var ukrainian = 0
    var russian = 0
    for text in texts {
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: latin += 1
        case 0x456, 0x457, 0x454, 0x491, 0x406, 0x407, 0x404, 0x490: ukrainian += 1
        case 0x44B, 0x44D, 0x44A, 0x42B, 0x42D, 0x42A, 0x451, 0x401: russian += 1
        case 0x400...0x4FF: cyrillic += 1
        default: break
        }
      }
      if latin + cyrillic > 5_000 { break }
    }
    if cyrillic + ukrainian + russian > latin { return LanguageCode(ukrainian > russian ? "uk" : "ru") }
    return latin > 0 ? LanguageCode("en") : nil
  }
}
