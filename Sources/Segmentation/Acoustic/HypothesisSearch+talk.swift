internal import TapeModel

extension HypothesisSearch {
  /// Turns may begin while others go on, as people talk. `nil` where the text is too long for the recording.
  ///
  /// - Parameters:
  ///   - speakers: who speaks each turn, and does not interrupt himself.
  ///   - windows: where each turn may be.
  ///   - isFresh: whether the models have learned nothing from the call yet.
  func talk(
    _ kind: Hypothesis.Kind, speakers: [Speaker?], windows: [Range<Int>], isFresh: Bool
  ) -> Hypothesis? {
    let filler = isFresh ? 0 : fillerScore(alpha: Self.otherTalkShare)
    guard placeTalk(speakers, windows, filler: filler) else { return nil }
    train(on: betterHalf(), gapLimit: filler)
    scorePlacements()
    guard placeTalk(speakers, windows, filler: fillerScore(alpha: Self.otherTalkShare)) else { return nil }
    return result(kind)
  }

  /// Higher than between turns in their order: what is not placed well must not take room from others.
  private static let otherTalkShare: Float = 0.8

  private func placeTalk(_ speakers: [Speaker?], _ windows: [Range<Int>], filler: Float) -> Bool {
    let search = TalkSearch(
      graphs: script.graphs(fineStyle), windows: windows, speakers: speakers, rows: rows, filler: filler,
      expected: evidence.expected)
    guard let found = search.run() else { return false }
    for (turn, frames) in found.enumerated() { put(turn, at: frames) }
    scorePlacements()
    return true
  }
}
