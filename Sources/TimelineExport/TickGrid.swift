internal import TapeModel

/// Fractions of a second that every rate of a rundown, and the millisecond, are made
/// of.
struct TickGrid {
  let ticksPerSecond: Int128

  /// Returns `nil` where the common denominator goes beyond 62 bits.
  init?(rates: Set<SampleRate>) {
    var ticks: Int128 = 1000
    for rate in rates {
      ticks = ticks / Self.greatestCommonDivisor(ticks, Int128(rate.hertz)) * Int128(rate.hertz)
      guard ticks < 1 << 62 else { return nil }
    }
    ticksPerSecond = ticks
  }

  func length(of content: Rundown.Content) -> Int128 {
    switch content {
    case .clip(let clip): Int128(clip.range.frameCount) * (ticksPerSecond / Int128(clip.recording.rate.hertz))
    case .narration(let narration): Int128(max(0, narration.runningTimeMilliseconds)) * (ticksPerSecond / 1000)
    case .note: 0
    }
  }

  /// The frame nearest to `position`; the later of two equally near ones.
  func frame(at position: Int128, rate: SampleRate) -> Int64 {
    let ticksPerFrame = ticksPerSecond / Int128(rate.hertz)
    return Int64((position + ticksPerFrame / 2) / ticksPerFrame)
  }

  private static func greatestCommonDivisor(_ one: Int128, _ other: Int128) -> Int128 {
    other == 0 ? one : greatestCommonDivisor(other, one % other)
  }
}
