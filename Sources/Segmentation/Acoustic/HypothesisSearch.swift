internal import Foundation

/// Searches one hypothesis: passes over the call, each placing the turns anew by models that
/// were trained on the places before.
///
/// Method: forced alignment with flat-start models (The HTK Book, section 8), with a filler
/// and turns that may be left out where the transcript is not complete.
final class HypothesisSearch {
  let script: CallScript
  let sound: CallSound
  let start: AcousticModel
  private(set) var model: AcousticModel
  let rows: EmissionRows
  var rate = 1.0
  var folds = TrainingFolds()
  var placements: [Placement?]
  var scores: [TurnScore?]
  /// The frames for which each turn was scored by the models as they are, with its phones backwards; kept in a long
  /// call.
  private var scoredFrames: [Range<Int>?]
  /// The frames that each turn had in the pass before.
  private var framesBefore: [Range<Int>?]
  /// Where turns are expected, and which may not be left out.
  let evidence: OutsideEvidence

  /// Whether the call holds enough to learn from without every pass and every score.
  var isLong: Bool
  /// A quarter of an hour.
  private static let longFrameCount = 90_000

  static let coarseFramesPerStep = 2
  static let skipCost: Float = -60
  static let fineReach = 400

  let progress: WorkProgress

  init(
    script: CallScript, sound: CallSound, start: AcousticModel, evidence: OutsideEvidence = OutsideEvidence(),
    progress: WorkProgress = WorkProgress(), rowValueLimit: Int = EmissionRows.valueLimit
  ) {
    self.progress = progress
    self.script = script
    self.sound = sound
    self.start = start
    self.evidence = evidence
    isLong = sound.frameCount > Self.longFrameCount
    model = start
    rows = EmissionRows(sound, StateScorer(start), limit: rowValueLimit)
    placements = [Placement?](repeating: nil, count: script.count)
    scores = [TurnScore?](repeating: nil, count: script.count)
    scoredFrames = [Range<Int>?](repeating: nil, count: script.count)
    framesBefore = scoredFrames
  }

  func use(_ model: AcousticModel, flatness: Float = 1) {
    self.model = model
    rows.use(StateScorer(model, flatness: flatness))
    for turn in scoredFrames.indices { scoredFrames[turn] = nil }
  }

  var fineStyle: TurnGraph.Style { TurnGraph.Style(rate: rate) }
  var scorer: TurnScorer { TurnScorer(script: script, style: fineStyle) }

  /// Places every turn over the whole call, at 20 ms. Gives whether there is a way.
  func placeCoarsely(_ windows: [Range<Int>], filler: Float? = nil, skip: Bool = false, guarded: Bool = false) -> Bool {
    var style = TurnGraph.Style(rate: rate, stepMilliseconds: 20, boundsLengths: guarded)
    style.forbidsStretching = guarded
    return place(style, windows: windows, framesPerStep: Self.coarseFramesPerStep, filler: filler, skip: skip)
  }

  /// Places every turn near where it is, at 10 ms.
  ///
  /// - Parameters:
  ///   - windows: where each turn may be, other than near its place.
  ///   - scoring: whether each turn is scored as it is placed, by the model that places it and without decoys.
  func placeFinely(
    _ windows: [Range<Int>]? = nil, filler: Float? = nil, skip: Bool = false, scoring: Bool = false
  ) -> Bool {
    let windows = evidence.limited(
      windows ?? TurnWindows.around(placements, reach: Self.fineReach, frameCount: sound.frameCount))
    return place(fineStyle, windows: windows, framesPerStep: 1, filler: filler, skip: skip, scoring: scoring)
  }

