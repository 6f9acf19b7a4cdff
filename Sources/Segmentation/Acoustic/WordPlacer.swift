internal import TapeModel

/// Puts a placed turn's words on frames.
struct WordPlacer {
  let sound: CallSound
  let script: CallScript

  /// The words of one piece of a turn; a word without a phone of its own lies between its
  /// neighbours and is interpolated.
  func words(
    of turn: WrittenTurn, piece: TurnPieces.Piece, index: Int, _ placement: Placement, confidence: Double
  ) -> [Word] {
    let clock = FrameClock(sound)
    let spans = spans(wordCount: piece.words.count, phones: script.turns[index].phones, placement)
    return piece.words.map { number in
      let span = spans[number - piece.words.lowerBound]
      return Word(
        turn.words[number].text, range: clock.range(span.frames), timing: span.isHeard ? .aligned : .interpolated,
        confidence: span.isHeard ? confidence : confidence / 2)
    }
  }

  /// Words laid over a range in proportion to their length.
  func interpolated(_ words: [WrittenWord], over range: SampleRange, confidence: Double) -> [Word] {
    let total = max(1, words.reduce(0) { $0 + Int64($1.text.utf8.count) + 1 })
    var passed: Int64 = 0
    return words.map { word in
      let from = range.start + range.frameCount * passed / total
      passed += Int64(word.text.utf8.count) + 1
      let to = range.start + range.frameCount * passed / total
      return Word(
        word.text, range: SampleRange(start: from, end: to), timing: .interpolated, confidence: confidence)
    }
  }

  private struct Span {
    var frames: Range<Int>
    var isHeard: Bool
  }

  private func spans(wordCount: Int, phones: [PhoneSequence.Phone], _ placement: Placement) -> [Span] {
    var heard = [Range<Int>?](repeating: nil, count: wordCount)
    var isShared = [Bool](repeating: false, count: wordCount)
    for (offset, phone) in placement.phones.enumerated() where phone >= 0 {
      let word = min(phones[Int(phone)].word, wordCount - 1)
      let frame = placement.frames.lowerBound + offset
      heard[word] = (heard[word]?.lowerBound ?? frame)..<frame + 1
      if phones[Int(phone)].isShared { isShared[word] = true }
    }
    var spans: [Span] = []
    var end = placement.frames.lowerBound
    for word in 0..<wordCount {
      if let frames = heard[word] {
        spans.append(Span(frames: max(end, frames.lowerBound)..<max(end, frames.upperBound), isHeard: !isShared[word]))
        end = max(end, frames.upperBound)
        continue
      }
      let following = heard[(word + 1)...].firstIndex { $0 != nil }
      let limit = max(end, following.flatMap { heard[$0]?.lowerBound } ?? placement.frames.upperBound)
      let share = (limit - end) / ((following ?? wordCount) - word)
      spans.append(Span(frames: end..<end + max(0, share), isHeard: false))
      end += max(0, share)
    }
    return spans
  }
}
