internal import TapeModel

/// Whether the pattern of cues, speech here and silence there, is that of the recording.
///
/// The speech that cues cover as they stand, give or take 1.5 s, against what they cover when
/// all are shifted by the same time around the recording: a permutation test by circular
/// shifts. It knows nothing of the words. On 264 pairs of a call and another call's cues the
/// distance from the shifted ones was at most 6.3 standard deviations; on right cues 12 in the
/// middle, 9 with jitter.
struct CuePattern {
  /// Standard deviations by which the cues cover more speech than shifted ones do.
  let deviations: Double
  /// Whether no shifted place covers as much.
  let isHighest: Bool

  init(deviations: Double, isHighest: Bool) {
    self.deviations = deviations
    self.isHighest = isHighest
  }

  /// What cues of another call do not reach.
  var isFirm: Bool { isHighest && deviations >= 6.5 }
  /// What nearly all cues of the call itself reach.
  var isPossible: Bool { isHighest && deviations >= 4.5 }

  private static let nearMilliseconds: Int64 = 1_500
  private static let stepMilliseconds: Int64 = 100
  private static let farMilliseconds: Int64 = 5_000
  private static let mostShifts: Int64 = 400

  /// `nil` for a recording that is too short to shift cues in.
  init?(_ cues: [SampleRange], speech: SpeechMap, outline: CallOutline) {
    let rate = outline.rate
    let far = rate.frame(atMilliseconds: Self.farMilliseconds)
    let near = rate.frame(atMilliseconds: Self.nearMilliseconds)
    let step = max(1, rate.frame(atMilliseconds: Self.stepMilliseconds))
    let room = outline.frameCount - 2 * far
    guard room > 20 * step, !cues.isEmpty else { return nil }
    func covered(_ shift: Int64) -> Double {
      var sum: Int64 = 0
      for cue in cues {
        let start = (cue.start + shift + outline.frameCount) % outline.frameCount
        let end = start + min(cue.frameCount, outline.frameCount)
        sum += speech.frameCount(in: SampleRange(start: start, end: min(end, outline.frameCount)))
        if end > outline.frameCount {
          sum += speech.frameCount(in: SampleRange(start: 0, end: end - outline.frameCount))
        }
      }
      return Double(sum)
    }
    let here = stride(from: -near, through: near, by: Int(step)).map { covered($0) }.max() ?? 0
    let stride = max(step, room / Self.mostShifts)
    let others = Swift.stride(from: far, to: far + room, by: Int(stride)).map { covered($0) }
    let mean = others.reduce(0, +) / Double(others.count)
    let variance = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(others.count)
    isHighest = here > others.max() ?? 0
    deviations = variance > 0 ? (here - mean) / variance.squareRoot() : 0
  }
}
