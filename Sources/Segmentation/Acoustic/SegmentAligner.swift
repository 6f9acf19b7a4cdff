/// Finds the best way of one turn's states through a stretch of frames (Viterbi, 1967).
enum SegmentAligner {
  /// The state at each frame, from the first state at the first frame to the last at the
  /// last; `nil` where the stretch is too short, or so long that the way would not fit into
  /// memory.
  static func path(_ graph: TurnGraph, frames: Range<Int>, rows: EmissionRows) -> [Int32]? {
    let count = graph.stateCount
    let length = frames.count
    guard count > 0, length > 0, count <= cellLimit / length else { return nil }
    let back = HeapBuffer<UInt8>(repeating: 0, count: count * length)
    let scores = HeapBuffer<Float>(repeating: TurnGraph.impossible, count: 2 * (count + 2))
    var old = scores.base + 2
    var new = scores.base + count + 4
    return graph.columns.withUnsafeBufferPointer { columns in
      graph.stay.withUnsafeBufferPointer { stay in
        graph.advance.withUnsafeBufferPointer { advance in
          graph.skip.withUnsafeBufferPointer { skip in
            old[0] = rows.row(frames.lowerBound)[Int(columns[0])]
            for step in 1..<max(1, length) {
              let row = rows.row(frames.lowerBound + step)
              let choices = back.base + step * count
              let last = min(count, 2 * step + 2)
              for state in 0..<last {
                var best = old[state] + stay[state]
                var choice: UInt8 = 0
                let one = old[state - 1] + advance[state]
                if one > best { (best, choice) = (one, 1) }
                let two = old[state - 2] + skip[state]
                if two > best { (best, choice) = (two, 2) }
                choices[state] = choice
                new[state] = best + row[Int(columns[state])]
              }
              swap(&old, &new)
            }
            guard old[count - 1] > TurnGraph.impossible / 2 else { return nil }
            return trace(back.base, count: count, length: length)
          }
        }
      }
    }
  }

  private static let cellLimit = 100_000_000

  private static func trace(_ back: UnsafePointer<UInt8>, count: Int, length: Int) -> [Int32] {
    var path = [Int32](repeating: 0, count: length)
    var state = count - 1
    for step in stride(from: length - 1, through: 0, by: -1) {
      path[step] = Int32(state)
      if step > 0 { state -= Int(back[step * count + state]) }
    }
    return path
  }
}
