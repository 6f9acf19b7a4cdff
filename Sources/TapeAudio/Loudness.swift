internal import CEbur128
public import TapeModel

/// How loud a stretch of sound is, by EBU R 128 and ITU-R BS.1770.
///
/// Costs as much as all of ``AnalysisPass``, so it is measured where it is asked for.
public struct Loudness: Hashable, Sendable {
  /// Over the whole stretch, gated, in LUFS; `nil` where nothing rises above -70.
  public let integratedLUFS: Double?
  /// Between soft and loud passages, in LU; 0 for a stretch of less than three seconds.
  public let rangeLU: Double
  /// The highest level between samples too, in decibels below full scale; `nil` for
  /// digital silence.
  public let truePeakDecibels: Double?

  public init(integratedLUFS: Double?, rangeLU: Double, truePeakDecibels: Double?) {
    self.integratedLUFS = integratedLUFS
    self.rangeLU = rangeLU
    self.truePeakDecibels = truePeakDecibels
  }

  /// Measures `range` of a recording, or all of it; of one channel, from 0, or of all.
  ///
  /// The corresponding C functions are `ebur128_loudness_global`,
  /// `ebur128_loudness_range` and `ebur128_true_peak`. Throws what reading throws.
  ///
  /// - Precondition: `channel` exists.
  public static func measure<Source: SampleSource & ~Copyable>(
    _ source: inout Source, in range: SampleRange? = nil, channel: Int? = nil
  ) throws(Source.Failure) -> Loudness {
    let channelCount = source.channelCount
    precondition((0..<channelCount).contains(channel ?? 0), "channel \(channel ?? 0) of \(channelCount)")
    let meter = LoudnessMeter(channelCount: channel == nil ? channelCount : 1, hertz: source.rate.hertz)
    let all = source.allFrames
    try source.forEachBlock(in: range ?? all) { _, samples in
      samples.withUnsafeBufferPointer { buffer in
        if let channel, channelCount > 1 {
          let leg = stride(from: channel, to: buffer.count, by: channelCount).map { buffer[$0] }
          leg.withUnsafeBufferPointer { meter.take($0) }
        } else {
          meter.take(buffer)
        }
      }
    }
    return meter.loudness
  }
}

/// Measures the loudness of a recording, or of a range of it; see
/// ``Loudness/measure(_:in:channel:)``.
///
/// Throws like ``AudioReader``.
public func loudness(
  of path: String, range: SampleRange? = nil, channel: Int? = nil
) throws(AudioFileError) -> Loudness {
  var reader = try AudioReader(path: path)
  if let channel, !(0..<reader.channelCount).contains(channel) {
    throw .noSuchChannel(path: path, channel: channel, channelCount: reader.channelCount)
  }
  return try Loudness.measure(&reader, in: range, channel: channel)
}

/// A handle of libebur128.
private final class LoudnessMeter {
  private var state: UnsafeMutablePointer<ebur128_state>?
  private let channelCount: Int

  init(channelCount: Int, hertz: Int) {
    self.channelCount = channelCount
    let modes = EBUR128_MODE_I.rawValue | EBUR128_MODE_LRA.rawValue | EBUR128_MODE_TRUE_PEAK.rawValue
    state = ebur128_init(UInt32(channelCount), UInt(hertz), Int32(modes))
    precondition(state != nil, "libebur128 measures every rate and number of channels that is read")
  }

  deinit { ebur128_destroy(&state) }

  func take(_ samples: UnsafeBufferPointer<Float>) {
    ebur128_add_frames_float(state, samples.baseAddress, samples.count / channelCount)
  }

  var loudness: Loudness {
    var integrated = -Double.infinity
    var range = 0.0
    ebur128_loudness_global(state, &integrated)
    ebur128_loudness_range(state, &range)
    var peak = 0.0
    for channel in 0..<channelCount {
      var ofChannel = 0.0
      ebur128_true_peak(state, UInt32(channel), &ofChannel)
      peak = max(peak, ofChannel)
    }
    return Loudness(
      integratedLUFS: integrated.isFinite ? integrated : nil, rangeLU: range.isFinite ? range : 0,
      truePeakDecibels: peak > 0 ? Decibels.ofPower(peak * peak) : nil)
  }
}
