public import TapeModel

extension SoundAligner {
  /// Places turns leg by leg: each in the leg that its `channel` names.
  ///
  /// Where no turn names one, and there are as many legs as speakers, every way to give each
  /// speaker a leg is tried and the one that fits best taken, with a notice. Turns that name
  /// no leg otherwise are absent. With one leg this is ``align(_:language:in:fixed:progress:)``.
  ///
  /// - Parameter legs: in the order of the recording's channels.
  public func align(
    _ turns: [WrittenTurn], language: LanguageCode, legs: [CallSound], fixed: [Int: SampleRange] = [:],
    progress: WorkProgress = WorkProgress()
  ) throws(PronunciationError) -> SoundAlignment {
    if legs.count == 1 { return try align(turns, language: language, in: legs[0], fixed: fixed, progress: progress) }
    guard turns.allSatisfy({ $0.channel == nil }) else {
      return try alignChannels(turns, language: language, legs: legs, fixed: fixed, progress: progress)
    }
    var best: SoundAlignment?
    let ways = assignments(of: speakers(turns), to: legs.count)
    for (way, assignment) in ways.enumerated() {
      var copy = turns
      for index in copy.indices { copy[index].channel = copy[index].speaker.flatMap { assignment[$0] } }
      let result = try alignChannels(
        copy, language: language, legs: legs, fixed: fixed, progress: progress.part(way, of: ways.count))
      if result.match.margin > best?.match.margin ?? -.infinity { best = result }
    }
    guard var best else {
      return try alignChannels(turns, language: language, legs: legs, fixed: fixed, progress: progress)
    }
    best.notices.append("each speaker's leg was found by the sound")
    return best
  }

  private func speakers(_ turns: [WrittenTurn]) -> [Speaker] { Set(turns.compactMap(\.speaker)).sorted() }

  /// Both ways for two speakers and two legs; none for other numbers.
  private func assignments(of speakers: [Speaker], to legCount: Int) -> [[Speaker: Int]] {
    guard speakers.count == 2, legCount == 2 else { return [] }
    return [[speakers[0]: 0, speakers[1]: 1], [speakers[0]: 1, speakers[1]: 0]]
  }

  private func alignChannels(
    _ turns: [WrittenTurn], language: LanguageCode, legs: [CallSound], fixed: [Int: SampleRange],
    progress: WorkProgress
  ) throws(PronunciationError) -> SoundAlignment {
    var parts: [(indices: [Int], result: SoundAlignment)] = []
    for (channel, leg) in legs.enumerated() {
      let indices = turns.indices.filter { turns[$0].channel == channel }
      var own: [Int: SampleRange] = [:]
      for (place, index) in indices.enumerated() { own[place] = fixed[index] }
      let result = try align(
        indices.map { turns[$0] }, language: language, in: leg, fixed: own,
        progress: progress.part(channel, of: legs.count))
      parts.append((indices, result))
    }
    return SoundAlignment(turns: turns, parts: parts)
  }
}

extension SoundAlignment {
  /// One alignment of several legs' alignments, each with the indices of its turns.
  init(turns written: [WrittenTurn], parts: [(indices: [Int], result: SoundAlignment)]) {
    var turns = written.map { AlignedTurn.absent($0.words, confidence: 0, remarks: ["the turn names no leg"]) }
    var notices: [String] = []
    for (channel, part) in parts.enumerated() {
      for (index, turn) in zip(part.indices, part.result.turns) { turns[index] = turn }
      notices += part.result.notices.map { "leg \(channel + 1): \($0)" }
    }
    let used = parts.filter { !$0.indices.isEmpty }
    let total = Double(max(1, used.reduce(0) { $0 + $1.indices.count }))
    func mean(_ value: (SoundAlignment) -> Double) -> Double {
      used.reduce(0) { $0 + value($1.result) * Double($1.indices.count) } / total
    }
    let verdicts = used.map(\.result.match.verdict)
    let verdict: TextMatch.Verdict =
      verdicts.allSatisfy { $0 == .belongs }
      ? .belongs : verdicts.allSatisfy { $0 == .refused } ? .refused : .doubtful
    let legsDiffer = Set(verdicts).count > 1
    for (channel, part) in parts.enumerated() where legsDiffer && !part.indices.isEmpty {
      notices += [part.result.match.misfit].compactMap(\.self).map { "leg \(channel + 1): \($0)" }
    }
    self.init(
      turns: turns,
      match: TextMatch(
        verdict: verdict, margin: mean(\.match.margin), typicalMargin: mean(\.match.typicalMargin),
        likelihood: mean(\.match.likelihood), least: mean(\.match.least),
        leastPublished: mean(\.match.leastPublished), placedShare: mean(\.match.placedShare)),
      clock: used.first?.result.clock, cuesFit: !used.isEmpty && used.allSatisfy(\.result.cuesFit),
      wrongCues: parts.flatMap { part in part.result.wrongCues.map { part.indices[$0] } }.sorted(), notices: notices)
  }
}
