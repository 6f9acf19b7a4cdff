/// What stands before the root element of an XML document.
///
/// A DOCTYPE can define entities that grow without end or fetch files: documents with
/// one are refused before any parser sees them. It can stand only before the root
/// element, so looking there is enough.
struct XMLProlog {
  /// Where the root element, or a comment before it, begins: behind the XML
  /// declaration, whose encoding is of no more use.
  let start: Int

  /// Throws for a DOCTYPE, and for what is no XML.
  init(_ bytes: Bytes) throws(TextFault) {
    var at = bytes.skippingWhiteSpace(0, before: bytes.count)
    if bytes.holds("<?xml", at: at, before: bytes.count), let end = Self.end(of: "?>", in: bytes, from: at) { at = end }
    start = at
    while true {
      at = bytes.skippingWhiteSpace(at, before: bytes.count)
      guard at < bytes.count, bytes[at] == 0x3C else { throw TextFault(offset: at, reason: "not XML") }
      let closing: StaticString
      if bytes.holds("<?", at: at, before: bytes.count) {
        closing = "?>"
      } else if bytes.holds("<!--", at: at, before: bytes.count) {
        closing = "-->"
      } else if bytes.holds("<!", at: at, before: bytes.count) {
        throw TextFault(offset: at, reason: "a DOCTYPE, which is refused")
      } else {
        return
      }
      guard let end = Self.end(of: closing, in: bytes, from: at + 2) else {
        throw TextFault(offset: at, reason: "not XML")
      }
      at = end
    }
  }

  private static func end(of closing: StaticString, in bytes: Bytes, from start: Int) -> Int? {
    var at = start
    while at + closing.utf8CodeUnitCount <= bytes.count {
      if bytes.holds(closing, at: at, before: bytes.count) { return at + closing.utf8CodeUnitCount }
      at += 1
    }
    return nil
  }

  /// The root element's name without its prefix, as far as it stands in the first 64
  /// KiB; for telling formats apart, so it looks past a DOCTYPE. `nil` for what is no
  /// XML.
  static func rootName(_ text: TranscriptText) -> String? {
    text.bytes.withUnsafeBufferPointer { bytes in
      let end = min(bytes.count, 1 << 16)
      var at = bytes.skippingWhiteSpace(0, before: end)
      guard at < end, bytes[at] == 0x3C else { return nil }
      while at + 1 < end {
        if bytes[at] == 0x3C, bytes.isNameStart(at + 1) { break }
        if bytes.holds("<!--", at: at, before: end) {
          guard let behind = Self.end(of: "-->", in: UnsafeBufferPointer(rebasing: bytes[..<end]), from: at + 4) else {
            return nil
          }
          at = behind
        } else {
          at += 1
        }
      }
      var last = at + 1
      while last < end, bytes[last] > 0x20, ![0x2F, 0x3E].contains(bytes[last]) { last += 1 }
      guard last > at + 1, last <= end, at + 1 < end else { return nil }
      return XMLName.local(bytes.string(at + 1..<last))
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isNameStart(_ at: Int) -> Bool {
    (65...90).contains(self[at] & 0xDF) || self[at] == 0x5F || self[at] >= 0x80
  }
}
