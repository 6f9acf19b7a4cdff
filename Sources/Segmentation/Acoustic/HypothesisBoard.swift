internal import TapeModel

/// Tries hypotheses in the order of their cost and chooses one.
struct HypothesisBoard {
  let start: CallStart
  let texts: [SpeakableText]
  let sound: CallSound
  let pronunciation: Pronunciation
  var evidence = OutsideEvidence()
  var effort = SoundAligner.Effort.asNeeded
  var donors: [DonorSpeech] = []
  var cores = SpareCores()
  /// Who speaks each turn.
  var speakers: [Speaker?] = []

  struct Decision {
    /// `nil` where the text cannot be laid over the recording at all.
    var chosen: Hypothesis?
    /// All hypotheses tried, the chosen one included.
    var tried: [Hypothesis] = []
    /// Turns taken over from another hypothesis.
    var rescued: Set<Int> = []
    /// Whether cues said where turns are: then any text fits better.
    var isLed = false
    /// Whether so many turns overlap in the chosen one that its confidences are those of such talk.
    var isOverlapping = false

    /// The chance that a placed turn's start is right to within 300 ms; 0 for one without a
    /// place.
    func confidence(of turn: Int) -> Double {
      guard let chosen, let score = chosen.scores[turn] else { return 0 }
      if let confidences = chosen.confidences { return confidences[turn] }
      let others = tried.filter { $0.kind != chosen.kind }
      guard !others.isEmpty else { return TurnConfidence.alone(score) }
      let confidence =
        isOverlapping
        ? TurnConfidence.overlapping(
          score, seconds: Float(chosen.placements[turn]?.frames.count ?? 0) / 100,
          agreement: agreement(of: turn, with: others.filter { !$0.kind.isTalk }) ?? 0,
          talkAgreement: agreement(of: turn, with: others.filter { $0.kind.isTalk }))
        : TurnConfidence.agreed(score, agreement: agreement(of: turn, with: others) ?? 0)
      return rescued.contains(turn) ? min(confidence, 0.9) : confidence
    }

    /// Whether a hypothesis that keeps to the text and one that lets other speech pass by put a turn where `other` does,
    /// itself included.
    func isFoundEitherWay(_ turn: Int, as other: Hypothesis) -> Bool {
      let near = tried.filter { $0.isNear(other, turn: turn) }
      return near.contains { $0.kind.keepsToText } && near.contains { !$0.kind.keepsToText }
    }

    /// The share of `others` that put the start within 300 ms; `nil` where there are none.
    private func agreement(of turn: Int, with others: [Hypothesis]) -> Float? {
      guard let chosen, !others.isEmpty else { return nil }
      return Float(others.count { chosen.isNear($0, turn: turn) }) / Float(others.count)
    }
  }

  func decide(progress: WorkProgress) throws(PronunciationError) -> Decision {
    var decision = Decision()
    guard start.script.count > 0, sound.speechFrameCount >= 20 else { return decision }
    let one = CallStart.model(start.oneVoice, in: sound, regresses: true)
    let first = effort == .forced ? progress : progress.part(0...0.25)
    if let forced = search(one, first).forced(.forced) { decision.tried.append(forced) }
    if effort == .full || (effort == .asNeeded && leavesDoubt(decision.tried.first)) {
      let voices = try start.allVoices(texts, sound: sound, pronunciation: pronunciation)
      // States that move together find more turns in noise; in clear talk the right text scores less by them.
      let all = CallStart.model(voices, in: sound, regresses: sound.noiseRemoval.isNoisy)
      let taught = taught(besides: voices)
      let parts = progress.part(0.25...1).split(taught == nil ? 2 : 3)
      var tasks: [@Sendable () -> [Hypothesis]] = [
        { [search(all, parts[0], of: parts.count).forced(.forcedVoices)].compactMap(\.self) },
        { filled(all, parts[1], of: parts.count, taught: false) },
      ]
      if sound.frameCount <= Self.shortFrameLimit, maySpeakersOverlap {
        tasks.append {
          let windows = TurnWindows.whole(count: start.script.count, frameCount: sound.frameCount)
          return talk(.talk, by: search(all, WorkProgress(), of: parts.count), windows, isFresh: true)
        }
      }
      if let taught { tasks.append { filled(taught, parts[2], of: parts.count, taught: true) } }
      decision.tried += cores.run(tasks).flatMap(\.self)
    }
    decision.chosen = decision.tried.max {
      (Self.weight($0), -$0.kind.rank) < (Self.weight($1), -$1.kind.rank)
    }
    if leavesRoomForEnsemble(decision), let agreed = try ensemble(), agreed.isOverlapping { decision.chosen = agreed }
    progress(1)
    leaveOut(&decision)
    rescue(&decision)
    decision.isOverlapping = decision.chosen?.isOverlapping ?? false
    return decision
  }

