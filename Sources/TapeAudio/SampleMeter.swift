internal import TapeFiles
internal import TapeModel

/// Takes all samples of a recording in blocks; hashes and measures them.
struct SampleMeter: ~Copyable {
  private let channelCount: Int
  private(set) var frameCount: Int64 = 0
  private let hash = SampleHash()
  private var meters: [ChannelMeter]
  private var largest: [Double]
  private var nonFiniteSampleCounts: [Int64]
  private var isDualMono: Bool
  /// Every block as 16 bits, interleaved, and taken apart.
  private let interleaved: UnsafeMutablePointer<Int16>
  private let planes: [UnsafeMutablePointer<Int16>]

  /// Channels that differ by no more than this hold one signal: a rounding step apart.
  private static let dualMonoTolerance = 2

  init(_ reader: borrowing AudioReader) {
    channelCount = reader.channelCount
    let hertz = reader.rate.hertz
    let framesPerPoint = PeakLevels.finestFramesPerPoint(reader.rate)
    let fullScale = reader.encoding.fullScale
    meters = (0..<channelCount).map { _ in
      ChannelMeter(hertz: hertz, framesPerPoint: framesPerPoint, fullScale: fullScale)
    }
    largest = Array(repeating: 0, count: channelCount)
    nonFiniteSampleCounts = Array(repeating: 0, count: channelCount)
    isDualMono = channelCount == 2
    interleaved = .allocate(capacity: AudioReader.framesPerBlock * channelCount)
    planes = (0..<channelCount).map { _ in .allocate(capacity: AudioReader.framesPerBlock) }
  }

  deinit {
    interleaved.deallocate()
    for plane in planes { plane.deallocate() }
  }

  /// Takes a block of up to ``AudioReader/framesPerBlock`` frames; may change its samples.
  mutating func take<Sample: MeteredSample>(_ samples: UnsafeMutableBufferPointer<Sample>, frameCount count: Int) {
    hash.update(UnsafeRawBufferPointer(samples))
    let short = Sample.short(
      samples, into: interleaved, channelCount: channelCount, largest: &largest, nonFinite: &nonFiniteSampleCounts)
    if channelCount == 1 {
      meters[0].take(short, count)
    } else {
      deinterleave(short, count, channelCount: channelCount, planes)
      for channel in 0..<channelCount { meters[channel].take(planes[channel], count) }
      if isDualMono { isDualMono = largestDifference(planes[0], planes[1], count) <= Self.dualMonoTolerance }
    }
    frameCount += Int64(count)
  }

  /// What all blocks come to.
  mutating func finish(
    rate: SampleRate, frameCount: Int64
  ) -> (hash: ContentHash, channels: [ChannelAnalysis], peaks: [Peaks], isDualMono: Bool) {
    for channel in 0..<channelCount { meters[channel].finish() }
    let activity = SpeechActivity()
    var channels: [ChannelAnalysis] = []
    for (channel, meter) in meters.enumerated() {
      let heard = activity.find(levels: meter.levels, rate: rate, frameCount: frameCount)
      let isSilent = meter.highest <= 1 && meter.lowest >= -1
      let ofShort = Double(max(Int(meter.highest), -Int(meter.lowest))) / 32_768
      channels.append(
        ChannelAnalysis(
          speech: heard.speech, noiseFloorDecibels: isSilent ? nil : heard.noiseFloorDecibels,
          peak: max(largest[channel], largest[channel] > 0 ? 0 : ofShort),
          clippedSampleCount: meter.clippedSampleCount, nonFiniteSampleCount: nonFiniteSampleCounts[channel],
          isSilent: isSilent))
    }
    let isSilent = channels.allSatisfy(\.isSilent)
    let peaks = PeakLevels.levels(meters.map(\.points), rate: rate)
    let isDual = isDualMono && !isSilent && frameCount > 0
    return (hash.finish(), channels, peaks, isDual)
  }
}

/// A hash that outlives the block it is fed from.
private final class SampleHash {
  private var digest: Digest? = Digest()

  func update(_ bytes: UnsafeRawBufferPointer) { digest?.update(bytes) }

  /// - Precondition: not finished before.
  func finish() -> ContentHash {
    guard let digest = digest.take() else { preconditionFailure("a hash is finished once") }
    return digest.finish()
  }
}

/// A sample that can be measured as 16 bits.
protocol MeteredSample: StoredSample {
  /// The samples as 16-bit ones: the high bits of finer integers, floating-point ones
  /// rounded to the nearest of 32 767 steps.
  ///
  /// Keeps the largest sample of each channel in `largest` where 16 bits do not show it, from 0
  /// to 1 and beyond, and counts what is no number.
  static func short(
    _ samples: UnsafeMutableBufferPointer<Self>, into target: UnsafeMutablePointer<Int16>, channelCount: Int,
    largest: inout [Double], nonFinite: inout [Int64]
  ) -> UnsafePointer<Int16>
}

extension Int16: MeteredSample {
  static func short(
    _ samples: UnsafeMutableBufferPointer<Int16>, into _: UnsafeMutablePointer<Int16>, channelCount _: Int,
    largest _: inout [Double], nonFinite _: inout [Int64]
  ) -> UnsafePointer<Int16> {
    UnsafePointer(samples.baseAddress!)
  }
}

extension Int32: MeteredSample {
  static func short(
    _ samples: UnsafeMutableBufferPointer<Int32>, into target: UnsafeMutablePointer<Int16>, channelCount: Int,
    largest: inout [Double], nonFinite _: inout [Int64]
  ) -> UnsafePointer<Int16> {
    for channel in 0..<channelCount {
      var lowest: Int32 = 0
      var highest: Int32 = 0
      for index in stride(from: channel, to: samples.count, by: channelCount) {
        let sample = samples[index]
        lowest = Swift.min(lowest, sample)
        highest = Swift.max(highest, sample)
        target[index] = Int16(truncatingIfNeeded: sample >> 16)
      }
      let most = Swift.max(Double(highest), -Double(lowest)) / 2_147_483_648
      largest[channel] = Swift.max(largest[channel], most)
    }
    return UnsafePointer(target)
  }
}

extension Float: MeteredSample {
  static func short(
    _ samples: UnsafeMutableBufferPointer<Float>, into target: UnsafeMutablePointer<Int16>, channelCount: Int,
    largest: inout [Double], nonFinite: inout [Int64]
  ) -> UnsafePointer<Int16> {
    for channel in 0..<channelCount {
      var most: Float = 0
      for index in stride(from: channel, to: samples.count, by: channelCount) {
        var sample = samples[index]
        if !(sample.magnitude <= 1_000) {
          nonFinite[channel] += 1
          sample = 0
        }
        most = max(most, sample.magnitude)
        target[index] = Int16(max(-32_768, min(32_767, (sample * 32_767).rounded())))
      }
      largest[channel] = max(largest[channel], Double(most))
    }
    return UnsafePointer(target)
  }
}
