internal import CAcoustics
internal import Foundation

/// The chain of states that a turn passes through, at one resolution.
///
/// State *j* is entered from itself, from *j* - 1, and from *j* - 2 where *j* - 1 is a silence
/// that may be left out. Scores are natural logarithms.
struct TurnGraph: Sendable {
  /// Column of a ``StateScorer`` row; `silence` for silence.
  private(set) var columns: [Int32] = []
  private(set) var stay: [Float] = []
  private(set) var advance: [Float] = []
  private(set) var skip: [Float] = []
  /// Index of the phone in its sequence; -1 for silence.
  private(set) var phones: [Int32] = []
  private(set) var exit: Float = 0

  var stateCount: Int { columns.count }
  /// How many steps the shortest way takes, past every silence that may be left out.
  var leastSteps: Int { stateCount - skip.count { $0 > Self.impossible / 2 } }

  /// `count` in whole rounds of the loops over states, rounded up and down.
  static func rounds(_ count: Int) -> Int { wholeRounds(count + lanes - 1) }
  static func wholeRounds(_ count: Int) -> Int { count / lanes * lanes }
  private static let lanes = Int(TAPELOG_VITERBI_LANES)

  static let impossible: Float = -1e30
  /// Probability of silence where it may be.
  private static let silenceProbability: Float = 0.15
  private static let silenceMilliseconds = 120.0

  struct Style: Sendable {
    /// Recording milliseconds for each of espeak-ng's.
    var rate = 1.0
    var stepMilliseconds = 10.0
    /// Whether a state of an expected length of several steps becomes a chain of up to four
    /// states, which bounds it from below to four fifths.
    var boundsLengths = true
    /// Whether a state that goes on costs at least 5, so that none swallows other speech.
    var forbidsStretching = false
  }

  init(_ sequence: PhoneSequence, silenceColumn: Int, style: Style) {
    var leave: Float = 0
    for (number, phone) in sequence.phones.enumerated() {
      var before = leave
      var bypass = Self.impossible
      if phone.maySilenceBefore, number > 0 {
        let steps = max(1.3, Self.silenceMilliseconds / style.stepMilliseconds)
        append(Int32(silenceColumn), phone: -1, steps: steps, advance: before + log(Self.silenceProbability))
        bypass = before + log(1 - Self.silenceProbability)
        before = log(Float(1 / steps))
      }
      for third in 0..<3 {
        let expected = max(1.3, phone.milliseconds * style.rate / style.stepMilliseconds / 3)
        let count = style.boundsLengths ? min(max(Int(0.8 * expected), 1), 4) : 1
        for _ in 0..<count {
          append(
            Int32(3 * phone.index + third), phone: Int32(number), steps: expected / Double(count), advance: before)
          skip[skip.count - 1] = bypass
          bypass = Self.impossible
          before = log(Float(1 / max(expected / Double(count), 1.05)))
          if style.forbidsStretching {
            stay[stay.count - 1] = min(stay[stay.count - 1], -5)
            before = max(before, -0.3)
          }
        }
      }
      leave = before
    }
    exit = leave
  }

  private mutating func append(_ column: Int32, phone: Int32, steps: Double, advance: Float) {
    columns.append(column)
    phones.append(phone)
    stay.append(log(Float(1 - 1 / max(steps, 1.05))))
    self.advance.append(advance)
    skip.append(Self.impossible)
  }
}