  /// Whether the call is short and its text fits too little in what was tried: people may interrupt each other so that
  /// no single search is to be trusted. Whether the text belongs stays as it is by those, and what other calls have
  /// taught is worth more than more voices.
  func leavesRoomForEnsemble(_ decision: Decision) -> Bool {
    guard decision.tried.count > 1, sound.frameCount <= Self.shortFrameLimit, maySpeakersOverlap,
      decision.chosen?.kind.isTaught == false
    else { return false }
    let match = TextMatch(decision, script: start.script)
    return match.score < match.least
  }

  /// Other speech may pass by, and last, turns may begin while others go on.
  private func filled(_ model: AcousticModel, _ progress: WorkProgress, of count: Int, taught: Bool) -> [Hypothesis] {
    let search = search(model, progress, of: count)
    let result = search.filled(taught: taught)
    guard maySpeakersOverlap, Self.leavesRoomForTalk(result, over: start.script, isLong: search.isLong)
    else { return result }
    return result + talk(taught ? .talkTaught : .talkFilled, by: search)
  }

  /// Near the places that turns have been given in order.
  func talk(_ kind: Hypothesis.Kind, by search: HypothesisSearch) -> [Hypothesis] {
    let windows = TurnWindows.around(
      search.placements, neighbours: 2, reach: 1_500, frameCount: sound.frameCount)
    return talk(kind, by: search, windows, isFresh: false)
  }

  func talk(
    _ kind: Hypothesis.Kind, by search: HypothesisSearch, _ windows: [Range<Int>], isFresh: Bool
  ) -> [Hypothesis] {
    let found = search.talk(kind, speakers: speakers, windows: evidence.limited(windows), isFresh: isFresh)
    return [found].compactMap(\.self)
  }

  /// One person's leg holds nobody who interrupts.
  private var maySpeakersOverlap: Bool { speakers.contains(nil) || Set(speakers).count > 1 }

  /// Whether turns that overlap may fit better than hypotheses that keep them apart. A long call that has a place for
  /// its text in order is not searched again: it holds enough to learn from.
  static func leavesRoomForTalk(_ inOrder: [Hypothesis], over script: CallScript, isLong: Bool) -> Bool {
    !inOrder.isEmpty && (!isLong || inOrder.allSatisfy { $0.marginOverText(script) < sureMargin })
  }

  /// Five minutes: longer calls hold enough to learn from before turns may overlap.
  private static let shortFrameLimit = 30_000
  private static let sureMargin: Float = 3

  /// What other calls have taught is worth more than the same margins without; a turn that is left out takes its own
  /// margin away, however bad its place was; and turns that may overlap find better places by chance.
  private static func weight(_ hypothesis: Hypothesis) -> Float {
    let kind = hypothesis.kind
    return (kind.isTaught ? 1.2 : 1) * (kind.leavesOut ? 1.1 : 1) * (kind.isTalk ? 0.9 : 1) * hypothesis.evidence
  }

  /// The model that starts from three voices.
  func allVoices() throws(PronunciationError) -> AcousticModel {
    CallStart.model(try start.allVoices(texts, sound: sound, pronunciation: pronunciation), in: sound)
  }

  /// The model that starts from three voices and from what other calls have taught; `nil` where that is too little.
  private func taught(besides voices: StateStatistics) -> AcousticModel? {
    let materials = donors.map { $0.material(start.script.inventory) }
    guard materials.reduce(0, { $0 + $1.frameCount }) >= Self.leastTaughtFrames else { return nil }
    var statistics = voices
    for material in materials { material.add(to: &statistics, asIn: sound) }
    return CallStart.model(statistics, in: sound)
  }

