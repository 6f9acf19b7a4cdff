internal import TapeModel

/// How well cues agree with where speech starts and stops.
struct CueEdges {
  /// The share of edges that may cut into speech far from a pause before the sound is asked:
  /// cues that drift or jitter do, but so do good ones where people talk without a pause.
  static let limit = 0.1
  /// An edge nearer to a pause than this is near.
  private static let nearMilliseconds: Int64 = 200

  private let isComplete: Bool
  private let farShare: Double

  init(_ turns: [WrittenTurn], _ outline: CallOutline) {
    let cues = turns.map(\.cue)
    isComplete = cues.allSatisfy { $0?.endMilliseconds.map { $0 > 0 } ?? false }
    let near = outline.rate.frame(atMilliseconds: Self.nearMilliseconds)
    let speech = LegSpeech(outline)
    var far = 0
    var all = 0
    for turn in turns {
      guard let cue = turn.cue else { continue }
      let map = speech[outline.channel(of: turn)]
      for milliseconds in [cue.startMilliseconds, cue.endMilliseconds] {
        guard let milliseconds,
          let frame = rescaled(milliseconds, from: 1_000, to: outline.rate.hertz, rounding: .nearest)
        else { continue }
        all += 1
        guard let cut = map.stretch(cutBy: frame) else { continue }
        if min(frame - cut.start, cut.end - frame) > near { far += 1 }
      }
    }
    farShare = all == 0 ? 1 : Double(far) / Double(all)
  }

  func needSound(misfit: String?) -> Bool { !isComplete || misfit != nil || farShare > Self.limit }
}
