internal import CAcoustics
internal import Foundation

/// Log likelihoods of frames under each state of a model, against all states together.
///
/// There is a column for each state, log p(state) - B, then one for silence; B is the log of the mean likelihood over
/// all states, so that a wrong phone scores below zero. Sixteen frames make a tile, which holds them side by side, column
/// after column.
struct StateScorer: Sendable {
  let stateCount: Int
  var silenceColumn: Int { stateCount }
  var columnCount: Int { stateCount + 1 }
  /// Values in a tile.
  var tileLength: Int { columnCount * Self.lanes }
  /// How flat the background is: 1 for the mean of likelihoods, less for a mean that gives
  /// the unlikely states more weight.
  private let flatness: Float
  private let silenceCount: Int
  /// For each state 39 pairs of factors of x and of x².
  private let factors: [Float]
  private let constants: [Float]
  /// Frames of a tile.
  static let lanes = Int(TAPELOG_GAUSSIAN_LANES)
  private typealias Lanes = SIMD16<Float>

  init(_ model: AcousticModel, flatness: Float = 1) {
    let width = Cepstra.count
    stateCount = model.stateCount
    self.flatness = flatness
    silenceCount = model.silence.components.count
    var factors: [Float] = []
    var constants: [Float] = []
    factors.reserveCapacity((stateCount + silenceCount) * width * 2)
    func add(_ mean: ArraySlice<Float>, _ variance: ArraySlice<Float>, _ logWeight: Float) {
      var constant = logWeight - 0.5 * Float(width) * log(2 * Float.pi)
      for (m, v) in zip(mean, variance) {
        factors.append(m / v)
        factors.append(-0.5 / v)
        constant -= 0.5 * (log(v) + m * m / v)
      }
      constants.append(constant)
    }
    for state in 0..<model.stateCount {
      let range = state * width..<(state + 1) * width
      add(model.mean[range], model.variance[range], 0)
    }
    for component in model.silence.components {
      add(component.mean[...], component.variance[...], component.logWeight)
    }
    self.factors = factors
    self.constants = constants
  }

  /// Writes the tiles of `range`, which begins where a tile does; what is beyond its end has no meaning.
  func score(_ sound: CallSound, _ range: Range<Int>, into tiles: UnsafeMutablePointer<Float>) {
    let width = Cepstra.count
    let features = HeapBuffer<Float>(repeating: 0, count: range.count * width)
    sound.features(range, into: features.base)
    let total = stateCount + silenceCount
    let inputs = HeapBuffer<Lanes>(repeating: .zero, count: 2 * width)
    let logs = HeapBuffer<Lanes>(repeating: .zero, count: total)
    for first in Swift.stride(from: 0, to: range.count, by: Self.lanes) {
      let count = min(Self.lanes, range.count - first)
      gather(features.base + first * width, count: count, into: inputs.base)
      evaluate(inputs.base, into: logs.base, count: total)
      let background = meanLikelihood(logs.base)
      let silence = sumLikelihood(logs.base + stateCount, count: silenceCount) - background
      let tile = tiles + first / Self.lanes * tileLength
      let columns = UnsafeMutableRawPointer(tile).assumingMemoryBound(to: Lanes.self)
      for state in 0..<stateCount { columns[state] = logs.base[state] - background }
      columns[silenceColumn] = silence
      for lane in 0..<count where sound.isTone[range.lowerBound + first + lane] {
        for state in 0..<stateCount { tile[state * Self.lanes + lane] = -20 }
        tile[silenceColumn * Self.lanes + lane] = 0
      }
    }
  }

  /// Frames side by side: each feature, then its square.
  private func gather(_ rows: UnsafePointer<Float>, count: Int, into inputs: UnsafeMutablePointer<Lanes>) {
    let width = Cepstra.count
    let flat = UnsafeMutableRawPointer(inputs).assumingMemoryBound(to: Float.self)
    for lane in 0..<count {
      for value in 0..<width {
        let x = rows[lane * width + value]
        flat[2 * value * Self.lanes + lane] = x
        flat[(2 * value + 1) * Self.lanes + lane] = x * x
      }
    }
  }

  private func evaluate(_ inputs: UnsafePointer<Lanes>, into logs: UnsafeMutablePointer<Lanes>, count: Int) {
    tapelog_gaussian_logs(
      values(inputs), factors, constants, 2 * Cepstra.count, count,
      UnsafeMutableRawPointer(logs).assumingMemoryBound(to: Float.self))
  }

  private func meanLikelihood(_ logs: UnsafePointer<Lanes>) -> Lanes {
    let (best, sum) = likelihood(logs, count: stateCount, flatness: flatness)
    var result = best
    for lane in 0..<Self.lanes { result[lane] += (log(sum[lane]) - log(Float(stateCount))) / flatness }
    return result
  }

  private func sumLikelihood(_ logs: UnsafePointer<Lanes>, count: Int) -> Lanes {
    let (best, sum) = likelihood(logs, count: count, flatness: 1)
    var result = best
    for lane in 0..<Self.lanes { result[lane] += log(sum[lane]) }
    return result
  }

  /// The largest log likelihood of each frame, and the sum of the likelihoods by the largest.
  private func likelihood(_ logs: UnsafePointer<Lanes>, count: Int, flatness: Float) -> (best: Lanes, sum: Lanes) {
    var best = Lanes.zero
    var sum = Lanes.zero
    withUnsafeMutableBytes(of: &best) { best in
      withUnsafeMutableBytes(of: &sum) { sum in
        tapelog_gaussian_sum(
          values(logs), count, flatness, best.baseAddress?.assumingMemoryBound(to: Float.self),
          sum.baseAddress?.assumingMemoryBound(to: Float.self))
      }
    }
    return (best, sum)
  }

  private func values(_ lanes: UnsafePointer<Lanes>) -> UnsafePointer<Float> {
    UnsafeRawPointer(lanes).assumingMemoryBound(to: Float.self)
  }
}
