/// Finds the best way of one turn's states through a stretch of frames (Viterbi, 1967).
enum SegmentAligner {
  private typealias Scores = SIMD8<Float>
  private typealias Choices = SIMD8<UInt8>

  /// The state at each frame, from the first state at the first frame to the last at the
  /// last; `nil` where the stretch is too short, or so long that the way would not fit into
  /// memory.
  static func path(_ graph: TurnGraph, frames: Range<Int>, rows: EmissionRows) -> [Int32]? {
    let count = graph.stateCount
    let length = frames.count
    guard count > 0, length > 0, count <= cellLimit / length else { return nil }
    // Eight states at a time: what is beyond the last one never becomes possible.
    let padded = (count + 7) / 8 * 8
    let columns = filled(graph.columns, to: padded, with: 0)
    let stay = filled(graph.stay, to: padded, with: 0)
    let advance = filled(graph.advance, to: padded, with: TurnGraph.impossible)
    let skip = filled(graph.skip, to: padded, with: TurnGraph.impossible)
    let back = HeapBuffer<UInt8>(repeating: 0, count: padded * length)
    let scores = HeapBuffer<Float>(repeating: TurnGraph.impossible, count: 2 * (padded + 2))
    var old = scores.base + 2
    var new = scores.base + padded + 4
    old[0] = rows.row(frames.lowerBound)[Int(columns.base[0])]
    for step in 1..<max(1, length) {
      let row = rows.row(frames.lowerBound + step)
      let choices = back.base + step * padded
      let last = min(count, 2 * step + 2)
      var state = 0
      while state < last {
        let stayed = load(old + state) + load(stay.base + state)
        let one = load(old + state - 1) + load(advance.base + state)
        let two = load(old + state - 2) + load(skip.base + state)
        let moves = one .> stayed
        var best = stayed.replacing(with: one, where: moves)
        let skips = two .> best
        best.replace(with: two, where: skips)
        var choice = SIMD8<Int32>.zero
        choice.replace(with: 1, where: moves)
        choice.replace(with: 2, where: skips)
        let column = columns.base + state
        let heard = Scores(
          row[Int(column[0])], row[Int(column[1])], row[Int(column[2])], row[Int(column[3])], row[Int(column[4])],
          row[Int(column[5])], row[Int(column[6])], row[Int(column[7])])
        UnsafeMutableRawPointer(new + state).storeBytes(of: best + heard, as: Scores.self)
        UnsafeMutableRawPointer(choices + state)
          .storeBytes(of: Choices(truncatingIfNeeded: choice), as: Choices.self)
        state &+= 8
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

  @inline(__always)
  private static func load(_ base: UnsafePointer<Float>) -> Scores {
    UnsafeRawPointer(base).loadUnaligned(as: Scores.self)
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
