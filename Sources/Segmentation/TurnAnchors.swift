internal import TapeModel

/// Sorts turns into those with times of their own and runs of turns between them.
struct TurnAnchors {
  private let turns: [WrittenTurn]
  private let sound: CallOutline
  private let speech: LegSpeech

  init(_ turns: [WrittenTurn], sound: CallOutline, speech: LegSpeech) {
    self.turns = turns
    self.sound = sound
    self.speech = speech
  }

  /// One placement for each turn, in order.
  func placements() -> [TurnPlacement] {
    var placements = turns.indices.map { anchored($0) }
    var index = 0
    while index < placements.count {
      guard isOpen(placements[index]) else {
        index += 1
        continue
      }
      let first = index
      index += 1
      while index < placements.count, isOpen(placements[index]), !isStarted(placements[index]) { index += 1 }
      fill(first..<index, of: &placements)
    }
    return placements
  }

  /// A turn still without an end, or without any time, that is not known to be absent.
  private func isOpen(_ placement: TurnPlacement) -> Bool {
    !placement.isPastEnd && placement.timing != .confirmed && !placement.hasStatedEnd
  }

  private func isStarted(_ placement: TurnPlacement) -> Bool { placement.range != nil }

  /// What the transcript itself says of a turn: an empty range stands for a start alone.
  private func anchored(_ index: Int) -> TurnPlacement {
    let turn = turns[index]
    let channel = sound.channel(of: turn)
    if let range = sound.confirmed[index] {
      return TurnPlacement(channel: channel, range: range.clamped(to: sound.allFrames), timing: .confirmed)
    }
    guard let (start, end) = statedFrames(of: turn) else {
      return TurnPlacement(channel: channel, range: nil, timing: .absent)
    }
    guard start < sound.frameCount else {
      return TurnPlacement(
        channel: channel, range: nil, timing: .absent, isPastEnd: true,
        remarks: ["its cue lies past the end of the recording"])
    }
    guard let end, end > start else {
      return TurnPlacement(channel: channel, range: SampleRange(start: start, end: start), timing: .stated)
    }
    var placement = TurnPlacement(
      channel: channel, range: SampleRange(start: start, end: min(end, sound.frameCount)), timing: .stated,
      hasStatedEnd: true)
    if end > sound.frameCount { placement.remarks.append("its cue was cut to the end of the recording") }
    return placement
  }

  /// The turn's own cue, else its words' cues.
  private func statedFrames(of turn: WrittenTurn) -> (start: Int64, end: Int64?)? {
    let cue = turn.cue ?? turn.words.lazy.compactMap(\.cue).first
    guard let cue, let start = frame(cue.startMilliseconds) else { return nil }
    let last = turn.cue == nil ? turn.words.last?.cue?.endMilliseconds : cue.endMilliseconds
    return (start, last.flatMap { frame($0) })
  }

  private func frame(_ milliseconds: Int64) -> Int64? {
    rescaled(milliseconds, from: 1_000, to: sound.rate.hertz, rounding: .nearest)
  }

  /// Lays a run of turns, of which only the first may have a start, over the speech from
  /// that start (or the end of the turn before) to the next timed turn.
  private func fill(_ run: Range<Int>, of placements: inout [TurnPlacement]) {
    let pinned = placements[run.lowerBound].range?.start
    let start = pinned ?? placements[..<run.lowerBound].compactMap { $0.range?.end }.max() ?? 0
    let next = placements[run.upperBound...].lazy.compactMap { $0.range?.start }.first { $0 > start }
    let window = SampleRange(start: min(start, sound.frameCount), end: max(start, next ?? sound.frameCount))
    let shares = SpeechShares(
      window: window, weights: run.map { letterCount(of: turns[$0]) }, speech: speech[nil], rate: sound.rate)
    for (offset, index) in run.enumerated() {
      var range = shares.ranges[offset]
      if offset == 0, let pinned { range = SampleRange(start: pinned, end: max(pinned, range.end)) }
      if let own = placements[index].channel, let heard = ownLeg(own, near: range, in: window) {
        range = offset == 0 && pinned != nil ? SampleRange(start: range.start, end: max(range.start, heard.end)) : heard
      }
      placements[index].drift = ExpectedDrift(
        speechBefore: seconds(shares.speechBefore[offset], sound.rate), of: seconds(shares.speechCount, sound.rate))
      placements[index].range = range
      placements[index].timing = offset == 0 && pinned != nil ? .stated : .interpolated
      if shares.isSilent { placements[index].remarks.append("no speech where it should be") }
    }
  }

  /// The speech of the turn's own leg inside `range`, where there is some.
  private func ownLeg(_ channel: Int, near range: SampleRange, in window: SampleRange) -> SampleRange? {
    let limit = sound.rate.frame(atMilliseconds: CueAligner.edgeLimitMilliseconds)
    let wider = SampleRange(start: max(window.start, range.start - limit), end: min(window.end, range.end + limit))
    return speech[channel].extent(in: wider)
  }
}
