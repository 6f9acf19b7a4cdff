/// What the tape says of a quote, from best to worst.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// The same words, after folding case, punctuation, numerals, contractions and spelling
  /// variants.
  case verbatim
  /// Only fillers, stumbles or repeats left out.
  case cleaned
  /// Words left out inside the quote.
  case condensed
  /// All pieces said, in another order.
  case reordered
  /// Pieces from places far apart, from different turns or from different calls joined in one
  /// quote.
  case spliced
  /// A word changed or added outside brackets.
  case altered
  /// Said, but by another speaker than the story says.
  case misattributed
  /// Not on any indexed tape.
  case notFound

  public static func < (one: Verdict, other: Verdict) -> Bool { one.rank < other.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What an edit may have turned around, and an editor must look at.
public enum Alarm: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case negation, condition, number, question, name

  public static func < (one: Alarm, other: Alarm) -> Bool { one.rawValue < other.rawValue }
}
