public import TapeModel

/// Writes a recording: WAV (RF64 where it grows beyond 4 GiB) or FLAC, with its metadata.
///
/// The file appears under its name whole, or not at all, when ``finish()`` returns. The same
/// samples and metadata give the same bytes: nothing in them depends on clock or machine.
public struct AudioWriter: ~Copyable {
  public let path: String
  public let rate: SampleRate
  public let channelCount: Int
  public let encoding: Encoding
  /// Frames written so far.
  public private(set) var frameCount: Int64 = 0
  private let output: any AudioOutput

  /// What samples are written as.
  public enum Encoding: Hashable, Sendable {
    case pcm16, pcm24, pcm32, float

    /// Bits of a sample.
    public var bitCount: Int {
      switch self {
      case .pcm16: 16
      case .pcm24: 24
      case .pcm32, .float: 32
      }
    }

    /// As its users call it.
    public var name: String { self == .float ? "32-bit float" : "\(bitCount)-bit PCM" }
  }

  /// What ``finish()`` gives.
  public struct Written: Hashable, Sendable {
    /// SHA-256 of the file.
    public let hash: ContentHash
    public let byteCount: Int64
    /// Length in frames.
    public let frameCount: Int64
  }

  /// Opens a temporary file beside `path`.
  ///
  /// - Parameter expectedFrameCount: how many frames will be written at most, if known: a WAV
  ///   file that cannot reach 4 GiB then keeps no room for RF64.
  ///
  /// - Parameter alwaysLong: whether a WAV file is RF64 whatever its length.
  ///
  /// Throws ``AudioFileError/cannotCreate(path:reason:)`` for what the container does not
  /// hold: FLAC holds 16 and 24 bits, up to 8 channels and 655 350 Hz; markers must lie below
  /// frame 2^32.
  public init(
    path: String, container: CutContainer, encoding: Encoding, rate: SampleRate, channelCount: Int,
    metadata: AudioMetadata = AudioMetadata(), expectedFrameCount: Int64? = nil, alwaysLong: Bool = false,
    replacingExisting: Bool = true
  ) throws(AudioFileError) {
    guard (1...AudioReader.maximumChannelCount).contains(channelCount) else {
      throw .cannotCreate(path: path, reason: "\(channelCount) channels")
    }
    guard metadata.markers.allSatisfy({ (0...0xFFFF_FFFF).contains($0.frame) }) else {
      throw .cannotCreate(path: path, reason: "a marker lies beyond frame 4 294 967 295")
    }
    output = try Self.output(
      path, container, encoding, rate, channelCount, metadata, expectedFrameCount, alwaysLong, replacingExisting)
    self.path = path
    self.rate = rate
    self.channelCount = channelCount
    self.encoding = encoding
  }

  private static func output(
    _ path: String, _ container: CutContainer, _ encoding: Encoding, _ rate: SampleRate, _ channelCount: Int,
    _ metadata: AudioMetadata, _ expectedFrameCount: Int64?, _ alwaysLong: Bool, _ replacingExisting: Bool
  ) throws(AudioFileError) -> any AudioOutput {
    switch container {
    case .wav:
      let header = WaveHeaderWriter(
        encoding: encoding, rate: rate, channelCount: channelCount, metadata: metadata,
        reservesLongSizes: alwaysLong
          || mayBeLong(expectedFrameCount, blockByteCount: channelCount * encoding.bitCount / 8),
        isAlwaysLong: alwaysLong)
      return try WaveOutput(path: path, header: header, replacingExisting: replacingExisting)
    case .flac:
      return try FLACOutput(
        path: path, encoding: encoding, rate: rate, channelCount: channelCount, tags: metadata.tags,
        replacingExisting: replacingExisting)
    }
  }

  private static func mayBeLong(_ frameCount: Int64?, blockByteCount: Int) -> Bool {
    guard let frameCount else { return true }
    let (byteCount, overflow) = frameCount.multipliedReportingOverflow(by: Int64(blockByteCount))
    return overflow || byteCount > 0xFFFF_FFFF - 64 << 20
  }

  /// Writes interleaved 16-bit samples; finer encodings take them as their high bits.
  ///
  /// - Precondition: whole frames.
  public mutating func write(_ samples: Span<Int16>) throws(AudioFileError) {
    var wide = [Int32](repeating: 0, count: samples.count)
    for index in samples.indices { wide[index] = Int32(samples[index]) << 16 }
    try write(wide.span)
  }

  /// Writes interleaved samples at 32 bits of full scale; coarser encodings drop the low
  /// bits, which are 0 where the samples come from such.
  ///
  /// - Precondition: whole frames.
  public mutating func write(_ samples: Span<Int32>) throws(AudioFileError) {
    precondition(samples.count % channelCount == 0, "not whole frames")
    try output.write(samples, encoding)
    frameCount += Int64(samples.count / channelCount)
  }

  /// Writes interleaved samples, nominally from -1 to 1; integers are rounded to the
  /// nearest step, halves away from 0, without dither, and clamped.
  ///
  /// - Precondition: whole frames.
  public mutating func write(_ samples: Span<Float>) throws(AudioFileError) {
    precondition(samples.count % channelCount == 0, "not whole frames")
    if encoding == .float {
      try output.write(samples)
    } else {
      var wide = [Int32](repeating: 0, count: samples.count)
      for index in samples.indices { wide[index] = quantised(Double(samples[index]), bitCount: encoding.bitCount) }
      try output.write(wide.span, encoding)
    }
    frameCount += Int64(samples.count / channelCount)
  }

  /// Writes interleaved samples, nominally from -1 to 1, rounded and clamped as
  /// single-precision ones are.
  ///
  /// - Precondition: whole frames.
  public mutating func write(_ samples: Span<Double>) throws(AudioFileError) {
    precondition(samples.count % channelCount == 0, "not whole frames")
    if encoding == .float {
      var narrow = [Float](repeating: 0, count: samples.count)
      for index in samples.indices { narrow[index] = Float(samples[index]) }
      try output.write(narrow.span)
    } else {
      var wide = [Int32](repeating: 0, count: samples.count)
      for index in samples.indices { wide[index] = quantised(samples[index], bitCount: encoding.bitCount) }
      try output.write(wide.span, encoding)
    }
    frameCount += Int64(samples.count / channelCount)
  }

  /// States the loudness of what was written, in a WAV file that has a `bext` chunk.
  public func state(_ loudness: Loudness) { output.state(loudness) }

  /// Gives the file its name, durably.
  public consuming func finish() throws(AudioFileError) -> Written {
    let (hash, byteCount) = try output.finish()
    return Written(hash: hash, byteCount: byteCount, frameCount: frameCount)
  }
}

/// The kinds of file that are written.
public enum CutContainer: String, Hashable, Sendable, Codable, CaseIterable {
  case wav, flac

  public var fileExtension: String { rawValue }

  /// As its users call it.
  public var name: String { rawValue.uppercased() }
}

/// `sample`, nominally from -1 to 1, at 32 bits of full scale and a precision of `bitCount`.
///
/// Full scale is 2 to the power of `bitCount` less one, so that an integer sample that was
/// divided by it comes back as it was. What is not a number becomes 0.
func quantised(_ sample: Double, bitCount: Int) -> Int32 {
  let scale = Double(Int64(1) << Int64(bitCount - 1))
  guard sample.isFinite else { return 0 }
  let steps = Int64(max(-scale, min(scale - 1, (sample * scale).rounded())))
  return Int32(steps << Int64(32 - bitCount))
}
