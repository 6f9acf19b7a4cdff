internal import TapeModel

/// Where most of several hypotheses put each turn.
///
/// What one search has learned from wrong places it finds again; others that started elsewhere are wrong elsewhere.
///
/// Method: an ensemble of searches votes (bagging: Breiman, 1996), and the chain of places with the most votes is taken,
/// in the order of starts, in which nobody interrupts himself.
struct TurnVote {
  let members: [Hypothesis]
  /// Who speaks each turn.
  let speakers: [Speaker?]

  /// Starts within 200 ms of each other are votes for the same place.
  private static let reach = 20
  /// Between places of as many votes the better fit decides.
  private static let marginWeight: Float = 0.01

  /// The places with the most votes; `nil` where the members have no turn in common.
  func run() -> Hypothesis? {
    guard var result = members.first else { return nil }
    var places: [[TurnPlaces.Place]] = []
    var owners: [[Int32: Int]] = []
    for turn in result.placements.indices {
      var best: [Int32: (gain: Float, member: Int)] = [:]
      for (member, hypothesis) in members.enumerated() {
        guard let frames = hypothesis.placements[turn]?.frames, let score = hypothesis.scores[turn] else { continue }
        let gain = votes(turn, at: frames.lowerBound) + Self.marginWeight * score.margin
        let start = Int32(frames.lowerBound)
        if gain > best[start]?.gain ?? -.infinity { best[start] = (gain, member) }
      }
      owners.append(best.mapValues(\.member))
      places.append(
        best.sorted { $0.key < $1.key }.map { start, entry in
          let end = members[entry.member].placements[turn]?.frames.upperBound ?? Int(start) + 1
          return TurnPlaces.Place(start: start, end: Int32(end), gain: entry.gain)
        })
    }
    guard let chain = TalkSearch(places: places, speakers: speakers).run() else { return nil }
    for (turn, frames) in chain.enumerated() {
      guard let member = owners[turn][Int32(frames.lowerBound)] else { continue }
      result.placements[turn] = members[member].placements[turn]
      result.scores[turn] = members[member].scores[turn]
    }
    result.kind = .talkEnsemble
    result.confidences = result.placements.indices.map { turn in
      guard let score = result.scores[turn], let frames = result.placements[turn]?.frames else { return 0 }
      let agreement = Float(members.count { $0.isNear(result, turn: turn) }) / Float(members.count)
      return TurnConfidence.voted(score, seconds: Float(frames.count) / 100, agreement: agreement)
    }
    return result
  }

  private func votes(_ turn: Int, at start: Int) -> Float {
    Float(
      members.count {
        guard let other = $0.placements[turn]?.frames.lowerBound else { return false }
        return abs(other - start) <= Self.reach
      })
  }
}
