internal import TapeModel

/// Cues of a text that the sound did not find: they stay where their pattern is that of the
/// recording.
///
/// A text is not found where the line is bad or its language is spoken in another way than
/// espeak-ng speaks it; its cues may be right all the same. The cues of another call lie in
/// silence as often as in speech.
struct KeptCues {
  let byCues: Alignment
  let match: TextMatch
  let pattern: CuePattern?

  private static let ceiling = 0.5

  /// `nil` where the cues are to be refused with the text.
  func alignment() -> Alignment? {
    guard match.verdict == .refused, pattern?.isFirm == true, byCues.misfit == nil,
      byCues.turns.contains(where: { $0.timing == .stated })
    else { return nil }
    var result = Stated.only(byCues)
    for index in result.turns.indices where result.turns[index].timing == .stated {
      let turn = result.turns[index]
      result.turns[index] = turn.placed(
        at: turn.range, timing: .stated, confidence: min(turn.confidence, Self.ceiling), words: turn.words)
    }
    result.misfit =
      "the transcript may belong to another call or language: its words were not found by the sound "
      + "(\(match.statistic)); its times were kept as stated"
    return result
  }
}

/// What a transcript states, without what was only laid between.
enum Stated {
  static func only(_ alignment: Alignment) -> Alignment {
    var result = alignment
    for index in result.turns.indices where result.turns[index].timing == .interpolated {
      let turn = result.turns[index]
      result.turns[index] = turn.placed(
        at: nil, timing: .absent, confidence: 0,
        words: turn.words.map { Word($0.text, range: nil, timing: .absent, confidence: 0) })
    }
    return result
  }
}
