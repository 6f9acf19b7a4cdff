/// How a transcript's text is encoded.
public enum TextEncoding: String, Hashable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1251 = "Windows-1251"
  case koi8r = "KOI8-R"

  /// The text in UTF-8, and what it was encoded in.
  static func decode(_ bytes: [UInt8]) throws(UndecodableByte) -> ([UInt8], TextEncoding) {
    if bytes.starts(with: [0xFF, 0xFE]) { return (try decodeUTF16(bytes, isBig: false), .utf16LittleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (try decodeUTF16(bytes, isBig: true), .utf16BigEndian) }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let scan = UTF8Scan(of: bytes)
    if let zero = scan.firstZero {
      throw UndecodableByte(offset: zero, reason: "a zero byte, which no text has")
    }
    guard let invalid = scan.firstInvalid else { return (hasMark ? Array(bytes.dropFirst(3)) : bytes, .utf8) }
    if hasMark || scan.validSequenceCount > scan.invalidByteCount {
      if beginsLikeJSON(bytes) { return (bytes, .utf8) }
      throw UndecodableByte(offset: invalid, reason: "not UTF-8, which the rest of the file is")
    }
    guard let encoding = CyrillicEvidence(of: bytes).encoding else {
      throw UndecodableByte(offset: invalid, reason: "neither UTF-8 nor Cyrillic text in Windows-1251 or KOI8-R")
    }
    let table = encoding == .koi8r ? SingleByteTable.koi8r : SingleByteTable.windows1251
    return (try table.decode(bytes), encoding)
  }

  private static func beginsLikeJSON(_ bytes: [UInt8]) -> Bool {
    var rest = bytes.prefix(4096).drop { $0 <= 0x20 }
    guard let first = rest.popFirst(), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let second = rest.first { $0 > 0x20 }
    return second == UInt8(ascii: first == UInt8(ascii: "{") ? "\"" : "{")
  }

  private static func decodeUTF16(_ bytes: [UInt8], isBig: Bool) throws(UndecodableByte) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    func unit(_ offset: Int) -> UInt32 {
      let (one, other) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return isBig ? one << 8 | other : other << 8 | one
    }
    var offset = 2
    while offset < bytes.count {
      let start = offset
      guard offset + 1 < bytes.count else {
        throw UndecodableByte(offset: start, reason: "half a character at the end of UTF-16")
      }
      var value = unit(offset)
      offset += 2
      if value & 0xFC00 == 0xD800, offset + 1 < bytes.count, unit(offset) & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + unit(offset) & 0x3FF
        offset += 2
      }
      guard value != 0 else { throw UndecodableByte(offset: start, reason: "a zero character, which no text has") }
      guard let scalar = Unicode.Scalar(value) else {
        throw UndecodableByte(offset: start, reason: "half of a surrogate pair in UTF-16")
      }
      text.append(contentsOf: UTF8.encode(scalar)!)
    }
    return text
  }
}
