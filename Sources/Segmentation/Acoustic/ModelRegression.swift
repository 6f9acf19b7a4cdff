/// Moves the means of a start model all together towards what a recording holds: one linear map for all states.
///
/// Little speech tells of few states, but of the voice and the line that all states share.
///
/// Method: maximum likelihood linear regression (Leggetter and Woodland, 1995) with one class of states, apart for the
/// cepstra, their slopes and the slopes of these, and held to the identity by the weight of a second of speech.
enum ModelRegression {
  private static let block = Cepstra.staticCount
  /// In frames.
  private static let identityWeight = 100.0

  /// The moved means, as many as `means`.
  ///
  /// - Parameter means: ``Cepstra/count`` values for each state.
  static func moved(_ means: [Float], to heard: StateStatistics) -> [Float] {
    var result = means
    for first in stride(from: 0, to: Cepstra.count, by: block) {
      let map = map(means, to: heard, first: first)
      for state in 0..<heard.stateCount {
        let input = input(means, state: state, first: first)
        for value in 0..<block {
          var sum = 0.0
          for index in input.indices { sum += map[value][index] * input[index] }
          result[state * Cepstra.count + first + value] = Float(sum)
        }
      }
    }
    return result
  }

  /// A constant, then the means of one block.
  private static func input(_ means: [Float], state: Int, first: Int) -> [Double] {
    let from = state * Cepstra.count + first
    return [1] + means[from..<from + block].map { Double($0) }
  }

  /// A row of factors for each value of the block, by the normal equations. The variance is the same in all states of a
  /// start and has no part in them.
  private static func map(_ means: [Float], to heard: StateStatistics, first: Int) -> [[Double]] {
    let width = block + 1
    var products = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    var targets = [[Double]](repeating: [Double](repeating: 0, count: width), count: block)
    for state in 0..<heard.stateCount where heard.counts[state] > 0 {
      let input = input(means, state: state, first: first)
      for row in 0..<width {
        for column in 0..<width { products[row][column] += heard.counts[state] * input[row] * input[column] }
        for value in 0..<block { targets[value][row] += heard.sums[state * Cepstra.count + first + value] * input[row] }
      }
    }
    for index in 0..<width { products[index][index] += identityWeight }
    for value in 0..<block { targets[value][value + 1] += identityWeight }
    return solved(products, targets)
  }

  /// The solutions of `matrix` *x* = *y* for several *y*, by Gaussian elimination; the matrix is positive definite.
  private static func solved(_ matrix: [[Double]], _ sides: [[Double]]) -> [[Double]] {
    var matrix = matrix
    var sides = sides
    let width = matrix.count
    for column in 0..<width {
      for row in column + 1..<width {
        let factor = matrix[row][column] / matrix[column][column]
        for index in column..<width { matrix[row][index] -= factor * matrix[column][index] }
        for side in sides.indices { sides[side][row] -= factor * sides[side][column] }
      }
    }
    for side in sides.indices {
      for row in stride(from: width - 1, through: 0, by: -1) {
        for index in row + 1..<width { sides[side][row] -= matrix[row][index] * sides[side][index] }
        sides[side][row] /= matrix[row][row]
      }
    }
    return sides
  }
}