  private func place(
    _ style: TurnGraph.Style, windows: [Range<Int>], framesPerStep: Int, filler: Float?, skip: Bool,
    scoring: Bool = false
  ) -> Bool {
    var options = SequenceSearch.Options()
    options.framesPerStep = framesPerStep
    options.filler = filler
    options.skip = skip ? evidence.skipCosts(count: script.count, cost: Self.skipCost) : nil
    options.expected = evidence.expected
    let steps = sound.frameCount / framesPerStep
    let graphs = script.graphs(style)
    var windows = TurnWindows.ordered(
      windows.map { min($0.lowerBound / framesPerStep, max(0, steps - 1))..<max(1, $0.upperBound / framesPerStep) }
        .map { $0.lowerBound..<max($0.lowerBound + 1, min(steps, $0.upperBound)) })
    if !skip {
      guard let roomy = TurnWindows.withRoom(windows, leastSteps: graphs.map(\.leastSteps)) else { return false }
      windows = roomy
    }
    let search = SequenceSearch(graphs: graphs, windows: windows, options: options)
    let before = (placements: placements, scores: scores, scored: scoredFrames)
    let found = search.run(rows) { turn, steps in
      put(turn, at: steps.map { $0.lowerBound * framesPerStep..<$0.upperBound * framesPerStep })
      // Here, while the rows that placed it are at hand.
      if scoring {
        scores[turn] = score(turn, rows: rows, decoy: false)
        scoredFrames[turn] = nil
      }
    }
    framesBefore = before.placements.map(\.?.frames)
    if found == nil { (placements, scores, scoredFrames) = before }
    return found != nil
  }

  /// Whether the last pass has left all but one turn in a hundred within some frames of where they were.
  func isSettled(within frames: Int) -> Bool {
    let moved = zip(framesBefore, placements).count { before, placement in
      guard let before, let now = placement?.frames else { return (before == nil) != (placement == nil) }
      return abs(before.lowerBound - now.lowerBound) > frames || abs(before.upperBound - now.upperBound) > frames
    }
    return 100 * moved <= placements.count
  }

  /// Puts a turn on frames and finds its way through them; `nil` takes it away.
  func put(_ turn: Int, at frames: Range<Int>?) {
    placements[turn] = frames.map { placement(of: turn, at: $0) }
  }

  private func placement(of turn: Int, at frames: Range<Int>) -> Placement {
    let graph = script.graph(turn, fineStyle)
    return SegmentAligner.path(graph, frames: frames, rows: rows)
      .map { Placement(frames: frames, path: $0, graph: graph) } ?? Placement(frames: frames)
  }

  private func score(_ turn: Int, rows: EmissionRows, decoy: Bool = true) -> TurnScore? {
    guard let placement = placements[turn], !placement.phones.isEmpty else { return nil }
    return scorer.score(turn, placement, rows: rows, decoy: decoy)
  }

  /// Scores every placed turn, each by a model that has not learned from it. In a long call a turn that stays where it
  /// was scored by the same models keeps its score, though the way through it may have changed a little.
  ///
  /// - Parameter other: what these models start from, where that is not ``start``.
  func scorePlacements(from other: AcousticModel? = nil) {
    var foldRows: [EmissionRows?] = [nil, nil, nil]
    for turn in placements.indices {
      if let frames = placements[turn]?.frames, frames == scoredFrames[turn] { continue }
      var rows = rows
      if let fold = folds.fold(of: turn) {
        if foldRows[fold] == nil {
          foldRows[fold] = EmissionRows(
            sound, StateScorer(folds.model(without: fold, start: other ?? start, like: model)), limit: 0,
            blockLength: 64)
        }
        rows = foldRows[fold] ?? rows
      }
      scores[turn] = score(turn, rows: rows)
      if isLong { scoredFrames[turn] = placements[turn]?.frames }
    }
  }

  /// The places with the speech that runs into turns and out of them. It comes last, and the scores are without it: what
  /// it adds is speech that the models do not know.
  func result(_ kind: Hypothesis.Kind) -> Hypothesis {
    var widened = placements
    let frames = LooseSpeech(isSpeech: sound.isSpeech).widened(placements.map(\.?.frames))
    for (turn, frames) in frames.enumerated() where frames != placements[turn]?.frames {
      widened[turn] = frames.map { placement(of: turn, at: $0) }
    }
    return Hypothesis(kind: kind, placements: widened, scores: scores, rate: rate)
  }
}
