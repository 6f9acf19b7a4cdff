internal import Foundation

/// Log likelihoods of frames under each state of a model, against all states together.
///
/// A row holds for each state log p(state) - B, then the same for silence; B is the log of
/// the mean likelihood over all states, so that a wrong phone scores below zero.
struct StateScorer: Sendable {
  let stateCount: Int
  /// Column of silence in a row.
  var silenceColumn: Int { stateCount }
  /// Values in a row.
  let stride: Int
  /// How flat the background is: 1 for the mean of likelihoods, less for a mean that gives
  /// the unlikely states more weight.
  private let flatness: Float
  private let silenceCount: Int
  /// For each state 39 pairs of factors of x and of x².
  private let factors: [Float]
  private let constants: [Float]
  private static let lanes = 16
  private typealias Lanes = SIMD16<Float>

  init(_ model: AcousticModel, flatness: Float = 1) {
    let width = Cepstra.count
    stateCount = model.stateCount
    stride = (model.stateCount + 1 + 7) / 8 * 8
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

  /// Writes a row for each frame of `range`.
  func score(_ sound: CallSound, _ range: Range<Int>, into rows: UnsafeMutablePointer<Float>) {
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
      for state in 0..<stateCount { logs.base[state] -= background }
      for lane in 0..<count {
        let row = rows + (first + lane) * stride
        if sound.isTone[range.lowerBound + first + lane] {
          for state in 0..<stateCount { row[state] = -20 }
          row[stateCount] = 0
        } else {
          let column = UnsafeRawPointer(logs.base).assumingMemoryBound(to: Float.self) + lane
          for state in 0..<stateCount { row[state] = column[state &* Self.lanes] }
          row[stateCount] = silence[lane]
        }
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
    let pairs = 2 * Cepstra.count
    factors.withUnsafeBufferPointer { factors in
      constants.withUnsafeBufferPointer { constants in
        for state in 0..<count {
          var sum = Lanes(repeating: constants[state])
          let factor = factors.baseAddress! + state &* pairs
          var index = 0
          while index < pairs {
            sum += inputs[index] * Lanes(repeating: factor[index])
            index &+= 1
          }
          logs[state] = sum
        }
      }
    }
  }

  private func meanLikelihood(_ logs: UnsafePointer<Lanes>) -> Lanes {
    let best = maximum(logs, count: stateCount)
    var sum = Lanes.zero
    for state in 0..<stateCount { sum += exponential((logs[state] - best) * flatness) }
    var result = best
    for lane in 0..<Self.lanes { result[lane] += (log(sum[lane]) - log(Float(stateCount))) / flatness }
    return result
  }

  private func sumLikelihood(_ logs: UnsafePointer<Lanes>, count: Int) -> Lanes {
    let best = maximum(logs, count: count)
    var sum = Lanes.zero
    for state in 0..<count { sum += exponential(logs[state] - best) }
    var result = best
    for lane in 0..<Self.lanes { result[lane] += log(sum[lane]) }
    return result
  }

  private func maximum(_ logs: UnsafePointer<Lanes>, count: Int) -> Lanes {
    var best = logs[0]
    for state in 1..<max(1, count) { best.replace(with: logs[state], where: logs[state] .> best) }
    return best
  }

  /// e to the power of values not above zero, to a few parts in a million; 0 below -80.
  ///
  /// Method: 2^n times a polynomial of the rest (J. F. Hart, Computer Approximations, 1968).
  private func exponential(_ x: Lanes) -> Lanes {
    var y = x * 1.442_695_04
    y.replace(with: -115, where: y .< -115)
    let shifted = y + 12_582_912
    let whole = shifted - 12_582_912
    let rest = y - whole
    var value = rest * 1.333_56e-3 + 9.618_13e-3
    value = value * rest + 5.550_33e-2
    value = value * rest + 2.402_265e-1
    value = value * rest + 6.931_472e-1
    value = value * rest + 1
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< 23
    return unsafeBitCast(unsafeBitCast(value, to: SIMD16<Int32>.self) &+ exponent, to: Lanes.self)
  }
}
