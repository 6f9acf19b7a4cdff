internal import TapeModel

/// Turns spread over tiers in which nothing overlaps, in milliseconds.
///
/// Positions are rounded first, so that what touched in frames touches in milliseconds.
struct MillisecondTiers {
  let tiers: [Tier]

  init(_ log: TapeLog, end: Int64) {
    let rate = log.recording.rate
    func rounded(_ range: SampleRange) -> SampleRange {
      SampleRange(start: rate.milliseconds(atFrame: range.start), end: rate.milliseconds(atFrame: range.end))
    }
    let segments = log.segments.map { segment -> Segment in
      guard let range = segment.turn.range else { return segment }
      let words = segment.turn.words.map { word in
        Word(word.text, range: word.range.map(rounded), timing: word.timing, confidence: word.confidence)
      }
      return Segment(
        recording: segment.recording, rate: segment.rate,
        turn: segment.turn.placed(
          at: rounded(range), timing: segment.turn.timing, confidence: segment.turn.confidence, words: words))
    }
    tiers =
      TierCollection(
        TapeLog(recording: log.recording, call: log.call, segments: segments, includesWords: log.includesWords),
        end: end
      ).tiers
  }
}
