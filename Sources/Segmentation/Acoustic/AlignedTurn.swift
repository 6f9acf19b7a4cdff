public import TapeModel

/// Where the sound puts a turn.
public struct AlignedTurn: Sendable, Hashable {
  /// `nil` for a turn that is not on the tape.
  public var range: SampleRange?
  /// `aligned`, `absent`, `stated` where a cue was kept, `confirmed` where a hand set it.
  public var timing: Timing
  /// The chance that the start is right to within 300 ms, 0 to 1; for an absent turn the
  /// chance that it is not on the tape.
  public var confidence: Double
  /// The turn's words in order; those that cannot be pronounced are interpolated.
  public var words: [Word]
  /// What an editor must know of the turn's place, one sentence each.
  public var remarks: [String]

  /// How far to trust the place, in three steps.
  public var band: ConfidenceBand { ConfidenceBand(confidence: confidence) }

  static func absent(_ words: [WrittenWord], confidence: Double, remarks: [String] = []) -> AlignedTurn {
    AlignedTurn(
      range: nil, timing: .absent, confidence: confidence,
      words: words.map { Word($0.text, range: nil, timing: .absent, confidence: 0) }, remarks: remarks)
  }
}

/// How far a time found in the sound can be trusted.
public enum ConfidenceBand: String, Sendable, Hashable, CaseIterable {
  /// From 0.95: use it.
  case good
  /// From 0.60: listen before using it.
  case check
  /// Less: find the place by ear.
  case doubtful

  private static let leastGood = 0.95
  private static let leastToCheck = 0.60

  public init(confidence: Double) {
    self = confidence >= Self.leastGood ? .good : confidence >= Self.leastToCheck ? .check : .doubtful
  }

  /// The same confidence, or a little less where rounded to hundredths it would read as one of the band above.
  static func toldInHundredths(_ confidence: Double) -> Double {
    for least in [leastGood, leastToCheck] where confidence < least && confidence >= least - 0.005 {
      return least - 0.006
    }
    return confidence
  }
}
