/// Builds headers and chunks of fixed-width fields.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []
  let isBigEndian: Bool

  init(isBigEndian: Bool = false) { self.isBigEndian = isBigEndian }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append16(_ value: UInt16) { append(UInt64(value), byteCount: 2) }

  mutating func append32(_ value: UInt32) { append(UInt64(value), byteCount: 4) }

  mutating func append64(_ value: UInt64) { append(value, byteCount: 8) }

  /// `text` in exactly `byteCount` bytes, cut or filled up with NULs.
  mutating func append(_ text: String, byteCount: Int) {
    let bytes = Array(text.utf8.prefix(byteCount))
    append(bytes)
    append(repeatElement(0, count: byteCount - bytes.count))
  }

  /// A RIFF chunk with its padding byte.
  mutating func appendChunk(_ name: String, _ body: [UInt8]) {
    append(name)
    append32(UInt32(body.count))
    append(body)
    if body.count % 2 == 1 { append([0]) }
  }

  private mutating func append(_ value: UInt64, byteCount: Int) {
    for index in 0..<byteCount {
      let shift = 8 * UInt64(isBigEndian ? byteCount - 1 - index : index)
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
