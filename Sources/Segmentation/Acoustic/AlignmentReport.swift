internal import Foundation
internal import TapeModel

/// Turns a decision into turns, words and notices on the recording's own frames.
struct AlignmentReport {
  let turns: [WrittenTurn]
  let pieces: TurnPieces
  let sound: CallSound
  let start: CallStart

  func report(_ decision: HypothesisBoard.Decision) -> SoundAlignment {
    let placed = decision.chosen?.placements ?? []
    let edges = TurnEdges(sound: sound).edges(of: placed)
    var result: [AlignedTurn] = []
    for (index, turn) in turns.enumerated() {
      let own = pieces.pieces.indices.filter { pieces.pieces[$0].turn == index && edges[safe: $0] ?? nil != nil }
      guard let chosen = decision.chosen, let first = own.first, let last = own.last,
        let from = edges[first], let to = edges[last]
      else {
        result.append(.absent(turn.words, confidence: 0.5))
        continue
      }
      let clock = FrameClock(sound)
      let range = clock.range(from.frames.lowerBound..<to.frames.upperBound)
      let confidence = own.map { self.confidence(of: $0, chosen, decision) }.min() ?? 0
      let placer = WordPlacer(sound: sound, script: start.script)
      let words = own.flatMap { piece in
        placed[piece].map {
          placer.words(of: turn, piece: pieces.pieces[piece], index: piece, $0, confidence: confidence)
        } ?? []
      }
      result.append(
        AlignedTurn(range: range, timing: .aligned, confidence: confidence, words: words, remarks: from.remarks))
    }
    return SoundAlignment(
      turns: result, untranscribed: [],
      match: TextMatch(
        verdict: .belongs, margin: Double(decision.chosen?.meanMargin ?? 0), likelihood: 0), clock: nil,
      wrongCues: [], notices: [])
  }

  private func confidence(of piece: Int, _ chosen: Hypothesis, _ decision: HypothesisBoard.Decision) -> Double {
    guard let score = chosen.scores[piece] else { return 0 }
    let others = decision.tried.filter { $0.kind != chosen.kind }
    guard !others.isEmpty else { return TurnConfidence.alone(score) }
    let agreeing = others.filter { chosen.isNear($0, turn: piece) }.count
    return TurnConfidence.agreed(score, agreement: Float(agreeing) / Float(others.count))
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
