internal import TapeAudio
internal import TapeModel

/// Finds the gain and the ceiling with which a mix comes out as it was asked for.
///
/// The limiter makes sound softer, so that its gain is measured again with it; and what it
/// lets through is measured by the meter, not by the limiter itself.
struct MixLevels {
  private(set) var gainDecibels = 0.0
  /// What the limiter is set to; `nil` where none is needed.
  private(set) var limiterDecibels: Double?
  /// What was asked of it.
  private(set) var ceilingDecibels: Double?

  private static let roundLimit = 5
  private static let loudnessTolerance = 0.03
  private static let peakTolerance = 0.005

  init(_ plan: MixPlan, _ options: MixOptions) throws(ExportError) {
    guard options.targetLUFS != nil || options.ceilingDecibels != nil || plan.mayGoBeyondFullScale else { return }
    let first = try MixPass(plan: plan, gainDecibels: 0, ceilingDecibels: nil).run()
    if let target = options.targetLUFS, let measured = first.loudness.integratedLUFS {
      gainDecibels = target - measured
    }
    guard let ceiling = Self.neededCeiling(first, gainDecibels, options) else { return }
    ceilingDecibels = ceiling
    limiterDecibels = ceiling
    for _ in 0..<Self.roundLimit {
      let pass = try MixPass(plan: plan, gainDecibels: gainDecibels, ceilingDecibels: limiterDecibels).run()
      let over = (pass.loudness.truePeakDecibels ?? -.infinity) - ceiling
      let below = zip(options.targetLUFS, pass.loudness.integratedLUFS).map { $0 - $1 } ?? 0
      if over <= Self.peakTolerance, abs(below) <= Self.loudnessTolerance { return }
      if over > Self.peakTolerance { limiterDecibels = (limiterDecibels ?? ceiling) - over }
      gainDecibels += below
    }
  }

  private static func neededCeiling(_ first: MixPass.Result, _ gain: Double, _ options: MixOptions) -> Double? {
    let peak = first.loudness.truePeakDecibels.map { $0 + gain } ?? -.infinity
    if let ceiling = options.ceilingDecibels { return peak > ceiling ? ceiling : nil }
    if options.targetLUFS != nil { return peak > MixOptions.usualCeiling ? MixOptions.usualCeiling : nil }
    return first.peak > 1 ? MixOptions.usualCeiling : nil
  }
}

/// Both, where there are both.
private func zip(_ one: Double?, _ other: Double?) -> (Double, Double)? {
  guard let one, let other else { return nil }
  return (one, other)
}

extension MixPlan {
  /// Whether what is done to the samples could make them larger than they were, or they may
  /// lie beyond full scale themselves.
  var mayGoBeyondFullScale: Bool {
    pieces.contains { piece in
      guard case .silence = piece.sound else {
        return !isExact(piece) || piece.source.depth == .float || piece.source.depth == .lossyFloat
      }
      return false
    }
  }
}
