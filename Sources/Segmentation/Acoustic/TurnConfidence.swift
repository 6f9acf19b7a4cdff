internal import Foundation

/// The chance that a turn's start is right to within 300 ms: a logistic function of how well
/// it fits.
///
/// Fitted to composed English and Russian calls (`Benchmarks/Alignment`), complete and edited, with scores by models
/// that had not learned from the turn; near a cue, to half-minutes of real talk.
enum TurnConfidence {
  /// From the forced hypothesis alone, where it left no doubt.
  static func alone(_ score: TurnScore) -> Double {
    logistic(0.31 * bounded(score.margin, 0...5) + 0.37 * bounded(score.onset, -5...3) + 2.97)
  }

  /// From the forced hypothesis, before it is known whether it is the right one.
  static func forced(_ score: TurnScore) -> Double {
    let fit = 1.4 * bounded(score.margin, 0...5) + 0.18 * bounded(score.onset, -5...3)
    return logistic(fit - 0.31 * score.lengthDeviation - 2.03)
  }

  /// With the share of the other hypotheses that put the start within 300 ms.
  static func agreed(_ score: TurnScore, agreement: Float) -> Double {
    let fit =
      1.22 * bounded(score.margin, 0...5) + 0.25 * bounded(score.onset, -5...1)
      + 0.77 * bounded(score.likelihood, -4...1)
    return logistic(fit - 0.16 * score.lengthDeviation + 2.43 * agreement - 1.89)
  }

  /// The same in talk that overlaps.
  ///
  /// Fitted to half-minutes of real talk without cues, alone and three joined.
  ///
  /// - Parameters:
  ///   - seconds: the turn's length.
  ///   - agreement: by hypotheses that keep turns apart.
  ///   - talkAgreement: by others that let turns overlap; `nil` where there are none.
  static func overlapping(_ score: TurnScore, seconds: Float, agreement: Float, talkAgreement: Float?) -> Double {
    let fit = 0.18 * bounded(score.margin, 0...5) + 0.24 * bounded(score.likelihood, -4...1)
    let agreed = 0.92 * agreement + 0.95 * (talkAgreement ?? 0.3)
    return logistic(fit + agreed - 0.88 * score.lengthDeviation + 0.49 * min(seconds, 1) - 0.93)
  }

  /// In talk that several searches place, each from other voices.
  ///
  /// Fitted to half-minutes of real talk without cues, alone and three joined.
  ///
  /// - Parameters:
  ///   - seconds: the turn's length.
  ///   - agreement: the share of the searches that put the start within 300 ms, the one that was taken included.
  static func voted(_ score: TurnScore, seconds: Float, agreement: Float) -> Double {
    let fit = 0.2 * bounded(score.margin, 0...5) + 0.12 * bounded(score.likelihood, -4...1)
    return logistic(fit + 3.24 * agreement - 0.6 * score.lengthDeviation + 0.74 * min(seconds, 1) - 2.66)
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

  /// Beyond a bound, more says no more.
  private static func bounded(_ value: Float, _ range: ClosedRange<Float>) -> Float {
    min(max(value, range.lowerBound), range.upperBound)
  }

  private static func logistic(_ x: Float) -> Double { 1 / (1 + exp(-Double(x))) }
}
