internal import Foundation

/// Names for files and the desk, in letters that every system and tape machine takes.
public enum Slug {
  /// `text` in lower-case ASCII letters, digits and single hyphens: `Річка замерзла!` gives
  /// `richka-zamerzla`.
  ///
  /// Cyrillic is transliterated letter by letter (after BGN/PCGN, without apostrophes), Latin letters lose their
  /// marks, what has no equivalent becomes a hyphen. At most 60 characters, cut at a
  /// hyphen where one is near. What would be empty is `otherwise`; names that Windows keeps
  /// for devices get `otherwise` in front.
  public static func ascii(_ text: String, otherwise: String = "clip") -> String {
    var result: [UInt8] = []
    var endsWithHyphen = true
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if result.count > limit { break }
      if isMark(scalar) { continue }
      guard let letters = letters(for: scalar) else {
        if !endsWithHyphen {
          result.append(UInt8(ascii: "-"))
          endsWithHyphen = true
        }
        continue
      }
      if letters.isEmpty { continue }
      result.append(contentsOf: letters.utf8)
      endsWithHyphen = false
    }
    let name = trimmed(result)
    if name.isEmpty { return otherwise }
    return reserved.contains(name) ? "\(otherwise)-\(name)" : name
  }

  private static let limit = 60

  private static func trimmed(_ bytes: [UInt8]) -> String {
    let hyphen = UInt8(ascii: "-")
    var kept = bytes[...]
    if kept.count > limit {
      kept = kept.prefix(limit)
      if let cut = kept.lastIndex(of: hyphen), cut >= limit / 2 { kept = kept[..<cut] }
    }
    while kept.last == hyphen { kept = kept.dropLast() }
    return String(decoding: kept, as: UTF8.self)
  }

  /// `nil` for what parts words.
  private static func letters(for scalar: Unicode.Scalar) -> String? {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    switch lower {
    case "a"..."z", "0"..."9": return String(lower)
    case "'", "\u{2019}", "\u{02BC}": return ""
    default: break
    }
    if let known = table[lower] { return known }
    guard let base = String(lower).decomposedStringWithCanonicalMapping.unicodeScalars.first, base != lower else {
      return nil
    }
    if ("a"..."z").contains(base) { return String(base) }
    return table[base]
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private static let table: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ѓ": "gj", "ѕ": "dz", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "ќ": "kj", "џ": "dz", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d",
    "ł": "l", "þ": "th", "ı": "i",
  ]

  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
