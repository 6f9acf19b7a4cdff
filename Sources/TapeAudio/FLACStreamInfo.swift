/// The stream information block that every FLAC file begins with (RFC 9639, 8.2).
struct FLACStreamInfo: Hashable {
  let minimumBlockFrameCount: Int
  let maximumBlockFrameCount: Int
  let hertz: Int
  let channelCount: Int
  let bitCount: Int
  /// Length in frames as stated; 0 for unknown.
  let frameCount: Int64
  private let bytes: [UInt8]

  static let byteCount = 34

  /// Returns `nil` unless there are 34 bytes.
  init?(_ fields: BinaryFields) {
    let big = BinaryFields(Array(fields.bytes.prefix(Self.byteCount)), isBigEndian: true)
    guard big.count == Self.byteCount, let least = big.uint16(at: 0), let most = big.uint16(at: 2),
      let packed = big.uint64(at: 10)
    else { return nil }
    minimumBlockFrameCount = least
    maximumBlockFrameCount = most
    hertz = Int(packed >> 44)
    channelCount = Int(packed >> 41 & 7) + 1
    bitCount = Int(packed >> 36 & 31) + 1
    frameCount = Int64(packed & 0xF_FFFF_FFFF)
    bytes = big.bytes
  }

  /// How many frames each block has, where that is the same for all.
  var fixedBlockFrameCount: Int? {
    minimumBlockFrameCount == maximumBlockFrameCount && minimumBlockFrameCount > 0 ? minimumBlockFrameCount : nil
  }

  /// The start of a FLAC file with this block alone, stating `frameCount` frames and no
  /// checksum.
  func fileStart(frameCount: Int64) -> [UInt8] {
    var start = Array("fLaC".utf8) + [0x80, 0, 0, UInt8(Self.byteCount)] + bytes
    let stated = frameCount <= 0xF_FFFF_FFFF ? UInt64(max(0, frameCount)) : 0
    start[8 + 13] = bytes[13] & 0xF0 | UInt8(stated >> 32)
    for index in 0..<4 { start[8 + 14 + index] = UInt8(truncatingIfNeeded: stated >> (24 - 8 * UInt64(index))) }
    for index in 18..<34 { start[8 + index] = 0 }
    return start
  }
}
