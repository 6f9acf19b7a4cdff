/// Text as its UTF-8 bytes: what all readers work on, since a walk over characters is a
/// hundred times slower.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// Questions that readers ask of text in place.
extension UnsafeBufferPointer<UInt8> {
  /// Bytes of the white space at `at`, 0 where there is none: ASCII's, no-break and
  /// typographic spaces, line and paragraph separators, zero-width space and byte order mark.
  @inline(__always)
  func whiteSpace(at: Int, before end: Int) -> Int {
    let byte = self[at]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    return wideWhiteSpace(at: at, before: end)
  }

  private func wideWhiteSpace(at: Int, before end: Int) -> Int {
    switch self[at] {
    case 0xC2 where at + 1 < end: return self[at + 1] == 0xA0 || self[at + 1] == 0x85 ? 2 : 0
    case 0xE2 where at + 2 < end:
      if self[at + 1] == 0x80 { return (0x80...0x8B).contains(self[at + 2]) || isSeparator(self[at + 2]) ? 3 : 0 }
      return self[at + 1] == 0x81 && (self[at + 2] == 0x9F || self[at + 2] == 0xA0) ? 3 : 0
    case 0xE3 where at + 2 < end: return self[at + 1] == 0x80 && self[at + 2] == 0x80 ? 3 : 0
    case 0xEF where at + 2 < end: return self[at + 1] == 0xBB && self[at + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }

  private func isSeparator(_ byte: UInt8) -> Bool { byte == 0xA8 || byte == 0xA9 || byte == 0xAF }

  /// The first place from `at` on that is not white space, or `end`.
  @inline(__always)
  func skippingWhiteSpace(_ at: Int, before end: Int) -> Int {
    var at = at
    while at < end {
      let length = whiteSpace(at: at, before: end)
      if length == 0 { break }
      at += length
    }
    return at
  }

  /// `range` without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = skippingWhiteSpace(range.lowerBound, before: range.upperBound)
    var end = range.upperBound
    while end > start {
      if self[end - 1] <= 0x20 {
        end -= 1
      } else if end - 2 >= start, whiteSpace(at: end - 2, before: end) == 2 {
        end -= 2
      } else if end - 3 >= start, whiteSpace(at: end - 3, before: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
  }

  /// Whether `text` stands at `at`, before `end`.
  @inline(__always)
  func holds(_ text: StaticString, at: Int, before end: Int) -> Bool {
    guard at + text.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<text.utf8CodeUnitCount where self[at + offset] != text.utf8Start[offset] { return false }
    return true
  }

  func isEqual(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
    guard range.count == other.count else { return false }
    for offset in 0..<range.count where self[range.lowerBound + offset] != self[other.lowerBound + offset] {
      return false
    }
    return true
  }

  @inline(__always)
  func isDigit(_ at: Int, before end: Int) -> Bool { at < end && (48...57).contains(self[at]) }

  /// The character at `at`, which is the start of one, and its length in bytes.
  func scalar(_ at: Int, before end: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let byte = self[at]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    let length = Swift.max(1, UTF8Scan.length(at: at, in: UnsafeBufferPointer(rebasing: self[..<end])))
    var value: UInt32
    switch length {
    case 2: value = UInt32(byte & 0x1F)
    case 3: value = UInt32(byte & 0x0F)
    case 4: value = UInt32(byte & 0x07)
    default: return ("\u{FFFD}", 1)
    }
    for offset in 1..<length { value = value << 6 | UInt32(self[at + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Whether there is a letter or a digit in `range`. Everything above ASCII but the
  /// punctuation of U+0080 to U+00BF and U+2000 to U+2BFF and CJK's counts as one.
  func hasLetterOrDigit(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = self[at]
      if (48...57).contains(byte) || (65...90).contains(byte & 0xDF) { return true }
      switch byte {
      case ..<0xC0: at += 1
      case 0xC2: at += 2
      case 0xE2, 0xEF: at += 3
      case 0xE3 where at + 1 < range.upperBound && self[at + 1] == 0x80: at += 3
      default: return true
      }
    }
    return false
  }
}
