/// Text as HTML shows it, in elements and in quoted attributes.
func escapedHTML(_ text: some StringProtocol) -> String {
  var out: [UInt8] = []
  out.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): out += Array("&amp;".utf8)
    case UInt8(ascii: "<"): out += Array("&lt;".utf8)
    case UInt8(ascii: ">"): out += Array("&gt;".utf8)
    case UInt8(ascii: "\""): out += Array("&quot;".utf8)
    case UInt8(ascii: "'"): out += Array("&#39;".utf8)
    case 0..<9, 11, 12, 14..<32: out += Array("\u{FFFD}".utf8)
    default: out.append(byte)
    }
  }
  return String(decoding: out, as: UTF8.self)
}
