internal import TapeModel

/// How many video frames a second has, and how timecode counts them.
public enum VideoFrameRate: String, Hashable, Sendable, CaseIterable {
  case fps24 = "24"
  case fps25 = "25"
  case fps30 = "30"
  /// 30 000 in 1 001 seconds, every number used: timecode falls behind the clock.
  case fps2997 = "29.97"
  /// 30 000 in 1 001 seconds, leaving numbers out so that timecode keeps up with the clock.
  case fps2997DropFrame = "29.97 drop-frame"

  /// Video frames in ``denominator`` seconds.
  var numerator: Int {
    switch self {
    case .fps24: 24
    case .fps25: 25
    case .fps30: 30
    case .fps2997, .fps2997DropFrame: 30_000
    }
  }

  var denominator: Int {
    switch self {
    case .fps24, .fps25, .fps30: 1
    case .fps2997, .fps2997DropFrame: 1_001
    }
  }

  /// How many numbers timecode has for a second.
  var nominal: Int64 { Int64((numerator + denominator - 1) / denominator) }

  var isDropFrame: Bool { self == .fps2997DropFrame }

  /// The video frame nearest to a frame of sound, counted from the same start.
  func number(atFrame frame: Int64, rate: SampleRate, rounding: Rounding = .nearest) -> Int64 {
    rescale(frame, from: rate.hertz * denominator, to: numerator, rounding: rounding)
  }

  /// Video frames of a day by the clock, or by timecode that falls behind it.
  var dayCount: Int64 { isDropFrame ? 2_589_408 : nominal * 86_400 }

  /// `01:02:03:04`, with a semicolon before the last field in drop-frame timecode (SMPTE
  /// ST 12-1).
  ///
  /// - Precondition: `number` is from 0 to below ``dayCount``.
  func timecode(_ number: Int64) -> String {
    precondition((0..<dayCount).contains(number), "video frame \(number) of a day")
    let shown = isDropFrame ? Self.numberWithDropped(number) : number
    let seconds = shown / nominal
    let separator = isDropFrame ? ";" : ":"
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.twoDigits).joined(separator: ":") + separator
      + Self.twoDigits(shown % nominal)
  }

  /// Two numbers are left out of every minute but each tenth: 17 982 frames in ten minutes,
  /// 1 798 in most of them.
  private static func numberWithDropped(_ number: Int64) -> Int64 {
    let tens = number / 17_982
    let rest = number % 17_982
    return number + 18 * tens + (rest < 2 ? 0 : 2 * ((rest - 2) / 1_798))
  }

  private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
