extension HypothesisSearch {
  /// Every turn is placed. `nil` where the text is too long for the recording.
  func forced(_ kind: Hypothesis.Kind) -> Hypothesis? {
    guard placeForced() else { return nil }
    for pass in 0..<4 {
      progress(Double(1 + pass) / 5)
      guard placeFinely(scoring: true) else { return nil }
      train(on: Array(placements.indices), gapLimit: nil)
    }
    // Models whose states move together place turns better; phones backwards profit from it as well, and tell less of
    // whether the text belongs.
    scorePlacements(from: start.standing)
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

  /// Other speech may pass by: first with every turn placed, then with turns left out. Nothing where the text is too
  /// long for the recording.
  ///
  /// Turns are left out last, by models that have learned from all of them: models that have learned from some find
  /// those alone.
  ///
  /// - Parameter taught: whether the start holds what other calls have taught, and needs fewer passes.
  func filled(taught: Bool) -> [Hypothesis] {
    var windows = evidence.limited(wideWindows())
    let coarsePasses = taught ? 3 : 5
    for number in 0..<coarsePasses {
      progress(Double(number) / Double(coarsePasses + 5))
      let isFlat = number == 0 && !taught
      guard learnCoarsely(windows, filler: number == 0 ? 0 : fillerScore(alpha: Self.fillerShare), isFlat: isFlat)
      else { return [] }
      windows = evidence.limited(windowsNearPlaces(within: isFlat ? Self.flatReach : Self.trainedReach))
      if isLong, number >= Self.leastCoarsePasses - 1, isSettled(within: Self.settledReach) { break }
    }
    let pruned = taught ? Hypothesis.Kind.prunedTaught : .pruned
    progress(Double(coarsePasses) / Double(coarsePasses + 5))
    guard refine(passes: 3, skip: false) else { return refine(passes: 5, skip: true) ? [result(pruned)] : [] }
    progress(Double(coarsePasses + 3) / Double(coarsePasses + 5))
    let complete = result(taught ? .filledTaught : .filled)
    guard refine(passes: 2, skip: true) else { return [complete] }
    return [complete, result(pruned)]
  }

  /// Every turn has a place, with other speech between them, by models that have learned little: what one of several
  /// searches begins with that are to be wrong in different places. Gives whether there is a way.
  func placeInOrder() -> Bool {
    learnCoarsely(evidence.limited(wideWindows()), filler: 0, isFlat: true) && refine(passes: 2, skip: false)
  }

  /// A coarse pass with other speech, then models that learn from the better half of it.
  ///
  /// - Parameter isFlat: for the first look at untrained models: which phone it is hardly counts yet.
  private func learnCoarsely(_ windows: [Range<Int>], filler: Float, isFlat: Bool) -> Bool {
    if isFlat { use(start, flatness: 0.1) }
    // Turns that are not on the tape may have no room between cues.
    guard
      placeCoarsely(windows, filler: filler, guarded: true)
        || placeCoarsely(windows, filler: filler, skip: true, guarded: true)
    else { return false }
    if isFlat { use(start) }
    scorePlacements()
    train(on: betterHalf(), gapLimit: filler)
    scorePlacements()
    return true
  }

  /// Fine passes, each learning from the turns that fit better than other speech.
  private func refine(passes: Int, skip: Bool) -> Bool {
    for _ in 0..<passes {
      let filler = fillerScore(alpha: Self.fillerShare)
      guard placeFinely(skip ? windowsBetweenSureTurns(filler) : nil, filler: filler, skip: skip) else { return false }
      scorePlacements()
      train(on: scores.indices.filter { (scores[$0]?.likelihood ?? -1) > filler }, gapLimit: filler)
      scorePlacements()
    }
    return true
  }

  /// Near its place for a turn that fits better than other speech and than its own phones backwards; the others are
  /// looked for anywhere between such turns, as far as a trained search reaches: a turn in a wrong place must not hold
  /// off those that belong there.
  func windowsBetweenSureTurns(_ filler: Float) -> [Range<Int>] {
    let sure = zip(placements, scores).map { placement, score in
      score.map { $0.likelihood > filler && $0.margin > 0 } ?? false ? placement : nil
    }
    let between = TurnWindows.around(sure, reach: Self.fineReach, frameCount: sound.frameCount)
    return zip(between, windowsNearPlaces(within: Self.trainedReach)).map { $0.clamped(to: $1) }
  }

  private func windowsNearPlaces(within reach: Reach) -> [Range<Int>] {
    TurnWindows.around(
      placements, neighbours: reach.neighbours, reach: reach.frames, frameCount: sound.frameCount)
  }

  /// How far a turn is looked for from the places that it and its neighbours have.
  private struct Reach {
    let frames: Int
    let neighbours: Int
  }

  /// Once every turn has had a place, a minute, then half a minute: the search stays linear in the length of the call.
  private static let flatReach = Reach(frames: 6_000, neighbours: 8)
  private static let trainedReach = Reach(frames: 3_000, neighbours: 4)
  /// Where what a frame of other speech costs lies between backwards phones and placed turns: set on edited calls, of
  /// which .6 to .7 place as many turns.
  private static let fillerShare: Float = 0.65
  /// Models that have learned twice; then coarse passes go on while turns still move by 300 ms.
  private static let leastCoarsePasses = 3
  private static let settledReach = 30

  /// The whole call up to an hour, else the diagonal with room for ten minutes.
  private func wideWindows() -> [Range<Int>] {
    sound.frameCount <= 6 * Self.wholeFrameLimit
      ? TurnWindows.whole(count: script.count, frameCount: sound.frameCount)
      : TurnWindows.diagonal(script, in: sound, reach: Self.wholeFrameLimit)
  }
}
