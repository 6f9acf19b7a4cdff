internal import TapeModel

/// Whether a transcript's cues belong to the recording at all.
struct CueFit {
  /// Why they do not; `nil` where they may.
  let misfit: String?

  /// More than a fifth of the cued turns past the end, or more than half of them (and at
  /// least three) with less than a tenth of speech in their range, is a misfit.
  init(placements: [TurnPlacement], speech: LegSpeech) {
    let pastEnd = placements.count { $0.isPastEnd }
    let stated = placements.filter { $0.timing == .stated }
    let silent = stated.count { placement in
      placement.range.map { speech[placement.channel].share(of: $0) < 0.1 } ?? false
    }
    let cued = pastEnd + stated.count
    if pastEnd * 5 > cued, pastEnd > 0 {
      misfit =
        "\(pastEnd) of \(counted(cued, "cue")) past the end of the recording: the transcript may belong to another call"
    } else if silent * 2 > stated.count, silent >= 3 || silent == stated.count {
      misfit = "\(silent) of \(counted(stated.count, "cue")) in silence: the transcript may belong to another call"
    } else {
      misfit = nil
    }
  }
}
