/// Text without what spelling alone changes: case, `ё`, accents of Latin letters, kinds of apostrophe.
///
/// Letters and digits come out in lower case; every apostrophe as `'`; every hyphen and
/// dash as `-`; all else is dropped. `й` and `ї` stay letters of their own, also where
/// they were written as a letter and a combining mark.
enum ScalarFolding {
  static func fold(_ text: some StringProtocol) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &out) }
    return out
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    let value = scalar.value
    switch value {
    case 0x61...0x7A, 0x30...0x39: out.append(UInt8(value))
    case 0x41...0x5A: out.append(UInt8(value + 32))
    case 0x27, 0x60, 0x2018, 0x2019, 0x02BC, 0x2032, 0xFF07: out.append(UInt8(ascii: "'"))
    case 0x2D, 0x2010...0x2015, 0x2212: out.append(UInt8(ascii: "-"))
    case 0x25, 0x24, 0x2E, 0x2C, 0x3A, 0x2F, 0x26: out.append(UInt8(value))
    case 0..<0x80: break
    case 0x410...0x42F: append(twoBytes: value + 32, to: &out)
    case 0x430...0x44F: append(twoBytes: value, to: &out)
    case 0x401, 0x451: append(twoBytes: 0x435, to: &out)
    case 0x490, 0x491: append(twoBytes: 0x433, to: &out)
    case 0x300...0x36F: combine(value, with: &out)
    default: appendOther(scalar, to: &out)
    }
  }

  private static func appendOther(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    let value = scalar.value
    if value == 0x20AC || value == 0xA3 || value == 0x20B4 || value == 0x20BD {
      out.append(contentsOf: String(scalar).utf8)
      return
    }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return }
    if (0xC0...0x17F).contains(value), let plain = latin[value] {
      out.append(contentsOf: plain.utf8)
      return
    }
    out.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
  }

  private static func append(twoBytes value: UInt32, to out: inout [UInt8]) {
    out.append(UInt8(0xC0 | value >> 6))
    out.append(UInt8(0x80 | value & 0x3F))
  }

  /// `и` and a breve is `й`, `і` and a diaeresis is `ї`; other marks are dropped.
  private static func combine(_ mark: UInt32, with out: inout [UInt8]) {
    guard out.count >= 2, out[out.count - 2] == 0xD0 || out[out.count - 2] == 0xD1 else { return }
    let pair = (out[out.count - 2], out[out.count - 1])
    if mark == 0x306, pair == (0xD0, 0xB8) { out[out.count - 1] = 0xB9 }
    if mark == 0x308, pair == (0xD1, 0x96) { out[out.count - 1] = 0x97 }
  }

  private static let latin: [UInt32: String] = {
    let groups: [(String, String)] = [
      ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄą"), ("ae", "Ææ"), ("c", "ÇçĆćĈĉĊċČč"), ("d", "ĎďĐđÐð"), ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚě"),
      ("g", "ĜĝĞğĠġĢģ"), ("h", "ĤĥĦħ"), ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı"), ("j", "Ĵĵ"), ("k", "Ķķ"), ("l", "ĹĺĻļĽľĿŀŁł"),
      ("n", "ÑñŃńŅņŇň"), ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐő"), ("oe", "Œœ"), ("r", "ŔŕŖŗŘř"), ("s", "ŚśŜŝŞşŠš"), ("ss", "ß"),
      ("t", "ŢţŤťŦŧ"), ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų"), ("w", "Ŵŵ"), ("y", "ÝýÿŶŷŸ"), ("z", "ŹźŻżŽž"), ("th", "Þþ"),
    ]
    var table: [UInt32: String] = [:]
    for (plain, letters) in groups {
      for letter in letters.unicodeScalars { table[letter.value] = plain }
    }
    return table
  }()
}
