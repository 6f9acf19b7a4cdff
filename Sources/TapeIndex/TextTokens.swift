internal import Foundation

/// Splits text into folded words: what is indexed and what is searched for go the same way.
///
/// Words are runs of letters and digits. Case, `ё`, accents of Latin letters, stress marks,
/// apostrophes inside a word and soft hyphens are folded away, so that `Ещё`, `еще` and
/// `м’яч`, `мяч` meet; `й` and `ї` stay letters of their own. A hyphen parts words.
enum TextTokens {
  struct Token: Hashable {
    /// Folded; at most ``formByteLimit`` bytes.
    let form: String
    /// Where the word stands in the text, in UTF-8 bytes.
    let source: Range<Int>
  }

  private static let formByteLimit = 128

  static func tokens(of text: some StringProtocol) -> [Token] {
    var tokens: [Token] = []
    var form: [UInt8] = []
    var start = 0
    var end = 0
    var offset = 0
    func finish() {
      guard !form.isEmpty else { return }
      tokens.append(Token(form: String(decoding: form, as: UTF8.self), source: start..<end))
      form.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      switch kind(of: scalar) {
      case .letter(let folded):
        if form.isEmpty { start = offset }
        if form.count < formByteLimit { append(folded, to: &form) }
        end = offset + width
      case .mark:
        if !form.isEmpty {
          compose(scalar, with: &form)
          end = offset + width
        }
      case .joiner:
        // The word goes on over one joiner, and does not include it unless a letter follows.
        if offset > end { finish() }
      case .separator:
        finish()
      }
      offset += width
    }
    finish()
    return tokens
  }

  /// The folded words with single spaces between them.
  static func folded(_ text: some StringProtocol) -> String {
    tokens(of: text).map(\.form).joined(separator: " ")
  }

  private enum Kind {
    case letter(UInt32), mark, joiner, separator
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 97...122, 48...57: .letter(scalar.value)
    case 65...90: .letter(scalar.value + 32)
    case 39, 96, 0xB4, 0x2BC, 0x2018, 0x2019, 0xAD, 0x200B...0x200D, 0xFEFF: .joiner
    case 0..<128: .separator
    case 0x401, 0x451: .letter(0x435)
    case 0x430...0x45F: .letter(scalar.value)
    case 0x410...0x42F: .letter(scalar.value + 32)
    case 0x400...0x40F: .letter(scalar.value + 80)
    case 0x300...0x36F: .mark
    default: otherKind(of: scalar)
    }
  }

  private static func otherKind(of scalar: Unicode.Scalar) -> Kind {
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil {
      return .letter(
        latinBases[scalar.value] ?? properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value)
    }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    default: return .separator
    }
  }

  /// `é` to `e`, for every accented letter of Latin-1, Latin Extended-A, B and Additional.
  private static let latinBases: [UInt32: UInt32] = {
    var bases: [UInt32: UInt32] = [:]
    for value in Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let letters = String(Character(scalar)).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
      if let base = letters.first, base.isASCII { bases[UInt32(value)] = base.value }
    }
    return bases
  }()

  private static func append(_ value: UInt32, to form: inout [UInt8]) {
    switch value {
    case 0..<0x80: form.append(UInt8(value))
    case 0x80..<0x800:
      form.append(UInt8(0xC0 | value >> 6))
      form.append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
      form.append(UInt8(0xE0 | value >> 12))
      form.append(UInt8(0x80 | value >> 6 & 0x3F))
      form.append(UInt8(0x80 | value & 0x3F))
    default:
      form.append(UInt8(0xF0 | value >> 18))
      form.append(UInt8(0x80 | value >> 12 & 0x3F))
      form.append(UInt8(0x80 | value >> 6 & 0x3F))
      form.append(UInt8(0x80 | value & 0x3F))
    }
  }

  /// `и` with a breve is `й`, `і` with two dots is `ї`; every other mark is dropped.
  private static func compose(_ mark: Unicode.Scalar, with form: inout [UInt8]) {
    let last = Array(form.suffix(2))
    if mark.value == 0x306, last == [0xD0, 0xB8] {
      form[form.count - 1] = 0xB9
    } else if mark.value == 0x308, last == [0xD1, 0x96] {
      form[form.count - 1] = 0x97
    }
  }
}
