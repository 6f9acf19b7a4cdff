internal import TapeModel

/// Places the words of a turn inside its range.
///
/// Words with cues of their own keep them, cut to the turn (`stated`); the others are laid
/// over the speech between their neighbours in proportion to their letters
/// (`interpolated`).
struct CueWordPlacer {
  let rate: SampleRate

  func place(
    _ words: [WrittenWord], in range: SampleRange?, timing: Timing, speech: SpeechMap, confidence: Double
  ) -> [Word] {
    guard let range else { return words.map { Word($0.text, range: nil, timing: .absent, confidence: 0) } }
    var placed: [Word] = []
    placed.reserveCapacity(words.count)
    var index = 0
    var from = range.start
    while index < words.count {
      if let own = statedRange(words[index], in: range, after: from) {
        placed.append(
          Word(words[index].text, range: own, timing: .stated, confidence: words[index].confidence ?? confidence))
        from = own.end
        index += 1
        continue
      }
      let first = index
      index += 1
      while index < words.count, startFrame(words[index]) == nil { index += 1 }
      let pinned = startFrame(words[first]).map { min(max($0, from), range.end) }
      let next = index < words.count ? startFrame(words[index]).map { min(max($0, from), range.end) } : nil
      let window = SampleRange(start: max(from, pinned ?? from), end: max(from, pinned ?? from, next ?? range.end))
      placed += lay(words[first..<index], over: window, speech: speech, confidence: confidence)
      from = window.end
    }
    return placed
  }

  private func startFrame(_ word: WrittenWord) -> Int64? {
    word.cue.flatMap { rescaled($0.startMilliseconds, from: 1_000, to: rate.hertz, rounding: .nearest) }
  }

  /// A word's own range where both its edges are stated and it lies inside the turn.
  private func statedRange(_ word: WrittenWord, in range: SampleRange, after from: Int64) -> SampleRange? {
    guard let start = startFrame(word), let endMilliseconds = word.cue?.endMilliseconds,
      let end = rescaled(endMilliseconds, from: 1_000, to: rate.hertz, rounding: .nearest), end > start,
      let inside = SampleRange(start: start, end: end).intersection(range), inside.start >= from
    else { return nil }
    return inside
  }

  private func lay(
    _ words: ArraySlice<WrittenWord>, over window: SampleRange, speech: SpeechMap, confidence: Double
  ) -> [Word] {
    let shares = SpeechShares(
      window: window, weights: words.map { letterCount($0.text) }, speech: speech, rate: rate)
    return zip(words, shares.ranges).map { word, range in
      Word(word.text, range: range, timing: .interpolated, confidence: confidence * Self.interpolatedShare)
    }
  }

  /// A word laid out by letters is less certain than its turn.
  private static let interpolatedShare = 0.6
}
