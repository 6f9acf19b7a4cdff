/// Whole numbers into bytes, the lowest byte first.
extension [UInt8] {
  mutating func put<Number: FixedWidthInteger>(_ number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  mutating func put<Number: FixedWidthInteger>(_ numbers: [Number]) {
    reserveCapacity(count + numbers.count * MemoryLayout<Number>.size)
    for number in numbers { put(number) }
  }

  /// In seven bits a byte, the lowest first.
  mutating func putShort(_ number: UInt32) {
    var rest = number
    while rest > 127 {
      append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Against flipped bits and torn files, not against people: eight bytes at a time.
  var checksum: UInt64 {
    withUnsafeBytes { bytes in
      var sum = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
      var offset = 0
      while offset + 8 <= bytes.count {
        sum = Self.mixed(sum ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      var rest: UInt64 = 0
      while offset < bytes.count {
        rest = rest << 8 | UInt64(bytes[offset])
        offset += 1
      }
      return Self.mixed(sum ^ rest)
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0x2545_F491_4F6C_DD1D
    return product ^ product >> 29
  }
}

/// Reads what ``Swift/Array/put(_:)`` wrote, and never beyond the end.
struct ByteCursor {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }
  private var left: Int { bytes.count - position }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    let size = MemoryLayout<Number>.size
    guard left >= size else { return nil }
    defer { position += size }
    return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: Number.self)) }
  }

  mutating func numbers<Number: FixedWidthInteger>(_ count: Int, _ type: Number.Type = Number.self) -> [Number]? {
    let size = MemoryLayout<Number>.size
    guard count >= 0, count <= left / size else { return nil }
    defer { position += count * size }
    let start = position
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map { Number(littleEndian: bytes.loadUnaligned(fromByteOffset: start + $0 * size, as: Number.self)) }
    }
  }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= left else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func short() -> UInt32? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift <= 28 {
      let next = bytes[position]
      position += 1
      value |= UInt64(next & 127) << shift
      if next < 128 { return UInt32(exactly: value) }
      shift += 7
    }
    return nil
  }

  mutating func text() -> String? {
    guard let count = number(UInt32.self), let bytes = bytes(Int(count)) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  mutating func hash() -> [UInt8]? { bytes(32) }
}
