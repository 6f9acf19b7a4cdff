/// One way to place all turns of a call, with what speaks for it.
struct Hypothesis: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    /// Every turn is on the tape, and the tape holds nothing else.
    case forced
    /// The same, started from three voices.
    case forcedVoices
    /// Every turn is on the tape, and so may be speech that nobody wrote down; started from three voices.
    case filled
    /// The same, with turns left out that fit less than other speech in the end.
    case pruned
    /// As ``filled``, but started from what other calls have taught as well.
    case filledTaught
    /// As ``pruned``, from the same start.
    case prunedTaught
    /// Turns may begin while others go on, and speech that nobody wrote down may pass by; started from three voices.
    case talk
    /// The same, started from what ``filled`` has learned.
    case talkFilled
    /// The same, started from what ``filledTaught`` has learned.
    case talkTaught
    /// What most of several searches for talk agree on, each started from other voices.
    case talkEnsemble
    /// Each turn by itself near its cue.
    case windows

    /// Whether the tape is taken to hold all turns and nothing else.
    var keepsToText: Bool { self == .forced || self == .forcedVoices }
    /// Whether turns may be left out.
    var leavesOut: Bool { self == .pruned || self == .prunedTaught }
    /// The kind whose search this one goes on from, with turns left out.
    var pruned: Hypothesis.Kind? {
      switch self {
      case .talkFilled, .talkEnsemble: .pruned
      case .talkTaught: .prunedTaught
      default: nil
      }
    }
    /// Whether turns may overlap.
    var isTalk: Bool { [.talk, .talkFilled, .talkTaught, .talkEnsemble].contains(self) }
    /// Whether other calls have taught its models.
    var isTaught: Bool { self == .filledTaught || self == .prunedTaught || self == .talkTaught }
  }

  let kind: Kind
  /// `nil` for a turn that is not on the tape.
  var placements: [Placement?]
  /// Each by a model that did not learn from the turn.
  var scores: [TurnScore?]
  /// Recording milliseconds for each of espeak-ng's.
  var rate: Double
  /// The chance that each start is right to within 300 ms, where the search itself says so.
  var confidences: [Double]?

  /// How much speaks for the places in all: the margins over backwards phones, by length.
  var evidence: Float {
    var sum: Float = 0
    for (placement, score) in zip(placements, scores) {
      guard let placement, let score else { continue }
      sum += score.margin * Float(placement.frames.count)
    }
    return sum
  }

  /// Mean margin of the placed turns, by length.
  var meanMargin: Float {
    let frames = placements.reduce(0) { $0 + ($1?.frames.count ?? 0) }
    return evidence / Float(max(1, frames))
  }

  /// The margins spread over the whole text, placed or not, each turn with no more than its
  /// expected length: a few turns that support each other do not carry a text that is not
  /// there.
  func marginOverText(_ script: CallScript) -> Float {
    var sum: Float = 0
    var total: Float = 0
    for (turn, sequence) in script.turns.enumerated() {
      let expected = Float(sequence.milliseconds * rate / 10)
      total += expected
      guard let placement = placements[turn], let score = scores[turn] else { continue }
      sum += score.margin * min(expected, Float(placement.frames.count))
    }
    return sum / max(1, total)
  }

  /// Whether a seventh of the turns or more begin while another goes on.
  var isOverlapping: Bool {
    guard kind.isTalk else { return false }
    var reach = 0
    var count = 0
    for case let placement? in placements {
      if placement.frames.lowerBound < reach { count += 1 }
      reach = max(reach, placement.frames.upperBound)
    }
    return Double(count) >= Self.talkOverlap * Double(placements.count)
  }

  /// From this share of overlapping turns on, a call is talk in which people do not wait for each other.
  static let talkOverlap = 0.15

  /// How much of the text has a place, by the length of its speech.
  func placedShare(_ script: CallScript) -> Double {
    var placed = 0.0
    var total = 0.0
    for (sequence, placement) in zip(script.turns, placements) {
      total += sequence.milliseconds
      if placement != nil { placed += sequence.milliseconds }
    }
    return placed / max(1, total)
  }

  func isNear(_ other: Hypothesis, turn: Int, frames: Int = 30) -> Bool {
    guard let one = placements[turn], let two = other.placements[turn] else { return false }
    return abs(one.frames.lowerBound - two.frames.lowerBound) <= frames
  }
}
