/// Which Cyrillic encoding some bytes are in, by their letters.
///
/// Each reading of the bytes is scored by how often its letters occur in Russian and
/// Ukrainian, with penalties for what words do not do: a capital after a small letter, all
/// capitals, Latin and Cyrillic mixed, `ь`, `ъ`, `ы` and `й` where they cannot stand, vowel
/// after vowel and consonant after consonant. KOI8-R read as Windows-1251 swaps capitals and
/// small letters and shuffles the alphabet. A reading is believed when it is likely by itself
/// and clearly likelier than the other. Where the only bytes above ASCII are marks on which
/// all Windows code pages agree (curly quotes, dashes, ellipsis), the text is Windows-1251 too.
struct CyrillicEvidence {
  let encoding: TextEncoding?

  /// - Complexity: O(*n*) up to a million bytes above ASCII, where it is sure enough.
  init(of bytes: [UInt8]) {
    if Self.isSharedPunctuationOnly(bytes) {
      encoding = .windows1251
      return
    }
    let windows = Self.score(bytes, .windows1251)
    let koi = Self.score(bytes, .koi8r)
    let (best, other) = windows.total >= koi.total ? (windows, koi) : (koi, windows)
    let isClear = best.total - other.total >= 5
    let isLikely = best.letters >= 4 && best.total / Double(best.letters) > -4.5
    encoding = isClear && isLikely ? (windows.total >= koi.total ? .windows1251 : .koi8r) : nil
  }

  /// Bytes that mean the same in Windows-1250 to 1258.
  private static let sharedPunctuation: Set<UInt8> = [
    0x82, 0x84, 0x85, 0x86, 0x87, 0x89, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9B, 0xA0, 0xA9, 0xAB,
    0xAE, 0xB0, 0xB1, 0xB7, 0xBB,
  ]

  private static func isSharedPunctuationOnly(_ bytes: [UInt8]) -> Bool {
    for byte in bytes where byte >= 0x80 && !sharedPunctuation.contains(byte) { return false }
    return true
  }

  private struct Score {
    var total = 0.0
    var letters = 0
  }

  private enum Place { case outside, latin, small, capital }

  /// What one byte stands for.
  private struct Letter {
    var place = Place.outside
    var cost = 0.0
    var isVowel = false
    /// `ь` or `ъ`.
    var isSign = false
    var isY = false
    var isShortI = false
  }

  private static func score(_ bytes: [UInt8], _ table: SingleByteTable) -> Score {
    let letters = (0...255).map { letter(of: table.scalar(UInt8($0))) }
    var score = Score()
    var before = Letter()
    var lettersInWord = 0
    for byte in bytes {
      let letter = letters[Int(byte)]
      if letter.place == .small || letter.place == .capital {
        lettersInWord += 1
        score.letters += 1
        score.total += letter.cost - penalty(letter, after: before, lettersInWord)
        if score.letters >= letterLimit { break }
      } else {
        lettersInWord = 0
        score.total += letter.cost
        if letter.place == .latin, before.place == .small || before.place == .capital { score.total -= 4 }
      }
      before = letter
    }
    return score
  }

  private static func penalty(_ letter: Letter, after before: Letter, _ lettersInWord: Int) -> Double {
    if lettersInWord == 1 {
      return (before.place == .latin ? 4 : 0) + (letter.isSign ? 5 : letter.isY ? 4 : 0)
    }
    var penalty = letter.isVowel == before.isVowel ? 0.7 : 0
    if letter.place == .capital { penalty += before.place == .small ? 8 : lettersInWord == 2 ? 1 : 0 }
    if letter.isSign, before.isVowel || before.isSign || before.isShortI { penalty += 5 }
    if letter.isY, before.isVowel { penalty += 4 }
    if letter.isShortI, !before.isVowel { penalty += 4 }
    return penalty
  }

  /// What this many letters do not decide, more do not.
  private static let letterLimit = 1_000_000

  private static func letter(of scalar: Unicode.Scalar?) -> Letter {
    guard let scalar else { return Letter(cost: -20) }
    let small = scalar.properties.lowercaseMapping
    guard let logarithm = frequencies[small] else {
      if scalar.value < 0x80 { return Letter(place: scalar.properties.isAlphabetic ? .latin : .outside) }
      if scalar.properties.isAlphabetic { return Letter(place: .small, cost: -9) }
      return Letter(cost: (0x2500...0x25FF).contains(scalar.value) ? -12 : -1)
    }
    return Letter(
      place: small == String(scalar) ? .small : .capital, cost: logarithm, isVowel: "аеёиоуыэюяіїє".contains(small),
      isSign: small == "ь" || small == "ъ", isY: small == "ы", isShortI: small == "й")
  }

  /// Natural logarithms of letter frequencies, Russian and Ukrainian taken together
  /// (rounded; from the frequency lists of the Russian National Corpus, with ґ, є, і, ї set
  /// to what they are in half-Ukrainian text).
  private static let frequencies: [String: Double] = [
    "о": -2.2, "е": -2.5, "а": -2.5, "и": -2.6, "н": -2.7, "т": -2.8, "с": -2.9, "р": -3.1, "в": -3.1, "л": -3.1,
    "к": -3.3, "м": -3.4, "д": -3.5, "п": -3.6, "у": -3.6, "я": -3.9, "ы": -4.0, "ь": -4.0, "г": -4.1, "з": -4.1,
    "б": -4.1, "ч": -4.2, "й": -4.4, "х": -4.6, "ж": -4.7, "ш": -4.9, "ю": -5.1, "ц": -5.3, "щ": -5.6, "э": -5.7,
    "ф": -5.9, "ъ": -7.8, "ё": -5.5, "і": -3.6, "ї": -5.2, "є": -5.4, "ґ": -8.5, "ў": -6.5,
  ]
}
