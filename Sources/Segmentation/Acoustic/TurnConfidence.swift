internal import Foundation

/// The chance that a turn's start is right to within 300 ms: a logistic function of how well
/// it fits, fitted to calls with known times.
enum TurnConfidence {
  /// From one hypothesis alone.
  static func alone(_ score: TurnScore) -> Double {
    logistic(
      -1.025 + 0.749 * score.margin + 0.066 * score.likelihood + 1.018 * score.onset - 7.676 * score.lengthDeviation)
  }

  /// With the share of the other hypotheses that put the start within 300 ms.
  static func agreed(_ score: TurnScore, agreement: Float) -> Double {
    logistic(
      -1.305 + 0.468 * score.margin + 0.914 * score.onset - 6.669 * score.lengthDeviation + 2.586 * agreement)
  }

  /// For a turn that was placed by itself near its cue.
  static func inWindow(_ score: TurnScore) -> Double {
    logistic(0.5 + 0.5 * score.margin - 3 * score.lengthDeviation)
  }

  private static func logistic(_ x: Float) -> Double { 1 / (1 + exp(-Double(x))) }
}
