internal import Foundation

/// Scores a placed turn, and its phones backwards in the same place.
struct TurnScorer {
  let script: CallScript
  let style: TurnGraph.Style

  func score(_ turn: Int, _ placement: Placement, rows: EmissionRows, decoy wantsDecoy: Bool = true) -> TurnScore {
    let likelihood = meanScore(placement, frames: placement.phones.count, rows: rows)
    let backwards = TurnGraph(
      script.turns[turn].reversed, silenceColumn: script.inventory.stateCount, style: style)
    var decoy = likelihood
    if wantsDecoy, let path = SegmentAligner.path(backwards, frames: placement.frames, rows: rows) {
      let other = Placement(frames: placement.frames, path: path, graph: backwards)
      decoy = meanScore(other, frames: path.count, rows: rows)
    }
    let expected = max(1, script.turns[turn].milliseconds * style.rate / 10)
    let speaking = placement.phones.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
    return TurnScore(
      likelihood: likelihood, decoy: decoy, onset: onset(placement, rows: rows),
      lengthDeviation: min(2, abs(log(Float(max(1, speaking)) / Float(expected)))))
  }

  /// Over the frames of phones among the first `frames`.
  private func meanScore(_ placement: Placement, frames: Int, rows: EmissionRows) -> Float {
    let (sum, count) = sum(placement, frames: frames, rows: rows)
    return sum / Float(max(1, count))
  }

  /// Over the first 400 ms, silence counted as 0.
  private func onset(_ placement: Placement, rows: EmissionRows) -> Float {
    let length = min(40, placement.phones.count)
    return sum(placement, frames: length, rows: rows).sum / Float(max(1, length))
  }

  private func sum(_ placement: Placement, frames: Int, rows: EmissionRows) -> (sum: Float, count: Int) {
    var sum: Float = 0
    var count = 0
    for index in 0..<frames where placement.phones[index] >= 0 {
      sum += rows.row(placement.frames.lowerBound + index)[Int(placement.columns[index])]
      count += 1
    }
    return (sum, count)
  }
}
