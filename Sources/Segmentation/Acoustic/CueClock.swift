internal import Foundation

/// A cue's clock against the recording's: recording time = cue time * rate + offset.
public struct CueClock: Sendable, Hashable, CustomStringConvertible {
  public let rate: Double
  public let offsetSeconds: Double
  /// Median distance of the cues from the fit, in seconds.
  public let residualSeconds: Double

  /// Whether the clock is off by more than cues can be by chance.
  var isOff: Bool { rate != 1 || abs(offsetSeconds) > 0.6 }

  public var description: String {
    String(
      format: "rate %.5f, offset %.2f s, residual %.2f s", locale: Locale(identifier: "en_US_POSIX"), rate,
      offsetSeconds, residualSeconds)
  }
}
