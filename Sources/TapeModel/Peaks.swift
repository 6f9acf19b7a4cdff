/// The lowest and highest sample of each channel in each stretch of frames: a waveform to draw.
public struct Peaks: Hashable, Sendable {
  public let rate: SampleRate
  public let channelCount: Int
  /// Frames that one point covers; the last point may cover fewer.
  public let framesPerPoint: Int
  /// For each point, for each channel: lowest, highest; -128 to 127.
  public let values: [Int8]

  /// - Precondition: `values` holds whole points.
  public init(rate: SampleRate, channelCount: Int, framesPerPoint: Int, values: [Int8]) {
    precondition(channelCount > 0 && framesPerPoint > 0 && values.count % (2 * channelCount) == 0, "not whole points")
    self.rate = rate
    self.channelCount = channelCount
    self.framesPerPoint = framesPerPoint
    self.values = values
  }

  public var pointCount: Int { values.count / (2 * channelCount) }

  /// The bytes of an audiowaveform data file, version 2, 8 bits.
  ///
  /// Six little-endian 32-bit fields (version, flags, sample rate, samples per pixel,
  /// length, channels), then the values. Format: audiowaveform,
  /// `doc/DataFormat.md`.
  public var datBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24 + values.count)
    let header = [
      2, 1, UInt32(rate.hertz), UInt32(truncatingIfNeeded: framesPerPoint), UInt32(truncatingIfNeeded: pointCount),
      UInt32(truncatingIfNeeded: channelCount),
    ]
    for field in header {
      for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: field >> shift)) }
    }
    for value in values { bytes.append(UInt8(bitPattern: value)) }
    return bytes
  }
}
