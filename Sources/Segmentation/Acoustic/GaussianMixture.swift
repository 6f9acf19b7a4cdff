internal import Foundation

/// A mixture of Gaussians with diagonal variances over the features: what silence sounds like.
struct GaussianMixture: Sendable {
  struct Component: Sendable {
    var logWeight: Float
    var mean: [Float]
    var variance: [Float]
  }

  private(set) var components: [Component]

  /// Fits `count` components to rows of ``Cepstra/count`` features by expectation
  /// maximisation, begun at evenly spaced ranks of the first feature, the level.
  ///
  /// - Precondition: there is at least one row.
  init(rows: [Float], count: Int, floor: [Float]) {
    let width = Cepstra.count
    let frames = rows.count / width
    precondition(frames > 0, "no frames to learn silence from")
    let ranked = (0..<frames).sorted { rows[$0 * width] < rows[$1 * width] }
    let overall = Self.moments(rows, frames: ranked[...], floor: floor)
    components = (0..<count).map { index in
      let share = ranked[frames * index / count..<max(frames * (index + 1) / count, frames * index / count + 1)]
      return Component(
        logWeight: -log(Float(count)), mean: Self.moments(rows, frames: share, floor: floor).mean,
        variance: overall.variance)
    }
    for _ in 0..<6 { improve(rows: rows, frames: frames, floor: floor) }
  }

  private static func moments(
    _ rows: [Float], frames: ArraySlice<Int>, floor: [Float]
  ) -> (mean: [Float], variance: [Float]) {
    let width = Cepstra.count
    var sum = [Double](repeating: 0, count: width)
    var square = sum
    for frame in frames {
      for value in 0..<width {
        let x = Double(rows[frame * width + value])
        sum[value] += x
        square[value] += x * x
      }
    }
    let n = Double(frames.count)
    return (
      sum.map { Float($0 / n) },
      (0..<width).map { max(floor[$0], Float(square[$0] / n - sum[$0] * sum[$0] / n / n)) }
    )
  }

  private mutating func improve(rows: [Float], frames: Int, floor: [Float]) {
    let width = Cepstra.count
    let count = components.count
    var weights = [Double](repeating: 1e-3, count: count)
    var sums = [Double](repeating: 0, count: count * width)
    var squares = sums
    let constants = components.map { $0.logWeight - 0.5 * $0.variance.reduce(0) { $0 + log($1) } }
    let inverse = components.map { $0.variance.map { 1 / $0 } }
    rows.withUnsafeBufferPointer { rows in
      sums.withUnsafeMutableBufferPointer { sums in
        squares.withUnsafeMutableBufferPointer { squares in
          var logs = [Float](repeating: 0, count: count)
          for frame in 0..<frames {
            let row = rows.baseAddress! + frame * width
            for index in 0..<count {
              var distance: Float = 0
              for value in 0..<width {
                let difference = row[value] - components[index].mean[value]
                distance += difference * difference * inverse[index][value]
              }
              logs[index] = constants[index] - 0.5 * distance
            }
            let best = logs.max() ?? 0
            let total = logs.reduce(0) { $0 + exp($1 - best) }
            for index in 0..<count {
              let share = Double(exp(logs[index] - best) / total)
              guard share > 1e-6 else { continue }
              weights[index] += share
              for value in 0..<width {
                let x = Double(row[value])
                sums[index * width + value] += share * x
                squares[index * width + value] += share * x * x
              }
            }
          }
        }
      }
    }
    let total = weights.reduce(0, +)
    for index in 0..<count where weights[index] > 2 {
      for value in 0..<width {
        let mean = sums[index * width + value] / weights[index]
        components[index].mean[value] = Float(mean)
        components[index].variance[value] = max(
          floor[value], Float(squares[index * width + value] / weights[index] - mean * mean))
      }
      components[index].logWeight = Float(log(weights[index] / total))
    }
  }
}
