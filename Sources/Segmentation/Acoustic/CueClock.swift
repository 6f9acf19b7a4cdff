internal import TapeModel

/// A cue's clock against the recording's: recording time = cue time * rate + offset.
public struct CueClock: Sendable, Hashable, CustomStringConvertible {
  public let rate: Double
  public let offsetSeconds: Double
  /// Median distance of the cues from the fit, in seconds.
  public let residualSeconds: Double
  /// Standard error of the rate.
  public let rateError: Double
  /// Standard error of the place of the cue that is farthest from the others, in seconds.
  public let placeErrorSeconds: Double

  /// Whether the fit is good to 0.02 % and 50 ms, with nineteen chances in twenty. Few cues,
  /// cues that lie close together and such that jitter say no more than roughly how the clock
  /// runs.
  public var isExact: Bool { 2 * rateError <= 0.0002 && 2 * placeErrorSeconds <= 0.05 }

  /// Whether the clock is off by more than cues can be by chance.
  var isOff: Bool { rate != 1 || abs(offsetSeconds) > 0.6 }

  public var description: String {
    "rate \(decimal(rate, places: 5)) ± \(decimal(2 * rateError, places: 5)), offset \(decimal(offsetSeconds, places: 2)) s, "
      + "residual \(decimal(residualSeconds, places: 2)) s"
  }
}
