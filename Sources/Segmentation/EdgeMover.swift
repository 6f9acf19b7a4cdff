internal import TapeModel

/// Moves stated turn edges that cut into speech to the nearest pause.
///
/// Never by more than ``CueAligner/edgeLimitMilliseconds``, never across the edge of
/// another turn on the same leg, and never past the turn's own other edge.
struct EdgeMover {
  private let speech: LegSpeech
  private let limit: Int64

  init(sound: CallOutline, speech: LegSpeech) {
    self.speech = speech
    limit = sound.rate.frame(atMilliseconds: CueAligner.edgeLimitMilliseconds)
  }

  /// Gives the number of edges moved.
  func moveEdges(of placements: inout [TurnPlacement], turns: [WrittenTurn]) -> Int {
    let edges = EdgeIndex(placements)
    var moved = 0
    for index in placements.indices where placements[index].timing == .stated {
      guard let range = placements[index].range, !range.isEmpty else { continue }
      let map = speech[placements[index].channel]
      var start = range.start
      var end = range.end
      if let better = pause(near: start, on: map, isFree: { edges.isFree(from: start, to: $0) }), better < end {
        start = better
        moved += 1
      }
      if placements[index].hasStatedEnd,
        let better = pause(near: end, on: map, isFree: { edges.isFree(from: end, to: $0) }), better > start
      {
        end = better
        moved += 1
      }
      placements[index].range = SampleRange(start: start, end: end)
    }
    return moved
  }

  /// The nearer end of the stretch of speech that `frame` cuts, within the limit.
  private func pause(near frame: Int64, on map: SpeechMap, isFree: (Int64) -> Bool) -> Int64? {
    guard let stretch = map.stretch(cutBy: frame) else { return nil }
    return [stretch.start, stretch.end]
      .filter { ($0 - frame).magnitude <= limit && isFree($0) }
      .min { ($0 - frame).magnitude < ($1 - frame).magnitude }
  }
}

/// All edges of all turns, to see whether a move would cross one.
private struct EdgeIndex {
  private let edges: [Int64]

  init(_ placements: [TurnPlacement]) {
    edges = placements.compactMap(\.range).flatMap { [$0.start, $0.end] }.sorted()
  }

  /// Whether no other edge lies strictly beyond `from`, up to and without `to`; an edge at
  /// `from` itself is the one that moves, or one that touches it.
  func isFree(from: Int64, to: Int64) -> Bool {
    let low = min(from, to)
    let high = max(from, to)
    let first = partition(edges) { $0 <= low }
    return first == edges.count || edges[first] >= high
  }
}
