public import TapeModel

/// Finds where somebody speaks in one channel, from the level of each hundredth of a second.
///
/// A stretch is speech where its level stands out of the background around it: the
/// background is a low percentile, and the speech a high one, of the levels within
/// ``Parameters/halfWindowSeconds`` to both sides, so both may drift. A stretch must rise
/// above an upper threshold to count and lasts as long as it stays above a lower one; short
/// pauses belong to it, short noises do not. Takes numbers and opens no file.
///
/// Breath, rings and music are sound that stands out, too: this tells sound from background,
/// no more.
public struct SpeechActivity: Sendable {
  private let parameters: Parameters

  public init() { parameters = .telephone }

  init(parameters: Parameters) { self.parameters = parameters }

  /// What ``find(levels:rate:frameCount:)`` gives.
  public struct Found: Hashable, Sendable {
    /// Sorted, apart from each other, on frames at which a hundredth of a second begins.
    public let speech: [SampleRange]
    /// Median level between speech in decibels below full scale; `nil` for digital silence.
    public let noiseFloorDecibels: Double?
  }

  /// The level of a stretch whose samples, as 16-bit integers, have this mean square (about
  /// their mean): 256 steps to each doubling, 0 for everything up to 1.
  ///
  /// Between doublings the steps are linear in power, off a logarithm by at most 0.26 dB.
  public static func level(meanSquare: Double) -> Int16 {
    guard meanSquare > 1 else { return 0 }
    let bits = Float(min(meanSquare, 2_147_483_648)).bitPattern
    return Int16(Int(bits >> 15) - (127 << 8))
  }

  /// Decibels below full scale of a level.
  public static func decibels(level: Int16) -> Double {
    let power = Float(bitPattern: UInt32(Int(max(0, level)) + (127 << 8)) << 15)
    return Decibels.ofPower(Double(power) / (32_768 * 32_768))
  }

  /// Speech in a channel of `frameCount` frames with these levels, one for each hundredth of a
  /// second (frame `i * rate / 100` rounded down).
  ///
  /// - Complexity: O(*n*) in levels.
  public func find(levels: [Int16], rate: SampleRate, frameCount: Int64) -> Found {
    let background = BackgroundLevels(levels: levels, parameters)
    let cells = SpeechCells(background: background, parameters).cells
    let speech = cells.map { cell in
      SampleRange(
        start: min(frameCount, rescale(Int64(cell.lowerBound), from: 100, to: rate.hertz, rounding: .down)),
        end: min(frameCount, rescale(Int64(cell.upperBound), from: 100, to: rate.hertz, rounding: .down)))
    }
    return Found(
      speech: speech.filter { !$0.isEmpty }, noiseFloorDecibels: Self.noiseFloor(levels: levels, between: cells))
  }

  /// The median level outside of `cells`; of all, where they leave nothing.
  private static func noiseFloor(levels: [Int16], between cells: [Range<Int>]) -> Double? {
    var counts = [Int](repeating: 0, count: Int(Int16.max) + 1)
    var total = 0
    var next = 0
    for cell in cells + [levels.count..<levels.count] {
      for level in levels[next..<cell.lowerBound] { counts[Int(level)] += 1 }
      total += cell.lowerBound - next
      next = cell.upperBound
    }
    if total == 0 {
      for level in levels { counts[Int(level)] += 1 }
      total = levels.count
    }
    guard total > 0 else { return nil }
    var seen = 0
    let median = counts.indices.first { level in
      seen += counts[level]
      return seen * 2 >= total
    }
    guard let median, median > 0 else { return nil }
    return decibels(level: Int16(median))
  }
}
