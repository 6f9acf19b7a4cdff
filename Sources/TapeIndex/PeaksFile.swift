internal import TapeModel

/// Reads audiowaveform data files as ``TapeModel/Peaks/datBytes`` writes them.
enum PeaksFile {
  /// The largest that is read: a day of 8 channels, 64 frames a point at 48 kHz.
  static let byteLimit: Int64 = 1 << 30

  /// Returns `nil` for anything but version 2 with 8 bits and whole points.
  static func peaks(from bytes: [UInt8]) -> Peaks? {
    guard bytes.count >= 24 else { return nil }
    func field(_ index: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[index * 4 + $1]) << ($1 * 8) }
    }
    let (framesPerPoint, pointCount, channelCount) = (field(3), field(4), field(5))
    guard field(0) == 2, field(1) == 1, let rate = SampleRate(hertz: field(2)), framesPerPoint > 0,
      (1...1_024).contains(channelCount), bytes.count - 24 == 2 * channelCount * pointCount
    else { return nil }
    return Peaks(
      rate: rate, channelCount: channelCount, framesPerPoint: framesPerPoint,
      values: bytes[24...].map { Int8(bitPattern: $0) })
  }
}
