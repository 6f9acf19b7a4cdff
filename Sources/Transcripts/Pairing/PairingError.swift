/// Why a translation could not be put beside a transcript.
public enum PairingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not every turn of both has a time, and they have different numbers of turns.
  case countsDiffer(original: Int, translation: Int, originalTimed: Int, translationTimed: Int)
  /// Both have times, but no time of one touches any of the other, and they have different
  /// numbers of turns.
  case timesDoNotMeet(original: Int, translation: Int)

  public var description: String {
    switch self {
    case .countsDiffer(let original, let translation, let originalTimed, let translationTimed):
      "the translation has \(translation) turns (\(translationTimed) with times) and the transcript \(original)"
        + " (\(originalTimed) with times): they fit neither by time nor by order"
    case .timesDoNotMeet(let original, let translation):
      "no time of the translation's \(translation) turns touches one of the transcript's \(original) turns,"
        + " and their numbers differ"
    }
  }
}
