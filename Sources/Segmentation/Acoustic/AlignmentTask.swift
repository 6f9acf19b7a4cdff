internal import Foundation
internal import TapeModel

/// One transcript over one leg: what is tried in which order, cues and hands included.
struct AlignmentTask {
  private let turns: [WrittenTurn]
  private let pieces: TurnPieces
  private let sound: CallSound
  private let start: CallStart
  private let fixed: [Int: Range<Int>]
  private let fixedRanges: [Int: SampleRange]
  private var board: HypothesisBoard
  private let effort: SoundAligner.Effort

  init(
    turns: [WrittenTurn], language: LanguageCode, sound: CallSound, fixed: [Int: SampleRange],
    pronunciation: Pronunciation, effort: SoundAligner.Effort, donors: [DonorSpeech], cores: SpareCores
  ) throws(PronunciationError) {
    self.turns = turns
    self.sound = sound
    self.effort = effort
    let all = TurnPieces(turns, language: language)
    let first = try CallStart(all.texts, sound: sound, pronunciation: pronunciation)
    let speakable = all.pieces.indices.filter { !first.script.turns[$0].phones.isEmpty }
    pieces = all.keeping(speakable)
    start = first.keeping(speakable)
    let clock = FrameClock(sound)
    fixedRanges = fixed.filter { turns.indices.contains($0.key) && $0.value.end <= sound.recordingFrameCount }
    self.fixed = fixedRanges.mapValues { range in
      let from = min(clock.step(at: range.start), max(0, sound.frameCount - 1))
      return from..<max(from + 1, min(clock.step(at: range.end), sound.frameCount))
    }
    board = HypothesisBoard(start: start, texts: pieces.texts, sound: sound, pronunciation: pronunciation)
    board.cores = cores
    board.speakers = pieces.pieces.map { turns[$0.turn].speaker }
    board.donors = donors.filter { donor in pieces.texts.contains { $0.language == donor.language } }
  }

  func donor() throws(PronunciationError) -> DonorSpeech? {
    let decision = try decide(OutsideEvidence(), effort, WorkProgress())
    guard TextMatch(decision, script: start.script).verdict == .belongs else { return nil }
    return DonorSpeech(decision, pieces: pieces, script: start.script, sound: sound)
  }

  func run(progress: WorkProgress) throws(PronunciationError) -> SoundAlignment {
    var report = AlignmentReport(
      turns: turns, pieces: pieces, sound: sound, script: start.script, fixed: fixedRanges)
    let sheet = CueSheet(turns)
    guard !sheet.cuedTurns.isEmpty || !fixed.isEmpty else {
      return report.report(try decide(OutsideEvidence(), effort, progress))
    }
    let free = try decide(handsOnly(), sheet.isDense ? .forced : effort, progress.part(0, of: 2))
    let found = confidentStarts(free)
    let verdict = CueJudge(found: found, turnCount: turns.count).judge(sheet)
    if sheet.isDense, sheet.overlapShare >= Hypothesis.talkOverlap, found.count < max(4, turns.count * 9 / 10) {
      var own = sheet
      if case .use(let corrected, let clock?, _) = verdict, clock.isOff {
        own = corrected
        report.clock = clock
      }
      report.sheet = own
      let (decision, cuesFit) = try inWindows(own)
      var result = report.report(decision)
      result.cuesFit = cuesFit && report.clock == nil
      return result
    }
    switch verdict {
    case .keep(let wrong) where sheet.isDense && sheet.cuedTurns.count == turns.count:
      report.wrongCues = wrong
      var result = report.report(free)
      result.cuesFit = true
      return result
    case .keep(let wrong):
      var kept = sheet
      for turn in wrong { kept.entries[turn] = nil }
      report.sheet = kept
      report.wrongCues = wrong
      // A turn without a cue among cued ones may well not be on the tape.
      let isPartial = kept.isDense && effort == .asNeeded
      return report.report(
        try decide(evidence(kept, residual: 6), isPartial ? .full : effort, progress.part(1, of: 2)))
    case .ignore(let clock):
      report.ignoredClock = clock
      let decision = sheet.isDense ? try decide(handsOnly(), effort, progress.part(1, of: 2)) : free
      return report.report(decision)
    case .use(let corrected, let clock, let wrong):
      report.sheet = corrected
      report.clock = clock
      report.wrongCues = wrong
      let residual = clock.map { 100 * $0.residualSeconds }
      // A turn without a cue among cued ones may well not be on the tape.
      let isPartial = corrected.isDense && effort == .asNeeded && corrected.cuedTurns.count + wrong.count < turns.count
      let decision = try decide(
        evidence(corrected, residual: residual), isPartial ? .full : effort, progress.part(1, of: 2))
      if let clock {
        report.clock = CueJudge(found: confidentStarts(decision), turnCount: turns.count)
          .refined(clock, of: sheet, without: wrong)
      }
      return report.report(decision)
    }
  }

