/// Text that stays text, whatever is in it, in formats that have a use for some
/// characters.
///
/// What every line of text goes through: line breaks and tabs become one space; other
/// control characters become U+FFFD; the controls that turn the direction of what
/// follows (U+202A to U+202E, U+2066 to U+2069) are dropped. Marks of direction that
/// reach no further than themselves stay.
enum SafeText {
  /// `text` without line breaks, tabs and controls.
  static func oneLine(_ text: String) -> String { defused(text, lineBreak: " ") }

  /// `text` with its line breaks as single line feeds, and without tabs and controls.
  static func lines(_ text: String) -> String { defused(text, lineBreak: "\n") }

  /// `text`, or `…` where there is nothing in it to see: readers skip empty captions.
  static func visible(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? "…" : text
  }

  /// For the text of WebVTT cues and the names in voice tags: `&`, `<` and `>` as
  /// character references, so that no arrow and no tag is left.
  static func webVTT(_ text: String) -> String {
    rewritten(oneLine(text)) { byte, result in
      switch byte {
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
      default: result.append(byte)
      }
    }
  }

  /// For SubRip, which has no way to quote: `<` and `>` become `‹` and `›`, so that no
  /// arrow and no tag is left; a `{` before a backslash, by which some players take
  /// commands, becomes `(`.
  static func subRip(_ text: String) -> String {
    rewritten(oneLine(text)) { byte, result in
      switch byte {
      case UInt8(ascii: "<"): result.append(contentsOf: "\u{2039}".utf8)
      case UInt8(ascii: ">"): result.append(contentsOf: "\u{203A}".utf8)
      case UInt8(ascii: "\\") where result.last == UInt8(ascii: "{"):
        result[result.count - 1] = UInt8(ascii: "(")
        result.append(byte)
      default: result.append(byte)
      }
    }
  }

  /// For Praat's text files: quotation marks doubled.
  static func praat(_ text: String) -> String {
    rewritten(oneLine(text)) { byte, result in
      if byte == UInt8(ascii: "\"") { result.append(byte) }
      result.append(byte)
    }
  }

  /// For comments of WebVTT, which know no escapes: arrows get a space.
  static func arrowless(_ text: String) -> String {
    rewritten(oneLine(text)) { byte, result in
      let hyphen = UInt8(ascii: "-")
      if byte == UInt8(ascii: ">"), result.count > 1, result.last == hyphen, result[result.count - 2] == hyphen {
        result.append(UInt8(ascii: " "))
      }
      result.append(byte)
    }
  }

  /// The bytes of `text` through `append`, which gets each with what was written
  /// before.
  static func rewritten(_ text: String, _ append: (UInt8, inout [UInt8]) -> Void) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 8)
      for byte in bytes { append(byte, &result) }
      return String(decoding: result, as: UTF8.self)
    }
  }

  private static func defused(_ text: String, lineBreak: Unicode.Scalar) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var place = 0
      while place < bytes.count { place += appendDefused(bytes, at: place, UInt8(ascii: lineBreak), to: &result) }
      return String(decoding: result, as: UTF8.self)
    }
  }

  /// Writes the character at `place` of well-formed UTF-8, or what stands for it; gives
  /// the count of bytes read.
  private static func appendDefused(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ lineBreak: UInt8, to result: inout [UInt8]
  ) -> Int {
    let byte = bytes[place]
    switch byte {
    case 0x09: result.append(0x20)
    case 0x0D where place + 1 < bytes.count && bytes[place + 1] == 0x0A: break
    case 0x0A, 0x0B, 0x0C, 0x0D: result.append(lineBreak)
    case 0x00..<0x20, 0x7F: result.append(contentsOf: "\u{FFFD}".utf8)
    case 0xC2 where bytes[place + 1] < 0xA0:
      if bytes[place + 1] == 0x85 { result.append(lineBreak) } else { result.append(contentsOf: "\u{FFFD}".utf8) }
      return 2
    case 0xE2:
      let scalar = UInt32(bytes[place + 1] & 0x3F) << 6 | UInt32(bytes[place + 2] & 0x3F) | 0x2000
      switch scalar {
      case 0x2028, 0x2029: result.append(lineBreak)
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: result.append(contentsOf: bytes[place..<place + 3])
      }
      return 3
    default: result.append(byte)
    }
    return 1
  }
}
