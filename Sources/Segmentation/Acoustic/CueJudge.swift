internal import Foundation

/// Holds cues against turns that were found without them.
///
/// Offset and rate of the cues' clock by Theil and Sen (P. K. Sen, 1968): medians, so that
/// single wrong cues do not move them.
struct CueJudge {
  enum Verdict {
    /// The cues are on the recording's clock, or were brought onto it.
    case use(CueSheet, clock: CueClock?, wrong: [Int])
    /// The cues are right, but for single wrong ones.
    case keep(wrong: [Int])
    /// The cues belong to something else.
    case ignore(CueClock)
  }

  /// Turns found with confidence, by index: their first frame.
  let found: [Int: Int]
  let turnCount: Int

  private func pairs(_ sheet: CueSheet) -> [(turn: Int, cue: Double, frame: Double)] {
    sheet.cuedTurns.compactMap { turn in
      found[turn].map { (turn: turn, cue: sheet.entries[turn]?.start ?? 0, frame: Double($0)) }
    }
  }

  /// The clock of cues that were used, from where the turns were then found: more of them, and
  /// nearer to their places. The one before where this one is no better.
  func refined(_ clock: CueClock, of sheet: CueSheet, without wrong: [Int]) -> CueClock {
    let pairs = pairs(sheet).filter { !wrong.contains($0.turn) }
    guard pairs.count >= 4, let again = Self.fit(pairs.map { ($0.cue, $0.frame) }, isCoarse: sheet.isCoarse),
      again.residualSeconds <= max(0.02, 1.5 * clock.residualSeconds), again.rateError <= clock.rateError
    else { return clock }
    return again
  }

  func judge(_ sheet: CueSheet) -> Verdict {
    let pairs = pairs(sheet)
    // Few turns that fit by chance must not move a clock.
    guard pairs.count >= 4 || (pairs.count == 3 && sheet.cuedTurns.count == 3),
      3 * pairs.count >= sheet.cuedTurns.count,
      let clock = Self.fit(pairs.map { ($0.cue, $0.frame) }, isCoarse: sheet.isCoarse)
    else {
      return .use(sheet, clock: nil, wrong: [])
    }
    let isWell = 2 * found.count >= turnCount
    if clock.residualSeconds > 1 || abs(clock.rate - 1) > 0.05 {
      return isWell ? .ignore(clock) : .use(sheet, clock: nil, wrong: [])
    }
    guard clock.residualSeconds <= 0.45, abs(clock.rate - 1) <= 0.01 else {
      return .use(sheet, clock: nil, wrong: [])
    }
    if isRight(clock, sheet) {
      return .keep(wrong: pairs.filter { abs($0.cue - $0.frame) > Self.keptFrames }.map(\.turn))
    }
    var corrected = sheet.corrected(by: clock)
    let limit = 100 * max(1.5, 4 * clock.residualSeconds)
    var wrong: [Int] = []
    for pair in pairs where abs((corrected.entries[pair.turn]?.start ?? 0) - pair.frame) > limit {
      wrong.append(pair.turn)
      corrected.entries[pair.turn] = nil
    }
    return .use(corrected, clock: clock, wrong: wrong)
  }

  /// A cue further off than this is wrong, where the others are right; the sound is wrong by
  /// half a second more often than such a cue is.
  private static let keptFrames = 150.0

  /// Whether the cues of most turns are where the sound puts these, to a few hundredths of a
  /// second: what the clock would move them by is less than the sound itself is off.
  private func isRight(_ clock: CueClock, _ sheet: CueSheet) -> Bool {
    let starts = sheet.cuedTurns.compactMap { sheet.entries[$0]?.start }
    guard !sheet.isCoarse, let first = starts.min(), let last = starts.max() else { return false }
    let farthest = [first, last].map { abs($0 * (clock.rate - 1) / 100 + clock.offsetSeconds) }.max() ?? 0
    return farthest <= Self.rightSeconds && clock.residualSeconds <= 0.06
  }

  private static let rightSeconds = 0.1

  /// Recording time as a line over cue time, both in frames of 10 ms; the rate is 1 unless
  /// the pairs span a minute and show another one clearly.
  ///
  /// - Parameter isCoarse: whether cues are whole seconds, cut off: half a second early on average.
  static func fit(_ stated: [(cue: Double, frame: Double)], isCoarse: Bool) -> CueClock? {
    let pairs = isCoarse ? stated.map { ($0.cue + 50, $0.frame) } : stated
    let sample = pairs.count <= 600 ? pairs : stride(from: 0, to: pairs.count, by: pairs.count / 300).map { pairs[$0] }
    var slopes: [Double] = []
    for one in sample.indices {
      for other in sample.indices.dropFirst(one + 1) {
        let distance = sample[other].cue - sample[one].cue
        guard abs(distance) > 1000 else { continue }
        slopes.append((sample[other].frame - sample[one].frame) / distance)
      }
    }
    var rate = median(slopes) ?? 1
    func residual(_ rate: Double) -> (offset: Double, residual: Double)? {
      guard let offset = median(pairs.map { $0.frame - rate * $0.cue }) else { return nil }
      return median(pairs.map { abs($0.frame - rate * $0.cue - offset) }).map { (offset, $0) }
    }
    guard let free = residual(rate), let plain = residual(1) else { return nil }
    var chosen = free
    if free.residual > 0.7 * plain.residual {
      rate = 1
      chosen = plain
    }
    let errors = standardErrors(cues: pairs.map(\.cue), residual: chosen.residual)
    return CueClock(
      rate: rate, offsetSeconds: chosen.offset / 100, residualSeconds: chosen.residual / 100, rateError: errors.rate,
      placeErrorSeconds: errors.place / 100)
  }

  /// Of a line's slope and of its value at the farthest cue, from the median distance of the
  /// pairs from it, by which a normal spread is 1.48 times as wide; no start is found to better
  /// than a frame.
  private static func standardErrors(cues: [Double], residual: Double) -> (rate: Double, place: Double) {
    let count = Double(cues.count)
    let spread = max(1, 1.48 * residual)
    let mean = cues.reduce(0, +) / count
    let squares = cues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let farthest = cues.map { abs($0 - mean) }.max() ?? 0
    guard squares > 0 else { return (1, farthest) }
    let rate = spread / squares.squareRoot()
    return (rate, (spread * spread / count + rate * rate * farthest * farthest).squareRoot())
  }
}

/// The middle value; `nil` where there is none.
func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  return sorted.count % 2 == 1
    ? sorted[sorted.count / 2] : (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
}
