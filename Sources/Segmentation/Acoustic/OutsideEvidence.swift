/// What is known of the turns' places before anything is heard: cues, and hands that set
/// times.
struct OutsideEvidence: Sendable {
  /// Where each turn is expected; empty where nothing is.
  var expected: [SequenceSearch.EdgeExpectation?] = []
  /// Frames outside of which a turn cannot be; empty where nothing is known.
  var limits: [Range<Int>?] = []
  /// Turns that are on the tape for certain.
  var present: Set<Int> = []

  var isEmpty: Bool { expected.isEmpty && limits.isEmpty && present.isEmpty }

  func skipCosts(count: Int, cost: Float) -> [Float] {
    (0..<count).map { present.contains($0) ? TurnGraph.impossible : cost }
  }

  /// The part of each window inside its limit.
  func limited(_ windows: [Range<Int>]) -> [Range<Int>] {
    guard !limits.isEmpty else { return windows }
    return zip(windows, limits).map { window, limit in
      guard let limit else { return window }
      let start = min(max(window.lowerBound, limit.lowerBound), limit.upperBound - 1)
      return start..<max(start + 1, min(window.upperBound, limit.upperBound))
    }
  }
}
