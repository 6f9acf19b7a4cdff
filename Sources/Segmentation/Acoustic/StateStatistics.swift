/// Sums over the frames that were given to each state of each phone.
struct StateStatistics: Sendable {
  let stateCount: Int
  private(set) var counts: [Double]
  /// ``Cepstra/count`` values for each state.
  private(set) var sums: [Double]
  private(set) var squares: [Double]

  init(stateCount: Int) {
    self.stateCount = stateCount
    counts = [Double](repeating: 0, count: stateCount)
    sums = [Double](repeating: 0, count: stateCount * Cepstra.count)
    squares = sums
  }

  var frameCount: Double { counts.reduce(0, +) }

  mutating func add(_ row: UnsafePointer<Float>, to state: Int) {
    counts[state] += 1
    sums.withUnsafeMutableBufferPointer { sums in
      squares.withUnsafeMutableBufferPointer { squares in
        let first = state * Cepstra.count
        for value in 0..<Cepstra.count {
          let x = Double(row[value])
          sums[first + value] += x
          squares[first + value] += x * x
        }
      }
    }
  }

  mutating func add(_ other: StateStatistics, sign: Double = 1) {
    precondition(stateCount == other.stateCount, "statistics of other phones")
    for index in counts.indices { counts[index] += sign * other.counts[index] }
    for index in sums.indices {
      sums[index] += sign * other.sums[index]
      squares[index] += sign * other.squares[index]
    }
  }
}
