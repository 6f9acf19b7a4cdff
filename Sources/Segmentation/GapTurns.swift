internal import TapeModel

/// Turns that the sound did not find, where the speech left between their neighbours has room
/// for just them.
///
/// Absence needs evidence: speech that is there and that no other turn explains speaks for
/// the written turn. Where the speech in a gap is as long as the missing turns would take at
/// the call's own pace, within a factor of ``tolerance``, they are laid over it
/// (`interpolated`), with a low confidence and a remark; else they stay absent. So do they where the call holds as much
/// other speech that no turn explains: then speech of their length says nothing.
struct GapTurns {
  private static let tolerance = 1.35
  private static let ceiling = 0.4

  private let outline: CallOutline
  private let speech: LegSpeech
  private let pace: SpeakingPace

  init(_ turns: [Turn], written: [WrittenTurn], outline: CallOutline) {
    self.outline = outline
    let speech = LegSpeech(outline)
    self.speech = speech
    pace = SpeakingPace(
      of: zip(written, turns).compactMap { turn, place in
        guard place.confidence >= 0.9, let range = place.range else { return nil }
        return (letterCount(of: turn), seconds(speech[place.channel].frameCount(in: range), outline.rate))
      })
  }

  /// Gives how many turns were laid over speech.
  func fill(_ turns: inout [Turn], written: [WrittenTurn]) -> Int {
    var filled = 0
    var index = 0
    while index < turns.count {
      guard turns[index].timing == .absent else {
        index += 1
        continue
      }
      let first = index
      while index < turns.count, turns[index].timing == .absent { index += 1 }
      let start = turns[..<first].compactMap { $0.range?.end }.max() ?? 0
      let end = turns[index...].compactMap { $0.range?.start }.min() ?? outline.frameCount
      guard start < end else { continue }
      let gap = SampleRange(start: start, end: end)
      let map = map(of: first..<index, turns)
      let found = seconds(map.frameCount(in: gap), outline.rate)
      guard looseSeconds(beside: gap, turns, on: map) < found else { continue }
      filled += lay(first..<index, over: gap, map, found, &turns, written)
    }
    return filled
  }

  private func map(of run: Range<Int>, _ turns: [Turn]) -> SpeechMap {
    speech[run.count == 1 ? turns[run.lowerBound].channel : nil]
  }

  /// The speech between turns that have a place, other than in `gap` and than the short ends that turns leave.
  private func looseSeconds(beside gap: SampleRange, _ turns: [Turn], on map: SpeechMap) -> Double {
    var loose = 0.0
    var reach: Int64 = 0
    func add(upTo start: Int64) {
      guard reach < start, reach < gap.start || reach >= gap.end else { return }
      let found = seconds(map.frameCount(in: SampleRange(start: reach, end: start)), outline.rate)
      if found >= Self.leastLoose { loose += found }
    }
    for range in turns.compactMap(\.range).sorted(by: { $0.start < $1.start }) {
      add(upTo: range.start)
      reach = max(reach, range.end)
    }
    add(upTo: outline.frameCount)
    return loose
  }

  /// In seconds: less is what the turns before and after leave.
  private static let leastLoose = 1.0

  private func lay(
    _ run: Range<Int>, over window: SampleRange, _ map: SpeechMap, _ found: Double, _ turns: inout [Turn],
    _ written: [WrittenTurn]
  ) -> Int {
    let weights = run.map { letterCount(of: written[$0]) }
    let expected = Double(weights.reduce(0, +)) / pace.lettersPerSecond
    guard found > 0.4, found < expected * Self.tolerance, expected < found * Self.tolerance else { return 0 }
    let shares = SpeechShares(window: window, weights: weights, speech: map, rate: outline.rate)
    let placer = CueWordPlacer(rate: outline.rate)
    for (offset, index) in run.enumerated() {
      let range = shares.ranges[offset]
      guard !range.isEmpty else { continue }
      let drift = ExpectedDrift(
        speechBefore: seconds(shares.speechBefore[offset], outline.rate), of: seconds(shares.speechCount, outline.rate))
      let confidence = Self.ceiling * drift.share(of: seconds(range.frameCount, outline.rate))
      let words = written[index].words.map { WrittenWord($0.text) }
      turns[index] = turns[index].placed(
        at: range, timing: .interpolated, confidence: confidence,
        words: placer.place(words, in: range, timing: .interpolated, speech: map, confidence: confidence))
      turns[index].remarks.append("not found by the sound; laid over the speech that its neighbours leave")
    }
    return run.count
  }
}
