extension HypothesisSearch {
  /// Every turn is placed. `nil` where the text is too long for the recording.
  func forced(_ kind: Hypothesis.Kind) -> Hypothesis? {
    guard placeForced() else { return nil }
    for _ in 0..<4 {
      guard placeFinely() else { return nil }
      scorePlacements(crossValidated: false, decoys: false)
      train(on: Array(placements.indices), gapLimit: nil)
    }
    scorePlacements(crossValidated: true)
    return result(kind)
  }

  /// A long call is searched along the diagonal, more widely where that fails.
  private func placeForced() -> Bool {
    let frames = sound.frameCount
    var reaches = [6_000, 12_000, 36_000].filter { 2 * $0 < frames }
    if frames <= Self.wholeFrameLimit { reaches = [] }
    for reach in reaches {
      let windows = evidence.limited(TurnWindows.diagonal(script, in: sound, reach: reach))
      if placeCoarsely(windows) { return true }
    }
    guard frames <= 20 * Self.wholeFrameLimit else { return false }
    return placeCoarsely(evidence.limited(TurnWindows.whole(count: script.count, frameCount: frames)))
  }

  /// Ten minutes: up to here the whole call is cheap enough to search.
  private static let wholeFrameLimit = 60_000

  /// Turns may be left out, and other speech be passed over.
  func selective(_ kind: Hypothesis.Kind) -> Hypothesis? {
    let windows = evidence.limited(selectiveWindows())
    let passes: [(filler: Bool, skip: Bool)] =
      kind == .selectiveLate
      ? [(false, false), (true, false), (true, false), (true, true), (true, true)]
      : [(true, false), (true, false), (true, false), (true, false), (true, true), (true, true)]
    for (number, pass) in passes.enumerated() {
      if number == 0 { use(start, flatness: 0.1) }
      let filler = pass.filler ? (number == 0 ? 0 : fillerScore(alpha: 0.3)) : nil
      guard placeCoarsely(windows, filler: filler, skip: pass.skip, guarded: true) else { return nil }
      if number == 0 { use(start) }
      scorePlacements(crossValidated: true)
      train(on: betterHalf(), gapLimit: filler ?? 0)
      scorePlacements(crossValidated: true)
    }
    for _ in 0..<3 {
      let filler = fillerScore(alpha: 0.3)
      guard placeFinely(filler: filler, skip: true) else { return nil }
      scorePlacements(crossValidated: true)
      train(on: scores.indices.filter { (scores[$0]?.likelihood ?? -1) > filler }, gapLimit: filler)
      scorePlacements(crossValidated: true)
    }
    return result(kind)
  }

  /// The whole call up to an hour, else the diagonal with room for ten minutes.
  private func selectiveWindows() -> [Range<Int>] {
    sound.frameCount <= 6 * Self.wholeFrameLimit
      ? TurnWindows.whole(count: script.count, frameCount: sound.frameCount)
      : TurnWindows.diagonal(script, in: sound, reach: Self.wholeFrameLimit)
  }
}
