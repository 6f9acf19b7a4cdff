internal import Glibc
public import TapeModel

/// Keeps sound below a level, between samples too, by looking ahead.
///
/// Peaks are those of the sound at four times its rate, as ITU-R BS.1770 annex 2 has them.
/// The gain falls before a peak in a straight line over five milliseconds, and rises after
/// it with a time constant of a tenth of a second; all channels share it. Where no peak is
/// near, the gain is 1 and samples stay what they are, bit by bit.
///
/// Output comes as many frames behind the input as the filter and the look-ahead need;
/// ``finish(_:)`` gives what is left. The memory it takes does not grow with the sound.
public struct TruePeakLimiter {
  public let channelCount: Int
  private let threshold: Double
  private let lookAhead: Int
  private let release: Double
  /// Samples that have not left yet, the oldest first.
  private var waiting: [Double]
  /// The level of frames whose gain is not settled, the oldest first; those of ``waiting``
  /// from the front on.
  private var wanted: [Double] = []
  /// The last inputs, for the filter: ``tapCount`` frames.
  private var history: [Double]
  /// Candidates for the least gain of the look-ahead, by frame; both rising.
  private var minima: [(frame: Int, gain: Double)] = []
  private var minimaStart = 0
  /// Reductions over the last look-ahead, in whole steps of 2^-40, so that their sum is
  /// exact.
  private var reductions: [Int64]
  private var reductionSum: Int64 = 0
  private var level = 1.0
  private var takenCount = 0
  private var gainCount = 0
  private var leftCount = 0
  /// The strongest reduction so far, in decibels.
  public private(set) var deepestDecibels = 0.0
  /// Frames that were made softer.
  public private(set) var limitedFrameCount: Int64 = 0

  /// - Parameter ceilingDecibels: in decibels below full scale, true peak (dBTP).
  ///
  /// - Precondition: `channelCount` is at least 1.
  public init(rate: SampleRate, channelCount: Int, ceilingDecibels: Double) {
    precondition(channelCount > 0, "no channels")
    self.channelCount = channelCount
    threshold = Decibels.factor(ceilingDecibels)
    lookAhead = max(1, rate.hertz / 200)
    release = exp(-10 / Double(rate.hertz))
    waiting = []
    history = [Double](repeating: 0, count: channelCount * Self.tapCount)
    reductions = [Int64](repeating: 0, count: lookAhead + 1)
  }

  /// Takes a block of interleaved samples and adds to `output` what is settled.
  ///
  /// - Precondition: whole frames.
  public mutating func append(_ samples: Span<Double>, to output: inout [Double]) {
    precondition(samples.count % channelCount == 0, "not whole frames")
    for frame in 0..<samples.count / channelCount {
      for channel in 0..<channelCount { waiting.append(samples[frame * channelCount + channel]) }
      take(frame: frame, of: samples)
    }
    release(to: &output)
  }

  /// Adds to `output` what is still on its way.
  public mutating func finish(_ output: inout [Double]) {
    let silence = [Double](repeating: 0, count: channelCount)
    let frameCount = takenCount
    while leftCount + waitingGainCount < frameCount {
      take(frame: 0, of: silence.span)
    }
    release(to: &output)
  }

  // MARK: Levels

  private static let phaseCount = 4
  private static let tapCount = 24
  private static let half = tapCount / 2

  /// A Kaiser-windowed sinc for each phase between two samples.
  private static let filters: [[Double]] = (1..<phaseCount).map { phase in
    let shift = Double(phase) / Double(phaseCount)
    return (0..<tapCount).map { tap in
      let distance = Double(tap - half + 1) - shift
      let angle = Double.pi * distance
      return sin(angle) / angle * window(distance / Double(half))
    }
  }

  /// A Kaiser window with a beta of 6.
  private static func window(_ place: Double) -> Double {
    bessel(6 * max(0, 1 - place * place).squareRoot()) / bessel(6)
  }

  /// The modified Bessel function of order 0.
  private static func bessel(_ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    for step in 1...40 {
      term *= (x / 2 / Double(step)) * (x / 2 / Double(step))
      sum += term
    }
    return sum
  }

  /// Adds a frame to the history, and the level of the frame in its middle to the gains.
  private mutating func take(frame: Int, of samples: Span<Double>) {
    let slot = takenCount % Self.tapCount
    for channel in 0..<channelCount {
      history[slot * channelCount + channel] = samples[frame * channelCount + channel]
    }
    takenCount += 1
    guard takenCount >= Self.half + 1 else { return }
    settle(peak())
  }

  /// The highest level from the middle frame up to the next one.
  private func peak() -> Double {
    var loudest = 0.0
    var highest = 0.0
    for sample in history { highest = max(highest, abs(sample)) }
    // The filters raise nothing by more than their coefficients' sum.
    if highest * Self.highestGain <= threshold { return highest }
    let oldest = takenCount % Self.tapCount
    for channel in 0..<channelCount {
      let middle = (oldest + Self.half - 1) % Self.tapCount
      let next = (middle + 1) % Self.tapCount
      loudest = max(
        loudest, abs(history[middle * channelCount + channel]), abs(history[next * channelCount + channel]))
      for filter in Self.filters {
        var sum = 0.0
        for tap in 0..<Self.tapCount {
          sum += filter[tap] * history[((oldest + tap) % Self.tapCount) * channelCount + channel]
        }
        loudest = max(loudest, abs(sum))
      }
    }
    return loudest
  }

  private static let highestGain = filters.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 1

  // MARK: Gains

  /// Takes the level of the next frame, and settles the gain of the one that lies a
  /// look-ahead before it.
  private mutating func settle(_ peak: Double) {
    let gain = peak > threshold ? threshold / peak : 1
    let frame = gainCount
    while minima.count > minimaStart, let last = minima.last, last.gain >= gain { minima.removeLast() }
    minima.append((frame, gain))
    while minima[minimaStart].frame < frame - lookAhead { minimaStart += 1 }
    if minimaStart > 4_096 {
      minima.removeFirst(minimaStart)
      minimaStart = 0
    }
    let least = minima[minimaStart].gain
    level = min(least, 1 - (1 - level) * release)
    if 1 - level < 1e-6 { level = 1 }
    let reduction = Int64(((1 - level) * Self.steps).rounded(.up))
    let slot = frame % reductions.count
    reductionSum += reduction - reductions[slot]
    reductions[slot] = reduction
    gainCount += 1
    guard gainCount > lookAhead else { return }
    wanted.append(1 - Double(reductionSum) / Double(reductions.count) / Self.steps)
  }

  private static let steps = Double(1 << 40)

  private var waitingGainCount: Int { wanted.count }

  /// Gives out the frames whose gain is settled.
  private mutating func release(to output: inout [Double]) {
    let count = min(wanted.count, waiting.count / channelCount)
    for frame in 0..<count {
      let gain = wanted[frame]
      if gain < 1 {
        limitedFrameCount += 1
        deepestDecibels = min(deepestDecibels, Decibels.ofPower(gain * gain))
      }
      for index in frame * channelCount..<(frame + 1) * channelCount {
        output.append(gain == 1 ? waiting[index] : waiting[index] * gain)
      }
    }
    waiting.removeFirst(count * channelCount)
    wanted.removeFirst(count)
    leftCount += count
  }
}
