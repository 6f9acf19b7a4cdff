internal import CAcoustics

/// Finds the best way of one turn's states through a stretch of frames (Viterbi, 1967).
enum SegmentAligner {
  /// The state at each frame, from the first state at the first frame to the last at the
  /// last; `nil` where the stretch is too short, or so long that the way would not fit into
  /// memory.
  static func path(_ graph: TurnGraph, frames: Range<Int>, rows: EmissionRows) -> [Int32]? {
    let count = graph.stateCount
    let length = frames.count
    guard count > 0, length > 0, count <= cellLimit / length else { return nil }
    // Whole rounds of states: what is beyond the last one never becomes possible.
    let padded = TurnGraph.rounds(count)
    let columns = filled(graph.columns, to: padded, with: 0)
    let stay = filled(graph.stay, to: padded, with: 0)
    let advance = filled(graph.advance, to: padded, with: TurnGraph.impossible)
    let skip = filled(graph.skip, to: padded, with: TurnGraph.impossible)
    let back = HeapBuffer<UInt8>(uninitializedCount: padded * length)
    let scores = HeapBuffer<Float>(repeating: TurnGraph.impossible, count: 2 * (padded + 2))
    var old = scores.base + 2
    var new = scores.base + padded + 4
    old[0] = rows.row(frames.lowerBound)[Int(columns.base[0])]
    for step in 1..<max(1, length) {
      let row = rows.row(frames.lowerBound + step)
      let choices = back.base + step * padded
      // From the states before these none comes to the last one in time.
      let first = TurnGraph.wholeRounds(max(0, count - 1 - 2 * (length - 1 - step)))
      let last = TurnGraph.rounds(min(count, 2 * step + 2))
      if first < last {
        let chain = tapelog_chain(
          stay: stay.base + first, advance: advance.base + first, skip: skip.base + first,
          columns: columns.base + first)
        tapelog_viterbi_choices(last - first, old + first, chain, row, new + first, choices + first)
      }
      swap(&old, &new)
    }
    guard old[count - 1] > TurnGraph.impossible / 2 else { return nil }
    return trace(back.base, from: count - 1, width: padded, length: length)
  }

  private static let cellLimit = 100_000_000

  private static func filled<Value: BitwiseCopyable>(
    _ values: [Value], to count: Int, with filling: Value
  ) -> HeapBuffer<Value> {
    let buffer = HeapBuffer(repeating: filling, count: count)
    for (index, value) in values.enumerated() { buffer.base[index] = value }
    return buffer
  }

  private static func trace(_ back: UnsafePointer<UInt8>, from last: Int, width: Int, length: Int) -> [Int32] {
    var path = [Int32](repeating: 0, count: length)
    var state = last
    for step in stride(from: length - 1, through: 0, by: -1) {
      path[step] = Int32(state)
      if step > 0 { state -= Int(back[step * width + state]) }
    }
    return path
  }
}
