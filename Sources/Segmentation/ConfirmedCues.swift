internal import TapeModel

/// Cues that the sound found right: turns stay where these put them, their words go where the
/// sound puts them.
struct ConfirmedCues {
  let byCues: Alignment
  let found: SoundAlignment
  let rate: SampleRate

  private static let farMilliseconds: Int64 = 300
  private static let mostWhereFar = 0.9
  private static let leastForReplacing = 0.95
  private static let leastForWords = 0.6

  func alignment() -> Alignment {
    var result = byCues
    let wrong = Set(found.wrongCues)
    for (index, place) in found.turns.enumerated() {
      let turn = byCues.turns[index]
      guard turn.timing == .stated, let range = place.range, place.timing == .aligned else { continue }
      let off = turn.range.map { abs(rate.milliseconds(atFrame: $0.start) - rate.milliseconds(atFrame: range.start)) }
      if wrong.contains(index), place.confidence >= Self.leastForReplacing {
        result.turns[index] = turn.placed(
          at: range, timing: .aligned, confidence: place.confidence, words: place.words)
        result.turns[index].remarks = place.remarks
      } else if let off, off > Self.farMilliseconds {
        result.turns[index] = turn.placed(
          at: turn.range, timing: .stated, confidence: min(turn.confidence, Self.mostWhereFar), words: turn.words)
        result.turns[index].remarks.append("the sound puts the start elsewhere; the cue was kept")
      } else if !wrong.contains(index), place.confidence >= Self.leastForWords, let own = turn.range,
        let words = words(place.words, in: own)
      {
        result.turns[index] = turn.placed(
          at: own, timing: .stated, confidence: turn.confidence, words: words)
      }
    }
    result.notices += [found.outvotedNotice].compactMap(\.self)
    return result
  }

  /// The words inside the turn's own range; `nil` where one would be left without a frame.
  private func words(_ words: [Word], in range: SampleRange) -> [Word]? {
    var result: [Word] = []
    for word in words {
      guard let place = word.range else { return nil }
      let start = max(place.start, range.start)
      let end = min(place.end, range.end)
      guard start < end || (place.isEmpty && range.start <= place.start && place.end <= range.end) else { return nil }
      result.append(
        Word(
          word.text, range: SampleRange(start: start, end: max(start, end)), timing: word.timing,
          confidence: word.confidence))
    }
    return result
  }
}
