internal import CEbur128
public import TapeModel

/// Measures loudness while sound goes by, by EBU R 128 and ITU-R BS.1770.
///
/// Sound of less than 32 kHz is brought to 48 kHz first: the standard's filters are stated
/// for that rate, and lie too near to the upper edge of a telephone's band to be copied
/// there. The corresponding C library is libebur128.
public final class LoudnessMeter {
  private var state: UnsafeMutablePointer<ebur128_state>?
  private let channelCount: Int
  /// Frames between two looks at the momentary loudness: 100 ms, as EBU Tech 3341 has it.
  private let framesPerStep: Int
  private var framesToStep: Int
  private var upsampling: Upsampling?
  private var momentary = -Double.infinity
  private var shortTerm = -Double.infinity

  /// - Precondition: `channelCount` is from 1 to 32.
  public init(rate: SampleRate, channelCount: Int) {
    let measured = rate < Self.lowestRate ? SampleRate.broadcast : rate
    let modes = [EBUR128_MODE_I, EBUR128_MODE_LRA, EBUR128_MODE_TRUE_PEAK].reduce(0) { $0 | $1.rawValue }
    state = ebur128_init(UInt32(channelCount), UInt(measured.hertz), Int32(modes))
    precondition(state != nil, "libebur128 measures every rate and number of channels that is read")
    self.channelCount = channelCount
    framesPerStep = max(1, measured.hertz / 10)
    framesToStep = framesPerStep
    if measured != rate { upsampling = Upsampling(from: rate, to: measured, channelCount: channelCount) }
  }

  deinit { ebur128_destroy(&state) }

  private static let lowestRate = SampleRate(hertz: 32_000) ?? .broadcast

  /// Takes interleaved samples, nominally from -1 to 1.
  ///
  /// - Precondition: whole frames, and ``loudness()`` was not asked for yet.
  public func take(_ samples: Span<Float>) {
    guard let upsampling else {
      samples.withUnsafeBufferPointer { measure($0) }
      return
    }
    upsampling.take(samples).withUnsafeBufferPointer { measure($0) }
  }

  private func measure(_ samples: UnsafeBufferPointer<Float>) {
    var next = 0
    let frameCount = samples.count / channelCount
    while next < frameCount {
      let count = min(framesToStep, frameCount - next)
      ebur128_add_frames_float(state, samples.baseAddress! + next * channelCount, count)
      next += count
      framesToStep -= count
      if framesToStep == 0 { lookAround() }
    }
  }

  private func lookAround() {
    framesToStep = framesPerStep
    var value = 0.0
    if ebur128_loudness_momentary(state, &value) == Int32(EBUR128_SUCCESS.rawValue) {
      momentary = max(momentary, value)
    }
    if ebur128_loudness_shortterm(state, &value) == Int32(EBUR128_SUCCESS.rawValue) {
      shortTerm = max(shortTerm, value)
    }
  }

  /// The loudness of all that was taken; nothing may be taken afterwards.
  public func loudness() -> Loudness {
    if let upsampling { upsampling.finish().withUnsafeBufferPointer { measure($0) } }
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
      truePeakDecibels: peak > 0 ? Decibels.ofPower(peak * peak) : nil,
      maximumMomentaryLUFS: momentary.isFinite ? momentary : nil,
      maximumShortTermLUFS: shortTerm.isFinite ? shortTerm : nil)
  }
}

/// A resampler that never fails: what it cannot bring to the other rate is not measured.
private final class Upsampling {
  private var resampler: Resampler

  init?(from rate: SampleRate, to measured: SampleRate, channelCount: Int) {
    guard let resampler = try? Resampler(from: rate, to: measured, channelCount: channelCount) else { return nil }
    self.resampler = resampler
  }

  func take(_ samples: Span<Float>) -> [Float] {
    var output: [Float] = []
    try? resampler.append(samples, to: &output)
    return output
  }

  func finish() -> [Float] {
    var output: [Float] = []
    try? resampler.finish(to: &output)
    return output
  }
}
