/// A look over an XML document's tags before a parser sees them.
///
/// libxml2 compares each attribute of an element with all before it: an element of a
/// million attributes would take hours.
enum XMLTagLimits {
  static let attributeLimit = 256

  /// Throws for a processing instruction without content (`<?a?>`), wherever in the
  /// text it stands: Foundation's parser reads through a null pointer there (Swift
  /// 6.3). O(*n*).
  static func checkInstructions(_ bytes: Bytes, from start: Int) throws(TextFault) {
    var at = start
    while at + 1 < bytes.count {
      guard bytes[at] == 0x3C, bytes[at + 1] == 0x3F else {
        at += 1
        continue
      }
      let first = at
      at += 2
      while at < bytes.count, bytes[at] > 0x20, bytes[at] != 0x3F, bytes[at] != 0x3C { at += 1 }
      if bytes.holds("?>", at: at, before: bytes.count) {
        throw TextFault(offset: first, reason: "a processing instruction without content")
      }
    }
  }

  /// Throws for an element with more than ``attributeLimit`` attributes, from `start`
  /// on. O(*n*).
  static func check(_ bytes: Bytes, from start: Int) throws(TextFault) {
    var at = start
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      if bytes.holds("<!--", at: at, before: bytes.count) {
        at = skipping("-->", in: bytes, from: at + 4)
      } else if bytes.holds("<![CDATA[", at: at, before: bytes.count) {
        at = skipping("]]>", in: bytes, from: at + 9)
      } else if bytes.holds("<?", at: at, before: bytes.count) {
        at = skipping("?>", in: bytes, from: at + 2)
      } else {
        at = try skippingTag(bytes, from: at)
      }
    }
  }

  private static func skipping(_ closing: StaticString, in bytes: Bytes, from start: Int) -> Int {
    var at = start
    while at < bytes.count, !bytes.holds(closing, at: at, before: bytes.count) { at += 1 }
    return at
  }

  private static func skippingTag(_ bytes: Bytes, from start: Int) throws(TextFault) -> Int {
    var (at, quote, count): (Int, UInt8, Int) = (start + 1, 0, 0)
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
        continue
      }
      switch byte {
      case 0x3E: return at
      case 0x22, 0x27: quote = byte
      case 0x3D:
        count += 1
        if count > attributeLimit {
          throw TextFault(offset: start, reason: "an element with more than \(attributeLimit) attributes")
        }
      default: break
      }
    }
    return at
  }
}
