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
  /// The loudest 400 milliseconds, in LUFS; `nil` for silence.
  public let maximumMomentaryLUFS: Double?
  /// The loudest three seconds, in LUFS; `nil` for silence.
  public let maximumShortTermLUFS: Double?

  public init(
    integratedLUFS: Double?, rangeLU: Double, truePeakDecibels: Double?, maximumMomentaryLUFS: Double? = nil,
    maximumShortTermLUFS: Double? = nil
  ) {
    self.integratedLUFS = integratedLUFS
    self.rangeLU = rangeLU
    self.truePeakDecibels = truePeakDecibels
    self.maximumMomentaryLUFS = maximumMomentaryLUFS
    self.maximumShortTermLUFS = maximumShortTermLUFS
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
    let meter = LoudnessMeter(rate: source.rate, channelCount: channel == nil ? channelCount : 1)
    let all = source.allFrames
    try source.forEachBlock(in: range ?? all) { _, samples in
      if let channel, channelCount > 1 {
        let leg = stride(from: channel, to: samples.count, by: channelCount).map { samples[$0] }
        meter.take(leg.span)
      } else {
        meter.take(samples)
      }
    }
    return meter.loudness()
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
