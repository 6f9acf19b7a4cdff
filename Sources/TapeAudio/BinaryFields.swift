/// Fixed-width fields in bytes from a file; a field that is not wholly there is `nil`.
struct BinaryFields {
  let bytes: [UInt8]
  var isBigEndian = false

  init(_ bytes: [UInt8], isBigEndian: Bool = false) {
    self.bytes = bytes
    self.isBigEndian = isBigEndian
  }

  var count: Int { bytes.count }

  func unsigned(at offset: Int, byteCount: Int) -> UInt64? {
    guard offset >= 0, byteCount <= bytes.count, offset <= bytes.count - byteCount else { return nil }
    var value: UInt64 = 0
    for index in 0..<byteCount {
      let place = isBigEndian ? offset + index : offset + byteCount - 1 - index
      value = value << 8 | UInt64(bytes[place])
    }
    return value
  }

  func uint16(at offset: Int) -> Int? { unsigned(at: offset, byteCount: 2).map { Int($0) } }

  func uint32(at offset: Int) -> Int64? { unsigned(at: offset, byteCount: 4).map { Int64($0) } }

  func uint64(at offset: Int) -> UInt64? { unsigned(at: offset, byteCount: 8) }

  /// Whether the bytes at `offset` are the ASCII characters of `text`.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, count <= bytes.count, offset <= bytes.count - count else { return false }
    return text.withUTF8Buffer { wanted in (0..<count).allSatisfy { bytes[offset + $0] == wanted[$0] } }
  }

  /// Text up to the first NUL, in UTF-8 where it is that, else in Latin-1.
  func text(at offset: Int, byteCount: Int) -> String {
    guard offset >= 0, offset <= bytes.count else { return "" }
    let field = bytes[offset..<min(bytes.count, offset + byteCount)].prefix { $0 != 0 }
    if let text = String(validating: field, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(field.map { Unicode.Scalar($0) }))
  }
}

/// The four ASCII characters that name a chunk, as they stand in a file.
typealias ChunkName = UInt32

/// The name of a chunk, first character in the highest byte.
func chunkName(_ text: StaticString) -> ChunkName {
  text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | ChunkName($1) } }
}
