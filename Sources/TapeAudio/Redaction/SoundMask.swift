public import TapeModel

/// Which frames of a recording must not be heard, and what is heard in their place.
public struct SoundMask: Hashable, Sendable {
  /// By start.
  public let stretches: [Stretch]

  public struct Stretch: Hashable, Sendable {
    public let range: SampleRange
    public let sound: Redaction.Sound

    public init(_ range: SampleRange, _ sound: Redaction.Sound) {
      self.range = range
      self.sound = sound
    }
  }

  public init(_ stretches: [Stretch]) {
    self.stretches = stretches.sorted { ($0.range, $0.sound.rawValue) < ($1.range, $1.sound.rawValue) }
  }

  public static let nothing = SoundMask([])

  public var isEmpty: Bool { stretches.isEmpty }

  /// `range` with guard bands as wide as they can get, and the fades around them.
  public static func widest(_ range: SampleRange, at rate: SampleRate) -> SampleRange {
    let reach = GuardBand(rate: rate, frameCount: .max).widest + rate.frame(atMilliseconds: 20)
    return SampleRange(start: max(0, range.start - reach), end: range.end + reach)
  }

  /// The stretches that reach into `range`, be it with their guard bands.
  func near(_ range: SampleRange, reach: Int64) -> [Stretch] {
    let wide = SampleRange(start: max(0, range.start - reach), end: range.end + reach)
    return stretches.filter { !$0.range.isEmpty && $0.range.overlaps(wide) }
  }

  /// Stretches that touch or lie closer than `gap`, as one; of two sounds the bleep stays.
  static func merged(_ stretches: [Stretch], gap: Int64) -> [Stretch] {
    var merged: [Stretch] = []
    for stretch in stretches.sorted(by: { $0.range < $1.range }) {
      guard let last = merged.last, stretch.range.start - last.range.end <= gap else {
        merged.append(stretch)
        continue
      }
      merged[merged.count - 1] = Stretch(
        SampleRange(start: last.range.start, end: max(last.range.end, stretch.range.end)),
        last.sound == .bleep ? .bleep : stretch.sound)
    }
    return merged
  }
}
