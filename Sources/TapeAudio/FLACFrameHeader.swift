/// What stands in front of every block of a FLAC stream (RFC 9639, 9.1).
struct FLACFrameHeader: Hashable {
  /// Number of the block, or of its first frame where blocks vary in length.
  let number: Int64
  let hasVariableBlocks: Bool
  let blockFrameCount: Int
  /// `nil` where the stream information is to be asked.
  let hertz: Int?
  let channelCount: Int
  /// `nil` where the stream information is to be asked.
  let bitCount: Int?
  /// Length of the header with its checksum.
  let byteCount: Int

  /// The longest header.
  static let maximumByteCount = 16

  /// Reads the header at the start of `bytes`; `nil` where there is none, or its checksum
  /// is wrong.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 6, bytes[0] == 0xFF, bytes[1] & 0xFE == 0xF8 else { return nil }
    let blockCode = Int(bytes[2] >> 4)
    let rateCode = Int(bytes[2] & 15)
    let channelCode = Int(bytes[3] >> 4)
    let bitCode = Int(bytes[3] >> 1 & 7)
    guard blockCode != 0, rateCode != 15, channelCode <= 10, bitCode != 3, bytes[3] & 1 == 0 else { return nil }
    hasVariableBlocks = bytes[1] & 1 == 1
    var position = 4
    guard let number = Self.codedNumber(bytes, &position) else { return nil }
    self.number = number
    guard let blockFrameCount = Self.blockFrameCount(blockCode, bytes, &position),
      let rate = Self.rate(rateCode, bytes, &position), position < bytes.count,
      Self.checksum(bytes, count: position) == bytes[position]
    else { return nil }
    self.blockFrameCount = blockFrameCount
    hertz = rate.hertz
    channelCount = channelCode < 8 ? channelCode + 1 : 2
    bitCount = [nil, 8, 12, nil, 16, 20, 24, 32][bitCode]
    byteCount = position + 1
  }

  /// First frame of the block; `nil` where it cannot be.
  func firstFrame(fixedBlockFrameCount: Int) -> Int64? {
    if hasVariableBlocks { return number }
    let (first, overflow) = number.multipliedReportingOverflow(by: Int64(fixedBlockFrameCount))
    return overflow ? nil : first
  }

  /// Whether the block has the rate, channels and depth that the stream states.
  func fits(_ stream: FLACStreamInfo) -> Bool {
    (hertz ?? stream.hertz) == stream.hertz && (bitCount ?? stream.bitCount) == stream.bitCount
      && channelCount == stream.channelCount
  }

  private static func blockFrameCount(_ code: Int, _ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
    switch code {
    case 1: return 192
    case 2...5: return 576 << (code - 2)
    case 6: return tail(1, bytes, &position).map { $0 + 1 }
    case 7: return tail(2, bytes, &position).map { $0 + 1 }
    default: return 256 << (code - 8)
    }
  }

  private static func rate(_ code: Int, _ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> (hertz: Int?, Void)?
  {
    switch code {
    case 0: return (nil, ())
    case 12: return tail(1, bytes, &position).map { ($0 * 1_000, ()) }
    case 13: return tail(2, bytes, &position).map { ($0, ()) }
    case 14: return tail(2, bytes, &position).map { ($0 * 10, ()) }
    default: return (known[code - 1], ())
    }
  }

  private static let known = [88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000]

  private static func tail(_ count: Int, _ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in 0..<count { value = value << 8 | Int(bytes[position + index]) }
    position += count
    return value
  }

  /// A number of up to 36 bits, coded the way UTF-8 codes characters.
  private static func codedNumber(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int64? {
    let first = bytes[position]
    position += 1
    if first < 0x80 { return Int64(first) }
    let length = (~first).leadingZeroBitCount
    guard (2...7).contains(length), position + length - 1 <= bytes.count else { return nil }
    var value = length == 7 ? 0 : Int64(first & (0x7F >> UInt8(length)))
    for _ in 1..<length {
      guard bytes[position] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | Int64(bytes[position] & 0x3F)
      position += 1
    }
    return value
  }

  /// The number of ``codedNumber(_:_:)``, as bytes.
  static func coding(of number: Int64) -> [UInt8] {
    if number < 0x80 { return [UInt8(number)] }
    var length = 2
    while length < 7, number >= 1 << (5 * length + 1) { length += 1 }
    var bytes = [UInt8](repeating: 0, count: length)
    var rest = number
    for index in stride(from: length - 1, to: 0, by: -1) {
      bytes[index] = 0x80 | UInt8(rest & 0x3F)
      rest >>= 6
    }
    let mark = UInt8(truncatingIfNeeded: 0xFF00 >> length)
    bytes[0] = mark | (length == 7 ? 0 : UInt8(rest))
    return bytes
  }

  static func checksum(_ bytes: UnsafeRawBufferPointer, count: Int) -> UInt8 {
    crc8.withUnsafeBufferPointer { table in
      var value: UInt8 = 0
      for index in 0..<count { value = table[Int(value ^ bytes[index])] }
      return value
    }
  }

  /// CRC-8 with the polynomial x^8 + x^2 + x + 1, of each byte.
  private static let crc8: [UInt8] = (0..<256).map { byte in
    (0..<8).reduce(UInt8(byte)) { value, _ in value & 0x80 != 0 ? value << 1 ^ 0x07 : value << 1 }
  }
}
