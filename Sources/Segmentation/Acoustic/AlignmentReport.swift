internal import Foundation
internal import TapeModel

/// Turns a decision into turns, words and notices on the recording's own frames.
struct AlignmentReport {
  let turns: [WrittenTurn]
  let pieces: TurnPieces
  let sound: CallSound
  let script: CallScript
  let fixed: [Int: SampleRange]
  /// The cues that were used, on the recording's clock.
  var sheet: CueSheet?
  var clock: CueClock?
  var wrongCues: [Int] = []
  /// The clock of cues that fit nothing.
  var ignoredClock: CueClock?

  init(turns: [WrittenTurn], pieces: TurnPieces, sound: CallSound, script: CallScript, fixed: [Int: SampleRange]) {
    self.turns = turns
    self.pieces = pieces
    self.sound = sound
    self.script = script
    self.fixed = fixed
  }

  private var frames: FrameClock { FrameClock(sound) }

  func report(_ decision: HypothesisBoard.Decision) -> SoundAlignment {
    let match = TextMatch(decision, script: script)
    let isRefused = match.verdict == .refused
    let placements = isRefused ? [] : decision.chosen?.placements ?? []
    let edges = TurnEdges(sound: sound).edges(of: placements)
    let confidences = match.limited(placements.indices.map { decision.confidence(of: $0) }, in: decision)
    var byTurn = [[Int]](repeating: [], count: turns.count)
    for (index, piece) in pieces.pieces.enumerated() where edges.indices.contains(index) && edges[index] != nil {
      byTurn[piece.turn].append(index)
    }
    let result = turns.indices.map { turn in
      aligned(turn, pieces: byTurn[turn], placements: placements, edges: edges, confidences)
    }
    return SoundAlignment(
      turns: result, match: match, clock: clock, wrongCues: wrongCues,
      notices: clockNotices() + movedCues(result) + taught(decision))
  }

  private func aligned(
    _ turn: Int, pieces own: [Int], placements: [Placement?], edges: [TurnEdges.Edge?],
    _ confidences: [Double]
  ) -> AlignedTurn {
    if let range = fixed[turn] { return given(turn, range: range, timing: .confirmed, confidence: 1, remarks: []) }
    var confidence = own.map { confidences[$0] }.min() ?? 0
    // Nobody takes over within 40 ms: the turn may begin earlier, under the other's words.
    if let first = own.first, edges[first]?.startOverlaps ?? false {
      confidence *= Self.shareWhereTurnsTouch
    }
    let cue = cueRange(turn)
    if let cue, own.isEmpty || confidence < Self.leastForReplacing {
      return given(
        turn, range: cue, timing: .stated, confidence: 0.5, remarks: ["the cue was kept: the sound does not say better"]
      )
    }
    guard let first = own.first, let last = own.last, let from = edges[first], let to = edges[last] else {
      return absent(turn)
    }
    let range = frames.range(from.frames.lowerBound..<max(from.frames.lowerBound + 1, to.frames.upperBound))
    let placer = WordPlacer(sound: sound, script: script)
    var words: [Word] = []
    for piece in own {
      guard let placement = placements[piece] else { continue }
      words += placer.words(
        of: turns[turn], piece: pieces.pieces[piece], index: piece, placement, confidence: confidence)
    }
    if words.count != turns[turn].words.count {
      words = placer.interpolated(turns[turn].words, over: range, confidence: confidence / 2)
    }
    let start = LoneStart(words, rate: sound.rate)
    start?.limit(&confidence, &words)
    return AlignedTurn(
      range: range, timing: .aligned, confidence: ConfidenceBand.toldInHundredths(confidence), words: words,
      remarks: [start?.remark].compactMap(\.self) + from.remarks + (first == last ? [] : to.remarks))
  }

  /// Below this chance a cue is not replaced.
  private static let leastForReplacing = 0.5

  /// Keeps such a turn from counting as good.
  private static let shareWhereTurnsTouch = 0.94

  private func cueRange(_ turn: Int) -> SampleRange? {
    guard let entry = sheet?.entries[turn], let end = entry.end else { return nil }
    let start = Int64(max(0, entry.start * 10_000))
    return SampleRange(
      checking: frames.frame(atMicroseconds: start), frames.frame(atMicroseconds: max(start, Int64(end * 10_000))))
  }

  private func given(
    _ turn: Int, range: SampleRange, timing: Timing, confidence: Double, remarks: [String]
  ) -> AlignedTurn {
    let words = WordPlacer(sound: sound, script: script)
      .interpolated(turns[turn].words, over: range, confidence: confidence / 2)
    return AlignedTurn(range: range, timing: timing, confidence: confidence, words: words, remarks: remarks)
  }

  private func absent(_ turn: Int) -> AlignedTurn {
    let isSpeakable = pieces.pieces.contains { $0.turn == turn }
    return .absent(
      turns[turn].words, confidence: isSpeakable ? 0.8 : 0,
      remarks: isSpeakable ? [] : ["the turn has no words that can be spoken"])
  }

  private func taught(_ decision: HypothesisBoard.Decision) -> [String] {
    decision.chosen?.kind.isTaught ?? false ? ["placed with the help of what other calls have taught"] : []
  }

  private func clockNotices() -> [String] {
    var notices: [String] = []
    if let clock, tells(clock) {
      notices.append("the cues' clock was corrected\(clock.isExact ? "" : " as far as so few turns tell"): \(clock)")
    }
    if let ignoredClock {
      notices.append("the cues do not belong to this recording and were not used: \(ignoredClock)")
    }
    return notices
  }

  /// Whether it is the clock that is off, rather than each cue by itself.
  private func tells(_ clock: CueClock) -> Bool { abs(clock.rate - 1) > 0.0005 || abs(clock.offsetSeconds) > 0.3 }

  /// Says of cues that are off, each in its own way, how far.
  private func movedCues(_ places: [AlignedTurn]) -> [String] {
    // Cues of whole seconds are off by half of one as they are meant.
    guard let sheet, !sheet.isCoarse, !(clock.map(tells) ?? false) else { return [] }
    var cueCount = 0
    var shifts: [Double] = []
    for (index, place) in places.enumerated() {
      guard sheet.entries[index] != nil, let cue = turns[index].cue else { continue }
      cueCount += 1
      guard place.timing == .aligned, let range = place.range else { continue }
      let heard = sound.rate.seconds(atFrame: range.start)
      shifts.append(abs(heard - Double(cue.startMilliseconds) / 1000))
    }
    shifts.removeAll { $0 <= Self.leastToTell }
    guard let typical = median(shifts), let largest = shifts.max() else { return [] }
    func seconds(_ value: Double) -> String { "\(decimal(value, places: 2)) s" }
    return [
      shifts.count == 1
        ? "1 of \(cueCount) cues was off, by \(seconds(largest)): its turn is where it is heard"
        : "\(shifts.count) of \(cueCount) cues were off, typically by \(seconds(typical)), at most by "
          + "\(seconds(largest)): their turns are where they are heard"
    ]
  }

  /// A cue that is off by less, in seconds, is right for a person.
  private static let leastToTell = 0.1
}
