internal import Foundation

/// Letters as names are compared: without case, accents and stress, and with the letters that
/// Russian and Ukrainian spelling exchange as one.
///
/// `ё`, `є`, `э` are `е`; `й`, `і`, `ї`, `ы` are `и`; `ґ` is `г`; soft and hard signs go.
enum NameLetters {
  /// What a scalar is to a name.
  enum Kind {
    /// Its folded scalars; empty for a sign that is not heard.
    case letter([UInt32])
    case digit(UInt32)
    /// Belongs to the word around it, and is nothing by itself: accents, apostrophes, soft
    /// hyphens.
    case joiner
    case separator
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 48...57: .digit(scalar.value)
    case 97...122: .letter([scalar.value])
    case 65...90: .letter([scalar.value + 32])
    case 39, 96, 0xB4, 0x2BC, 0x2018, 0x2019, 0xAD, 0x200B...0x200D, 0xFEFF: .joiner
    case 0..<128: .separator
    case 0x410...0x42F: .letter(cyrillic(scalar.value + 32))
    case 0x400...0x40F: .letter(cyrillic(scalar.value + 80))
    case 0x430...0x45F: .letter(cyrillic(scalar.value))
    case 0x490, 0x491: .letter([0x433])
    case 0xFF10...0xFF19: .digit(scalar.value - 0xFEE0)
    case 0xFF21...0xFF3A: .letter([scalar.value - 0xFEE0 + 32])
    case 0xFF41...0xFF5A: .letter([scalar.value - 0xFEE0])
    default: other(scalar)
    }
  }

  /// Whether a scalar is written without spaces between words, so that a name may begin or end
  /// anywhere.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  static func isCyrillic(_ value: UInt32) -> Bool { (0x400...0x52F).contains(value) }

  /// Lower case in, folded out.
  private static func cyrillic(_ value: UInt32) -> [UInt32] {
    switch value {
    case 0x44A, 0x44C: []
    case 0x451, 0x454, 0x44D: [0x435]
    case 0x439, 0x456, 0x457, 0x44B: [0x438]
    default: [value]
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> Kind {
    if let known = latin[scalar.value] { return .letter(known) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .joiner
    case .decimalNumber: return .digit(48 + UInt32(properties.numericValue ?? 0))
    default: break
    }
    guard properties.isAlphabetic || properties.numericType != nil else { return .separator }
    let letters = properties.lowercaseMapping.decomposedStringWithCompatibilityMapping.unicodeScalars
    let kept = letters.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    return .letter(kept.map(\.value))
  }

  /// Accented Latin letters by their base letters.
  private static let latin: [UInt32: [UInt32]] = {
    var bases: [UInt32: [UInt32]] = [:]
    let special = [
      "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
      "ŋ": "n",
    ]
    for value in Array(UInt32(0xC0)...0x24F) + Array(UInt32(0x1E00)...0x1EFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = String(scalar).lowercased()
      if let replaced = special[lower] {
        bases[value] = replaced.unicodeScalars.map(\.value)
      } else if let base = lower.decomposedStringWithCanonicalMapping.unicodeScalars.first, base.isASCII,
        base.properties.isAlphabetic
      {
        bases[value] = [base.value]
      }
    }
    return bases
  }()
}
