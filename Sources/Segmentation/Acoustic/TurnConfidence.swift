internal import Foundation

/// The chance that a turn's start is right to within 300 ms: a logistic function of how well
/// it fits.
///
/// Fitted to composed English and Russian calls (`Benchmarks/Alignment`) with scores by models
/// that had not learned from the turn; near a cue, to half-minutes of real talk.
enum TurnConfidence {
  /// From one hypothesis alone.
  static func alone(_ score: TurnScore) -> Double {
    logistic(0.08 + 0.98 * margin(score) + 0.17 * onset(score) - score.lengthDeviation)
  }

  /// With the share of the other hypotheses that put the start within 300 ms.
  static func agreed(_ score: TurnScore, agreement: Float) -> Double {
    logistic(1.3 + 0.31 * margin(score) + 0.41 * onset(score) - score.lengthDeviation + 1.9 * agreement - 0.5)
  }

  /// For a turn that was placed by itself near its cue, from the chance that cue and sound
  /// give it and from how far it was moved. Other voices may be in the way, so that it never
  /// counts as good.
  ///
  /// Fitted to real talk with cues that were off by half and by a quarter of a second.
  static func nearCue(chance: Double, movedSeconds: Double?) -> Double {
    let bounded = min(max(chance, 0.02), 0.98)
    let moved = movedSeconds ?? 0.25
    return min(0.94, logistic(Float(1.68 + 0.42 * log(bounded / (1 - bounded)) - 3.52 * moved)))
  }

  /// More says no more.
  private static func margin(_ score: TurnScore) -> Float { min(score.margin, 5) }
  private static func onset(_ score: TurnScore) -> Float { min(score.onset, 3) }

  private static func logistic(_ x: Float) -> Double { 1 / (1 + exp(-Double(x))) }
}
