/// What each phone's three states and silence sound like in one call.
///
/// One diagonal Gaussian a state. The start comes from spoken reference material, and the
/// recording then moves it (maximum a posteriori: Gauvain and Lee, 1994).
struct AcousticModel: Sendable {
  let stateCount: Int
  /// ``Cepstra/count`` values for each state.
  private(set) var mean: [Float]
  private(set) var variance: [Float]
  private(set) var silence: GaussianMixture
  /// Variance within states over all states of the start.
  let pooled: [Float]
  private let startMean: [Float]
  /// Whether all states move together before each moves by itself (``ModelRegression``).
  private var regresses: Bool

  static let meanWeight = 15.0
  static let varianceWeight = 30.0

  /// The start: means drawn to the mean of all speech by the weight of two frames, one
  /// variance for all states.
  init(start: StateStatistics, silence: GaussianMixture, regresses: Bool = false) {
    self.regresses = regresses
    let width = Cepstra.count
    stateCount = start.stateCount
    self.silence = silence
    var overall = [Double](repeating: 0, count: width)
    let frames = max(1, start.frameCount)
    for state in 0..<start.stateCount { for value in 0..<width { overall[value] += start.sums[state * width + value] } }
    for value in 0..<width { overall[value] /= frames }
    var mean = [Float](repeating: 0, count: start.stateCount * width)
    var within = [Double](repeating: 0, count: width)
    for state in 0..<start.stateCount {
      let n = start.counts[state]
      for value in 0..<width {
        let index = state * width + value
        mean[index] = Float((start.sums[index] + 2 * overall[value]) / (n + 2))
        if n > 0 { within[value] += start.squares[index] - start.sums[index] * start.sums[index] / n }
      }
    }
    pooled = within.map { Float(max($0 / frames, 0.3) * 0.7) }
    startMean = mean
    self.mean = mean
    var variance: [Float] = []
    for _ in 0..<start.stateCount { variance.append(contentsOf: pooled) }
    self.variance = variance
  }

  /// The same start, from which each state moves by itself only.
  var standing: AcousticModel {
    var model = self
    model.regresses = false
    return model
  }

  static func silenceFloor(pooled: [Float]) -> [Float] { pooled.map { 0.25 * $0 } }

  /// The start moved by what was aligned.
  func adapted(to heard: StateStatistics, silence: GaussianMixture?) -> AcousticModel {
    var model = self
    let width = Cepstra.count
    let startMean = regresses ? ModelRegression.moved(startMean, to: heard) : startMean
    for state in 0..<stateCount {
      let n = heard.counts[state]
      for value in 0..<width {
        let index = state * width + value
        let sum = heard.sums[index]
        let mean = (sum + Self.meanWeight * Double(startMean[index])) / (n + Self.meanWeight)
        let spread = heard.squares[index] - 2 * mean * sum + mean * mean * n
        let variance = (spread + Self.varianceWeight * Double(pooled[value])) / (n + Self.varianceWeight)
        model.mean[index] = Float(mean)
        model.variance[index] = max(Float(variance), 0.3 * pooled[value])
      }
    }
    if let silence { model.silence = silence }
    return model
  }
}
