internal import Foundation

/// Tells frames of speech from the background by their level alone.
///
/// Two Gaussians over the level, smoothed over 50 ms, by expectation maximisation; a frame is
/// speech where the louder one is the more likely.
enum SpeechMask {
  static func mask(decibels: [Float], excluding tone: [Bool]) -> [Bool] {
    let level = smoothed(decibels, reach: 2)
    let sorted = level.indices.filter { !tone[$0] }.map { level[$0] }.sorted()
    guard let loudest = sorted.last, loudest > -90 else { return level.map { _ in false } }
    let floor = sorted[sorted.count * 95 / 100] - 60
    let values = sorted.map { Double(max($0, floor)) }
    guard let threshold = threshold(of: values) else { return level.map { _ in false } }
    return level.indices.map { !tone[$0] && Double(level[$0]) > threshold }
  }

  /// The level from which on the louder Gaussian is the more likely; `nil` for a level that
  /// never changes.
  private static func threshold(of sorted: [Double]) -> Double? {
    let step = max(1, sorted.count / 20_000)
    let values = stride(from: 0, to: sorted.count, by: step).map { sorted[$0] }
    var low = (mean: values[values.count / 10], variance: 25.0, weight: 0.5)
    var high = (mean: values[values.count * 9 / 10], variance: 25.0, weight: 0.5)
    guard high.mean - low.mean > 1 else { return nil }
    func log_(_ x: Double, _ g: (mean: Double, variance: Double, weight: Double)) -> Double {
      log(g.weight) - 0.5 * (log(g.variance) + (x - g.mean) * (x - g.mean) / g.variance)
    }
    for _ in 0..<40 {
      var sums = (n: 0.0, x: 0.0, xx: 0.0)
      var all = (n: 0.0, x: 0.0, xx: 0.0)
      for x in values {
        let share = 1 / (1 + exp(min(700, log_(x, low) - log_(x, high))))
        sums = (sums.n + share, sums.x + share * x, sums.xx + share * x * x)
        all = (all.n + 1, all.x + x, all.xx + x * x)
      }
      let rest = (n: all.n - sums.n, x: all.x - sums.x, xx: all.xx - sums.xx)
      guard sums.n > 1, rest.n > 1 else { return (low.mean + high.mean) / 2 }
      high = (sums.x / sums.n, max(4, sums.xx / sums.n - sums.x * sums.x / sums.n / sums.n), sums.n / all.n)
      low = (rest.x / rest.n, max(4, rest.xx / rest.n - rest.x * rest.x / rest.n / rest.n), rest.n / all.n)
    }
    guard low.mean < high.mean else { return nil }
    var (from, to) = (low.mean, high.mean)
    for _ in 0..<40 {
      let middle = (from + to) / 2
      if log_(middle, high) > log_(middle, low) { to = middle } else { from = middle }
    }
    return (from + to) / 2
  }
}
