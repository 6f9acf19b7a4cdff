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
    guard let first = members.first else { return nil }
    let best = first.placements.indices.map { bestMembers($0) }
    let places = best.enumerated().map { turn, byStart in
      byStart.sorted { $0.key < $1.key }.compactMap { _, entry in
        members[entry.member].placements[turn].map {
          TurnPlaces.Place(start: Int32($0.frames.lowerBound), end: Int32($0.frames.upperBound), gain: entry.gain)
        }
      }
    }
    guard let chain = TalkSearch(places: places, speakers: speakers).run() else { return nil }
    var result = Hypothesis(kind: .talkEnsemble, placements: first.placements, scores: first.scores, rate: first.rate)
    for (turn, frames) in chain.enumerated() {
      guard let member = best[turn][frames.lowerBound]?.member else { continue }
      result.placements[turn] = members[member].placements[turn]
      result.scores[turn] = members[member].scores[turn]
    }
    result.confidences = result.placements.indices.map { turn in
      guard let score = result.scores[turn], let frames = result.placements[turn]?.frames else { return 0 }
      let agreement = Float(members.count { $0.isNear(result, turn: turn) }) / Float(members.count)
      return TurnConfidence.voted(score, seconds: Float(frames.count) / 100, agreement: agreement)
    }
    return result
  }

  /// For each start of a turn the member that fits it best there, and how much speaks for it.
  private func bestMembers(_ turn: Int) -> [Int: (gain: Float, member: Int)] {
    var best: [Int: (gain: Float, member: Int)] = [:]
    for (member, hypothesis) in members.enumerated() {
      guard let start = hypothesis.placements[turn]?.frames.lowerBound, let score = hypothesis.scores[turn]
      else { continue }
      let gain = votes(turn, at: start) + Self.marginWeight * score.margin
      if gain > best[start]?.gain ?? -.infinity { best[start] = (gain, member) }
    }
    return best
  }

  private func votes(_ turn: Int, at start: Int) -> Float {
    Float(
      members.count {
        guard let other = $0.placements[turn]?.frames.lowerBound else { return false }
        return abs(other - start) <= Self.reach
      })
  }
}
