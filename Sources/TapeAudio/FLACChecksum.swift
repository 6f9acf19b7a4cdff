/// The CRC-16 over each block of a FLAC stream: x^16 + x^15 + x^2 + 1, starting at 0.
enum FLACChecksum {
  static let table: [UInt16] = (0..<256).map { byte in
    (0..<8).reduce(UInt16(byte) << 8) { value, _ in value & 0x8000 != 0 ? value << 1 ^ 0x8005 : value << 1 }
  }

  static func of(_ bytes: [UInt8]) -> UInt16 {
    bytes.reduce(0) { $0 << 8 ^ table[Int($0 >> 8) ^ Int($1)] }
  }

  /// The checksum of everything up to `offset`, made independent of place: two places with the
  /// same value have a stretch with checksum 0 between them, as a whole block has.
  ///
  /// A stretch's checksum is the later running value less the earlier one times x to the
  /// power of its bits; dividing every running value by x to the power of the bits before it
  /// leaves a plain comparison. x has order 32 767 modulo this polynomial.
  static func placed(_ running: UInt16, at offset: Int64) -> UInt16 {
    let exponent = (order - Int(offset % Int64(order)) * 8 % order) % order
    return product(running, powers[exponent])
  }

  private static let order = 32_767

  /// x to the power of each index.
  private static let powers: [UInt16] = {
    var powers: [UInt16] = [1]
    for _ in 1..<order { powers.append(timesX(powers[powers.count - 1])) }
    return powers
  }()

  private static func timesX(_ value: UInt16) -> UInt16 {
    value & 0x8000 != 0 ? value << 1 ^ 0x8005 : value << 1
  }

  private static func product(_ one: UInt16, _ other: UInt16) -> UInt16 {
    var result: UInt16 = 0
    for bit in stride(from: 15, through: 0, by: -1) {
      result = timesX(result)
      if other >> UInt16(bit) & 1 == 1 { result ^= one }
    }
    return result
  }
}
