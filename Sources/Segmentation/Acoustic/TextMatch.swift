internal import TapeModel

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
  /// The same for the middle one of the turns that have a place.
  public let typicalMargin: Double
  /// Median score of the turns' phones against all phones.
  public let likelihood: Double

  /// What the verdict goes by: the geometric mean of the two margins. Much of the text must
  /// have a place, and what has one must fit: a few turns that fit by chance, or a whole text
  /// that fits a little, as in a language that is not its own, do not carry it.
  public var score: Double { Self.score(margin, typicalMargin) }

  private static func score(_ margin: Double, _ typicalMargin: Double) -> Double {
    (max(0, margin) * max(0, typicalMargin)).squareRoot()
  }

  /// From here on a long text belongs.
  public static let leastToBelong = 2.7
  /// A few words fit somewhere by chance: the fewer seconds of speech a text is, the more it
  /// must score.
  static func leastToBelong(seconds: Double) -> Double { max(leastToBelong, 1.2 + 60 / max(0.1, seconds)) }
  /// Below this a text is refused.
  public static let leastToPublish = 1.8
  /// The same for talk whose turns overlap, placed near cues.
  static let leastNearCues = 0.6
  /// What the limits are raised by where cues lead: those of another call lead its words to the
  /// best places near them.
  static let raiseWhereLed = (belonging: 0.7, publishing: 0.1)

  /// What the score had to be for the text to belong, and to be published at all.
  public let least: Double
  public let leastPublished: Double

  /// How much of the text has a place, by the length of its speech.
  public let placedShare: Double
  /// From here on a text belongs: of which less has a place, may be another's with some turns that sound alike.
  public static let leastPlacedShare = 0.5

  public init(
    verdict: Verdict, margin: Double, typicalMargin: Double, likelihood: Double, least: Double = leastToBelong,
    leastPublished: Double = leastToPublish, placedShare: Double = 1
  ) {
    self.placedShare = placedShare
    self.least = least
    self.leastPublished = leastPublished
    self.verdict = verdict
    self.margin = margin
    self.typicalMargin = typicalMargin
    self.likelihood = likelihood
  }

  /// From the hypotheses that were tried.
  init(_ decision: HypothesisBoard.Decision, script: CallScript) {
    guard let chosen = decision.chosen else {
      self.init(verdict: .refused, margin: 0, typicalMargin: 0, likelihood: 0)
      return
    }
    let best = decision.tried.max { Self.weighed($0, script) < Self.weighed($1, script) } ?? chosen
    let margin = Self.weighed(best, script)
    let typical = Self.weight(best) * (median(best.scores.compactMap { $0.map { Double($0.margin) } }) ?? 0)
    let likelihood = median(chosen.scores.compactMap { $0.map { Double($0.likelihood) } }) ?? 0
    let seconds = script.turns.reduce(0) { $0 + $1.milliseconds } * best.rate / 1000
    let raise = decision.isLed ? Self.raiseWhereLed : (belonging: 0, publishing: 0)
    let least = Self.leastToBelong(seconds: seconds) + raise.belonging
    let leastPublished = Self.leastToPublish + raise.publishing
    let score = Self.score(margin, typical)
    // In talk near cues every turn is placed by itself, and most say little: nothing at all tells, little does not.
    let leastKept = chosen.kind == .windows ? Self.leastNearCues : leastPublished
    let placedShare = chosen.placedShare(script)
    let belongs = score >= least && placedShare >= Self.leastPlacedShare
    let verdict: Verdict = belongs ? .belongs : score >= leastKept ? .doubtful : .refused
    self.init(
      verdict: verdict, margin: margin, typicalMargin: typical, likelihood: likelihood, least: least,
      leastPublished: leastPublished, placedShare: placedShare)
  }

  /// Where other speech may pass by, the words of any text find better places.
  private static func weight(_ hypothesis: Hypothesis) -> Double {
    hypothesis.kind.keepsToText || hypothesis.kind == .windows ? 1 : 0.75
  }

  private static func weighed(_ hypothesis: Hypothesis, _ script: CallScript) -> Double {
    weight(hypothesis) * Double(hypothesis.marginOverText(script))
  }

  /// Whether the text would fit, had it not so few words that they fit somewhere by chance.
  var isShort: Bool {
    score >= leastPublished && score < least && least > Self.leastToBelong + Self.raiseWhereLed.belonging
  }

  /// The turns' confidences, as far as the text can be trusted.
  ///
  /// Nothing is good in a text that may not belong. Where it is short, no cue led the search and less than half of its
  /// turns would be good, the few teach the models their own places, right or wrong, and nothing is more than doubtful:
  /// in half-minute clips of real talk one in five of such turns was right that had .6 or more.
  func limited(_ confidences: [Double], in decision: HypothesisBoard.Decision) -> [Double] {
    guard verdict == .doubtful, let chosen = decision.chosen else { return confidences }
    let placedCount = chosen.placements.count { $0 != nil }
    let goodCount = confidences.count { ConfidenceBand(confidence: $0) == .good }
    let isAlone = chosen.kind != .windows && !decision.isLed
    // In their order, so that the likelier ones can still be looked at first.
    if isAlone, isShort, 2 * goodCount < placedCount { return confidences.map { 0.59 * $0 } }
    return confidences.map { min($0, 0.94) }
  }

  /// What an editor must know of the text; `nil` where it belongs.
  var misfit: String? {
    switch verdict {
    case .belongs: nil
    case .doubtful where isShort:
      "too few words for the sound to tell whether the transcript belongs to this call: \(statistic)"
    case .doubtful: "the transcript may belong to another call or language: \(statistic)"
    case .refused:
      """
      the transcript does not fit the sound: it is of another call, in another language, or the sound is too poor to \
      tell (\(statistic)); no times
      """
    }
  }

  /// The score, and what it should be, for a person to read.
  var statistic: String {
    // What a few words would have to score is no measure that a person can use.
    if verdict == .doubtful, isShort { return "score \(decimal(score, places: 2)), and the text is short" }
    if verdict == .doubtful, score >= least {
      guard placedShare < Self.leastPlacedShare else { return "the words of one leg fit less than those of the others" }
      return "only \(Int(100 * placedShare)) % of its speech was found on the tape"
    }
    let least = verdict == .refused ? leastPublished : least
    return "score \(decimal(score, places: 2)) in place of at least \(decimal(least, places: 2))"
  }
}