  /// Half a minute of speech.
  private static let leastTaughtFrames = 3_000

  /// - Parameter count: how many searches share the room for rows.
  func search(_ model: AcousticModel, _ progress: WorkProgress, of count: Int = 1) -> HypothesisSearch {
    HypothesisSearch(
      script: start.script, sound: sound, start: model, evidence: evidence, progress: progress,
      rowValueLimit: EmissionRows.valueLimit / count)
  }

  /// Whether the text may not belong here, one turn has less than an even
  /// chance, or more than a fifth have less than four chances in five.
  private func leavesDoubt(_ forced: Hypothesis?) -> Bool {
    guard let forced, forced.marginOverText(start.script) >= 2.2 else { return true }
    let chances = forced.scores.map { $0.map { TurnConfidence.forced($0) } ?? 0 }
    return chances.contains { $0 < 0.5 } || 5 * chances.filter { $0 < 0.8 }.count > chances.count
  }

  /// What a turn must fit to have a place against a hypothesis that leaves it out: more where it may overlap others,
  /// since it finds a place more easily then.
  private static func leastMargin(_ kind: Hypothesis.Kind) -> Float { kind.isTalk ? 2.2 : 1.5 }

  /// A turn that searches put in one place with an even chance is there.
  private static let leastChance = 0.5

  /// In talk every turn has a place; those go that fit little and that the hypothesis leaves out from whose models the
  /// talk was found, where that fits nearly as well.
  func leaveOut(_ decision: inout Decision) {
    guard var chosen = decision.chosen, let pruned = decision.tried.first(where: { $0.kind == chosen.kind.pruned }),
      Self.weight(pruned) >= 0.8 * Self.weight(chosen)
    else { return }
    for turn in chosen.placements.indices where pruned.placements[turn] == nil {
      guard let score = chosen.scores[turn], score.margin < Self.leastMargin(chosen.kind),
        (chosen.confidences?[turn] ?? 0) < Self.leastChance
      else { continue }
      chosen.placements[turn] = nil
      chosen.scores[turn] = nil
    }
    decision.chosen = chosen
  }

  /// Takes a turn that the chosen hypothesis leaves out from another one that has room for
  /// it and much evidence. Where every turn must have a place, one that is not on the tape is squeezed in somewhere, and
  /// where other speech may pass by, it may be found in that: it must fit as what is there does, or be found in one place
  /// either way.
  func rescue(_ decision: inout Decision) {
    for turn in start.script.turns.indices {
      guard let chosen = decision.chosen, chosen.placements[turn] == nil else { continue }
      let before = chosen.placements[..<turn].last { $0 != nil }.flatMap { $0 }?.frames.upperBound ?? 0
      let after =
        chosen.placements[(turn + 1)...].first { $0 != nil }.flatMap { $0 }?.frames.lowerBound ?? sound.frameCount
      var best: (placement: Placement, score: TurnScore)?
      for other in decision.tried {
        guard let placement = other.placements[turn], let score = other.scores[turn],
          score.margin >= Self.leastMargin(other.kind), Self.fits(score) || decision.isFoundEitherWay(turn, as: other),
          placement.frames.lowerBound >= before - 30,
          placement.frames.upperBound <= after + 30,
          score.margin > best?.score.margin ?? -1
        else { continue }
        best = (placement, score)
      }
      guard let best else { continue }
      var rescued = decision
      rescued.chosen?.placements[turn] = best.placement
      rescued.chosen?.scores[turn] = best.score
      guard rescued.confidence(of: turn) >= Self.leastChanceOfRescue else { continue }
      decision = rescued
      decision.rescued.insert(turn)
    }
  }

  private static func fits(_ score: TurnScore) -> Bool { score.margin + 2 * score.likelihood >= 2.4 }
  private static let leastChanceOfRescue = 0.3
}

extension Hypothesis.Kind {
  /// The simpler one wins where the evidence is equal.
  var rank: Int { Hypothesis.Kind.allCases.firstIndex(of: self) ?? 0 }
}
