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
    // From the states before the first none comes to the last one in time.
    func first(_ step: Int) -> Int { TurnGraph.wholeRounds(max(0, count - 1 - 2 * (length - 1 - step))) }
    func end(_ step: Int) -> Int { TurnGraph.rounds(min(count, 2 * step + 2)) }
    let tiles = StepTiles(rows)
    var heard = StateRows(states: padded, steps: 1)
    var loaded = 1..<1
    for step in 1..<max(1, length) {
      if step == loaded.upperBound {
        let toTileEnd = StepTiles.steps - (frames.lowerBound + step) % StepTiles.steps
        loaded = step..<min(length, step + toTileEnd)
        let states = first(step)..<max(first(step), end(loaded.upperBound - 1))
        heard.load(
          loaded.lowerBound + frames.lowerBound..<loaded.upperBound + frames.lowerBound, from: tiles,
          columns: columns.base, states: states)
      }
      let states = first(step)..<max(first(step), end(step))
      if !states.isEmpty {
        let chain = tapelog_chain(
          stay: stay.base + states.lowerBound, advance: advance.base + states.lowerBound,
          skip: skip.base + states.lowerBound)
        tapelog_viterbi_choices(
          states.count, old + states.lowerBound, chain, heard.row(frames.lowerBound + step) + states.lowerBound,
          new + states.lowerBound, back.base + step * padded + states.lowerBound)
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
