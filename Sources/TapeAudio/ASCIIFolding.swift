/// `text` in printable ASCII, for header fields that hold nothing else.
///
/// Cyrillic letters of Russian and Ukrainian are romanised (by the BGN/PCGN tables, without
/// signs for soft and hard), accents drop off Latin letters, quotation marks and dashes
/// become their plain forms, and a character that has no such form becomes an underscore.
/// White space becomes a blank, control characters go.
public func asciiFolded(_ text: String) -> String {
  var folded = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 32...126: folded.unicodeScalars.append(scalar)
    case 9, 10, 13, 0xA0, 0x2002...0x200A, 0x202F: folded += " "
    case 0..<32, 127..<160, 0x300...0x36F, 0x200B...0x200F, 0xAD, 0xFEFF: break
    default: folded += romanised(scalar)
    }
  }
  return folded
}

private func romanised(_ scalar: Unicode.Scalar) -> String {
  if let plain = romanisation[scalar] { return plain }
  let lower = scalar.properties.lowercaseMapping.unicodeScalars
  if lower.count == 1, let first = lower.first, first != scalar, let plain = romanisation[first] {
    return plain.prefix(1).uppercased() + plain.dropFirst()
  }
  return "_"
}

private let romanisation: [Unicode.Scalar: String] = [
  "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
  "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
  "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
  "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "a",
  "å": "a", "ā": "a", "ă": "a", "ą": "a", "æ": "ae", "ç": "c", "ć": "c", "č": "c", "ď": "d", "đ": "d", "ð": "d",
  "è": "e", "é": "e", "ê": "e", "ë": "e", "ē": "e", "ę": "e", "ě": "e", "ğ": "g", "ģ": "g", "ì": "i", "í": "i",
  "î": "i", "ï": "i", "ī": "i", "ı": "i", "ķ": "k", "ł": "l", "ľ": "l", "ļ": "l", "ñ": "n", "ń": "n", "ň": "n",
  "ņ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ø": "o", "ő": "o", "œ": "oe", "ŕ": "r", "ř": "r",
  "ś": "s", "š": "s", "ş": "s", "ș": "s", "ß": "ss", "ť": "t", "ţ": "t", "ț": "t", "þ": "th", "ù": "u", "ú": "u",
  "û": "u", "ü": "u", "ū": "u", "ů": "u", "ű": "u", "ý": "y", "ÿ": "y", "ź": "z", "ż": "z", "ž": "z",
  "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‐": "-",
  "‑": "-", "–": "-", "—": "-", "−": "-", "…": "...", "№": "No.", "•": "*", "·": "*", "×": "x", "€": "EUR",
  "°": " deg",
]
