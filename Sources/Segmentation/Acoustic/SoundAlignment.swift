public import TapeModel

/// What the sound says of a whole transcript.
public struct SoundAlignment: Sendable {
  /// One for each written turn, in their order.
  public var turns: [AlignedTurn]
  /// Speech that no turn explains.
  public var untranscribed: [SampleRange]
  /// Whether the text belongs to the recording.
  public var match: TextMatch
  /// How the cues' clock ran, where cues were used.
  public var clock: CueClock?
  /// Turns whose cue was outvoted, from 0.
  public var wrongCues: [Int]
  /// What an editor must know of the transcript as a whole, one sentence each.
  public var notices: [String]
}

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
  /// models that have not learned from the turn; in natural logarithms for each 10 ms.
  public let margin: Double
  /// Median score of the turns' phones against all phones.
  public let likelihood: Double
}

/// A cue's clock against the recording's: recording time = cue time * rate + offset.
public struct CueClock: Sendable, Hashable {
  public let rate: Double
  public let offsetSeconds: Double
  /// Median distance of the cues from the fit, in seconds.
  public let residualSeconds: Double
}
