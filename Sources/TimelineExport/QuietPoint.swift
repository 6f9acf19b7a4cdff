public import TapeModel

/// Where near a frame a cut is heard least.
public enum QuietPoint {
  /// The frame within `reach` of `frame` before which a cut is heard least.
  ///
  /// First the quietest millisecond (of equally quiet ones that nearest to `frame`),
  /// then in it the point where the samples on both sides are nearest to zero. Samples
  /// that are not numbers count as loud. `frame` itself where the source has nothing
  /// around it.
  ///
  /// - Parameters:
  ///   - reach: in frames; more than a tenth of a second counts as a tenth.
  ///   - channel: the leg to look at, from 0; `nil` for all channels together.
  ///   - limits: the answer does not leave them.
  /// - Complexity: O(*n*) in `reach`.
  public static func nearest<Source: SampleSource & ~Copyable>(
    to frame: Int64, reach: Int64, channel: Int?, within limits: SampleRange, in source: inout Source
  ) throws(Source.Failure) -> Int64 {
    let limits = limits.clamped(to: source.allFrames)
    let reach = min(max(0, reach), Int64(source.rate.hertz / 10))
    let half = Int64(max(1, source.rate.hertz / 2_000))
    guard limits.start <= frame, frame <= limits.end else { return frame }
    let first = max(limits.start, frame - min(frame, reach))
    let last = min(limits.end, frame + reach)
    let window = SampleRange(start: max(0, first - half), end: min(source.frameCount, last + half))
    guard first < last, !window.isEmpty else { return frame }
    let levels = try Self.levels(in: window, channel: channel, of: &source)
    let centre = quietest(
      levels, from: first - window.start, through: last - window.start, half, near: frame - window.start)
    return window.start
      + crossing(
        levels, from: max(first - window.start, centre - half), through: min(last - window.start, centre + half),
        near: frame - window.start)
  }

  /// The absolute samples of a range, in steps of 16 bits; of several channels the
  /// largest.
  private static func levels<Source: SampleSource & ~Copyable>(
    in range: SampleRange, channel: Int?, of source: inout Source
  ) throws(Source.Failure) -> [Int64] {
    let channelCount = source.channelCount
    let channels = channel.map { $0..<$0 + 1 } ?? 0..<channelCount
    guard channels.lowerBound >= 0, channels.upperBound <= channelCount else { return [] }
    var levels: [Int64] = []
    levels.reserveCapacity(Int(range.frameCount))
    try source.forEachBlock(in: range) { _, samples in
      for start in stride(from: 0, to: samples.count, by: channelCount) {
        var level: Int64 = 0
        for place in channels { level = max(level, steps(samples[start + place])) }
        levels.append(level)
      }
    }
    return levels
  }

  private static func steps(_ sample: Float) -> Int64 {
    sample.isFinite ? Int64(min(abs(sample), loudest) * 32_768) : Int64(loudest * 32_768)
  }

  private static let loudest: Float = 16

  /// The place whose surroundings, `half` frames to each side, hold the least energy a
  /// frame.
  private static func quietest(
    _ levels: [Int64], from first: Int64, through last: Int64, _ half: Int64, near wanted: Int64
  ) -> Int64 {
    var sums: [Int64] = [0]
    sums.reserveCapacity(levels.count + 1)
    for level in levels { sums.append(sums[sums.count - 1] + level * level) }
    let count = Int64(levels.count)
    var best = (energy: Int64.max, place: wanted)
    for place in first...last {
      let start = max(0, place - half)
      let end = min(count, place + half)
      guard start < end else { continue }
      let energy = (sums[Int(end)] - sums[Int(start)]) / (end - start)
      if energy < best.energy || energy == best.energy && abs(place - wanted) < abs(best.place - wanted) {
        best = (energy, place)
      }
    }
    return best.place
  }

  /// The place before and after which the samples are nearest to zero.
  private static func crossing(_ levels: [Int64], from first: Int64, through last: Int64, near wanted: Int64) -> Int64 {
    func level(_ place: Int64) -> Int64 { levels.indices.contains(Int(place)) ? levels[Int(place)] : 0 }
    var best = (step: Int64.max, place: wanted)
    for place in first...last {
      let step = max(level(place - 1), level(place))
      if step < best.step || step == best.step && abs(place - wanted) < abs(best.place - wanted) {
        best = (step, place)
      }
    }
    return best.place
  }
}