  /// Frames around a cue in which its turn is looked for.
  private static let windowReach = 57.0

  private func decide(
    _ evidence: OutsideEvidence, _ effort: SoundAligner.Effort, _ progress: WorkProgress
  ) throws(PronunciationError) -> HypothesisBoard.Decision {
    var board = board
    board.evidence = evidence
    board.effort = effort
    var decision = try board.decide(progress: progress)
    decision.isLed = evidence.present.count > fixed.count
    return decision
  }

  /// What hands have set, without the cues.
  private func handsOnly() -> OutsideEvidence {
    guard !fixed.isEmpty else { return OutsideEvidence() }
    var sheet = CueSheet(turns)
    for index in sheet.entries.indices { sheet.entries[index] = nil }
    return evidence(sheet, residual: nil)
  }

  private func evidence(_ sheet: CueSheet, residual: Double?) -> OutsideEvidence {
    CueEvidence(sheet: sheet, pieces: pieces, frameCount: sound.frameCount, residual: residual, fixed: fixed)
      .evidence()
  }

  /// First frames of the turns that were found with confidence and are not set by hand.
  private func confidentStarts(_ decision: HypothesisBoard.Decision) -> [Int: Int] {
    guard let chosen = decision.chosen, chosen.meanMargin >= 1.8 else { return [:] }
    var result: [Int: Int] = [:]
    for (index, piece) in pieces.pieces.enumerated() where piece.words.lowerBound == 0 && fixed[piece.turn] == nil {
      guard let placement = chosen.placements[index] else { continue }
      if decision.confidence(of: index) >= 0.95 { result[piece.turn] = placement.frames.lowerBound }
    }
    return result
  }

  private func inWindows(
    _ sheet: CueSheet
  ) throws(PronunciationError) -> (decision: HypothesisBoard.Decision, cuesFit: Bool) {
    var windows = [WindowSearch.Window?](repeating: nil, count: pieces.pieces.count)
    for (index, piece) in pieces.pieces.enumerated() {
      guard let entry = sheet.entries[piece.turn] else { continue }
      let length = start.script.turns[index].milliseconds / 10
      let from = Int(min(max(0, entry.start - Self.windowReach), Double(max(0, sound.frameCount - 1))))
      let to = Int(min(max(entry.end ?? 0, entry.start + length) + Self.windowReach, Double(sound.frameCount)))
      var window = WindowSearch.Window(frames: from..<max(from + 1, to))
      if piece.words.lowerBound == 0 { window.start = Int(entry.start) }
      if piece.words.upperBound == turns[piece.turn].words.count { window.end = entry.end.map { Int($0) } }
      windows[index] = window
    }
    let search = WindowSearch(script: start.script, sound: sound, start: try board.allVoices(), windows: windows)
    let found = search.run()
    return (HypothesisBoard.Decision(chosen: found, tried: [found]), search.cuesFit)
  }
}
