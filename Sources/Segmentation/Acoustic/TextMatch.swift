/// Whether a text belongs to a recording, and what says so.
public struct TextMatch: Sendable, Hashable {
  public enum Verdict: String, Sendable, Hashable {
    case belongs
    /// The times are published, with a warning.
    case doubtful
    /// No times are published.
    case refused
  }

  public let verdict: Verdict
  /// Mean score by which the turns' phones are better than the same phones backwards, by
  /// models that have not learned from the turn; over the whole text, a turn without a place
  /// counting as 0; in natural logarithms for each 10 ms.
  public let margin: Double
  /// Median score of the turns' phones against all phones.
  public let likelihood: Double

  public init(verdict: Verdict, margin: Double, likelihood: Double) {
    self.verdict = verdict
    self.margin = margin
    self.likelihood = likelihood
  }

  /// From the hypotheses that were tried.
  init(_ decision: HypothesisBoard.Decision, script: CallScript) {
    guard let chosen = decision.chosen else {
      self.init(verdict: .refused, margin: 0, likelihood: 0)
      return
    }
    let margin = Double(decision.tried.map { $0.marginOverText(script) }.max() ?? 0)
    let likelihood = median(chosen.scores.compactMap { $0.map { Double($0.likelihood) } }) ?? 0
    // Near cues every turn is placed in any case, and kept cues are no finding of the sound.
    let least: Verdict = chosen.kind == .windows ? .doubtful : .refused
    let verdict: Verdict = margin >= 2.2 ? .belongs : margin >= 1.6 ? .doubtful : least
    self.init(verdict: verdict, margin: margin, likelihood: likelihood)
  }
}
