/// The four bytes in front of every frame of MPEG audio (ISO 11172-3, 2.4.1.3; MPEG 2.5 as
/// Fraunhofer wrote it).
struct MPEGFrameHeader: Hashable {
  let version: Version
  /// 1 to 3.
  let layer: Int
  let hertz: Int
  let channelCount: Int
  /// Bytes from this header to the next one.
  let byteCount: Int

  enum Version: Hashable {
    case mpeg1, mpeg2, mpeg25
  }

  /// Returns `nil` where the bytes at `offset` are no header, or one without a stated bit
  /// rate ("free format").
  init?(_ fields: BinaryFields, at offset: Int) {
    guard offset >= 0, offset + 4 <= fields.count, fields.bytes[offset] == 0xFF,
      fields.bytes[offset + 1] & 0xE0 == 0xE0
    else { return nil }
    let second = fields.bytes[offset + 1]
    let third = fields.bytes[offset + 2]
    switch second >> 3 & 3 {
    case 0: version = .mpeg25
    case 2: version = .mpeg2
    case 3: version = .mpeg1
    default: return nil
    }
    let layerBits = Int(second >> 1 & 3)
    let rateIndex = Int(third >> 2 & 3)
    let bitRateIndex = Int(third >> 4)
    guard layerBits != 0, rateIndex != 3, (1...14).contains(bitRateIndex) else { return nil }
    layer = 4 - layerBits
    hertz = [44_100, 48_000, 32_000][rateIndex] >> (version == .mpeg1 ? 0 : version == .mpeg2 ? 1 : 2)
    channelCount = fields.bytes[offset + 3] >> 6 == 3 ? 1 : 2
    let bitRate = Self.kilobits(version, layer)[bitRateIndex - 1] * 1_000
    let padding = Int(third >> 1 & 1)
    byteCount =
      layer == 1
      ? (12 * bitRate / hertz + padding) * 4
      : (layer == 3 && version != .mpeg1 ? 72 : 144) * bitRate / hertz + padding
  }

  /// Whether a stream of MPEG frames begins in the first bytes: two headers of one kind,
  /// one frame apart, after at most a few stray bytes.
  static func startsStream(_ fields: BinaryFields) -> Bool {
    for start in 0..<max(0, min(fields.count - 4, 2_048)) {
      guard let first = MPEGFrameHeader(fields, at: start), first.byteCount > 4 else { continue }
      guard let second = MPEGFrameHeader(fields, at: start + first.byteCount) else { continue }
      if first.isOfOneStream(with: second) { return true }
    }
    return false
  }

  private func isOfOneStream(with other: MPEGFrameHeader) -> Bool {
    version == other.version && layer == other.layer && hertz == other.hertz
  }

  /// Whether the bytes begin with an AAC frame in its own transport (ADTS: a sync word
  /// like MPEG's, with layer 0).
  static func isADTS(_ fields: BinaryFields) -> Bool {
    guard fields.count >= 7, fields.bytes[0] == 0xFF, fields.bytes[1] & 0xF6 == 0xF0 else { return false }
    let length = Int(fields.bytes[3] & 3) << 11 | Int(fields.bytes[4]) << 3 | Int(fields.bytes[5]) >> 5
    guard length >= 7, length + 2 <= fields.count else { return length >= 7 && fields.count < length + 2 }
    return fields.bytes[length] == 0xFF && fields.bytes[length + 1] & 0xF6 == 0xF0
  }

  private static func kilobits(_ version: Version, _ layer: Int) -> [Int] {
    switch (version, layer) {
    case (.mpeg1, 1): [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448]
    case (.mpeg1, 2): [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384]
    case (.mpeg1, _): [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    case (_, 1): [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256]
    default: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
    }
  }
}
