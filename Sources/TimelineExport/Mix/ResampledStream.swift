internal import TapeAudio
internal import TapeModel

/// Samples of a mix on their way to another rate, without the first ones.
struct ResampledStream: ~Copyable {
  private var resampler: Resampler
  /// Samples at the new rate that are dropped before the first one is given.
  private var unwantedCount: Int

  init(from rate: SampleRate, to mixRate: SampleRate, channelCount: Int, unwantedCount: Int) throws(ResamplerError) {
    resampler = try Resampler(from: rate, to: mixRate, channelCount: channelCount)
    self.unwantedCount = unwantedCount
  }

  /// What is ready once `samples` were taken.
  mutating func resampled(_ samples: [Double]) throws(ResamplerError) -> [Double] {
    var output: [Float] = []
    // Held by name: the compiler (6.3.1) fails on the span of an array without one here.
    let narrow = samples.map { Float($0) }
    try resampler.append(narrow.span, to: &output)
    return wanted(output)
  }

  /// What was still on its way.
  mutating func rest() throws(ResamplerError) -> [Double] {
    var output: [Float] = []
    try resampler.finish(to: &output)
    return wanted(output)
  }

  private mutating func wanted(_ samples: [Float]) -> [Double] {
    let dropped = min(unwantedCount, samples.count)
    unwantedCount -= dropped
    return samples[dropped...].map { Double($0) }
  }
}
