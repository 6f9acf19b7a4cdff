import Foundation
import TapeTesting

/// Random names and numbers that must not leave.
struct Secret {
  let text: String
  /// As it is planted: inflected, in capitals, in other letters.
  let planted: [String]

  /// Half of them names, in Latin and in Cyrillic letters, of one part and of two; half of
  /// them numbers of nine digits.
  static func random(_ count: Int, seed: UInt64) -> [Secret] {
    var random = SeededGenerator(seed: seed)
    var seen: Set<String> = []
    var secrets: [Secret] = []
    while secrets.count < count {
      let secret: Secret
      switch secrets.count % 4 {
      case 0: secret = cyrillic(&random)
      case 1, 3: secret = number(&random)
      default: secret = latin(&random)
      }
      if seen.insert(secret.text.lowercased()).inserted { secrets.append(secret) }
    }
    return secrets
  }

  private static func word(_ syllables: [String], _ count: Int, _ random: inout SeededGenerator) -> String {
    (0..<count).map { _ in syllables.randomElement(using: &random)! }.joined()
  }

  private static func cyrillic(_ random: inout SeededGenerator) -> Secret {
    let syllables = ["зво", "бел", "кин", "рыд", "ван", "тиш", "гор", "жуч", "пец", "хам", "люб", "няч", "щер", "мок"]
    let name = word(syllables, 3, &random).capitalized + ["ов", "ич", "ан", "ук"].randomElement(using: &random)!
    return Secret(
      text: name,
      planted: [name, name + "а", name + "у,", name.uppercased(), name + "ом", "«\(name)»", name.lowercased()])
  }

  private static func latin(_ random: inout SeededGenerator) -> Secret {
    let syllables = ["zvo", "brel", "kint", "rud", "vaz", "dosh", "gorv", "mip", "plak", "hjam", "lug", "nerz"]
    let first = word(syllables, 2, &random).capitalized
    let last = word(syllables, 3, &random).capitalized
    guard Bool.random(using: &random) else {
      return Secret(text: last, planted: [last, "\(last)'s", last.uppercased(), last.lowercased() + "."])
    }
    return Secret(
      text: "\(first) \(last)",
      planted: [
        "\(first) \(last)", "\(last), \(first)", "\(first)_\(last)", "\(first.uppercased()) \(last.uppercased())",
      ])
  }

  private static func number(_ random: inout SeededGenerator) -> Secret {
    let digits = String(Int.random(in: 213_456_789...987_654_321, using: &random))
    let groups = "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(3))"
    return Secret(
      text: digits, planted: [digits, groups, "+\(digits)", groups.replacingOccurrences(of: "-", with: " ")])
  }

  /// The text in the spellings that it could leave in.
  var spellings: Set<[UInt8]> {
    var texts: Set<String> = [text, text.lowercased(), text.uppercased()]
    if let latin = text.applyingTransform(.toLatin, reverse: false) { texts.formUnion([latin, latin.lowercased()]) }
    texts.formUnion(Self.transliterations(text))
    if text.contains(" ") {
      let parts = text.split(separator: " ")
      for gap in ["", "-", "_", "%20", "+", "."] {
        texts.formUnion([parts.joined(separator: gap), parts.joined(separator: gap).lowercased()])
      }
      texts.insert(String(parts[1]))
    }
    if text.allSatisfy(\.isNumber) {
      for gap in ["-", " ", ".", "\u{A0}"] {
        texts.insert(
          [text.prefix(3), text.dropFirst(3).prefix(3), text.suffix(3)].map(String.init).joined(separator: gap))
      }
    }
    var found: Set<[UInt8]> = []
    for text in texts {
      found.insert(Array(text.utf8))
      found.insert(Array(text.decomposedStringWithCanonicalMapping.utf8))
      for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
        if let bytes = text.data(using: encoding) { found.insert(Array(bytes)) }
      }
      found.formUnion(Self.escaped(text).map { Array($0.utf8) })
      found.formUnion(Self.base64(text))
    }
    return found.filter { $0.count >= 6 }
  }

  /// As slugs and passports have it.
  private static func transliterations(_ text: String) -> Set<String> {
    let table: [Character: [String]] = [
      "а": ["a"], "б": ["b"], "в": ["v"], "г": ["g", "h"], "д": ["d"], "е": ["e"], "ж": ["zh"], "з": ["z"],
      "и": ["i"], "к": ["k"], "л": ["l"], "м": ["m"], "н": ["n"], "о": ["o"], "п": ["p"], "р": ["r"], "с": ["s"],
      "т": ["t"], "у": ["u"], "ф": ["f"], "х": ["kh", "h"], "ц": ["ts"], "ч": ["ch"], "ш": ["sh"], "щ": ["shch"],
      "ы": ["y"], "ю": ["yu", "iu"], "я": ["ya", "ia"],
    ]
    var spellings = [""]
    for letter in text.lowercased() {
      guard let options = table[letter] else { return [] }
      spellings = spellings.flatMap { start in options.map { start + $0 } }
    }
    return Set(spellings + spellings.map(\.capitalized))
  }

  private static func escaped(_ text: String) -> [String] {
    let units = Array(text.utf16)
    func hexadecimal(_ number: Int, _ isUpper: Bool, _ width: Int) -> String {
      let digits = String(number, radix: 16, uppercase: isUpper)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return [
      units.map { "\\u" + hexadecimal(Int($0), false, 4) }.joined(),
      units.map { "\\u" + hexadecimal(Int($0), true, 4) }.joined(),
      units.map { "&#\($0);" }.joined(), units.map { "&#x\(hexadecimal(Int($0), false, 1));" }.joined(),
      units.map { "&#x\(hexadecimal(Int($0), true, 1));" }.joined(),
      text.utf8.map { "%" + hexadecimal(Int($0), true, 2) }.joined(),
      text.utf8.map { "%" + hexadecimal(Int($0), false, 2) }.joined(),
      text.utf8.map { "=" + hexadecimal(Int($0), true, 2) }.joined(),
      text.utf8.map { hexadecimal(Int($0), false, 2) }.joined(),
      text.utf8.map { hexadecimal(Int($0), true, 2) }.joined(),
      text.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? text,
    ]
  }

  /// What stays the same of the text in Base64, at each of its three offsets.
  private static func base64(_ text: String) -> [[UInt8]] {
    (0..<3).map { offset in
      let bytes = [UInt8](repeating: 0, count: offset) + Array(text.utf8)
      let coded = Array(Data(bytes).base64EncodedString().utf8.filter { $0 != UInt8(ascii: "=") })
      let first = (offset * 8 + 5) / 6
      return Array(coded[first..<(bytes.count * 8 / 6)])
    }
  }
}
