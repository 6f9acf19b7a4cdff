internal import TapeFiles
internal import TapeModel

/// Lays confirmed times over the turns of a run.
struct ConfirmedTurns {
  private(set) var turns: [Turn]
  /// Confirmations whose turn is not in this run, or not for certain.
  private(set) var unmatched: [Confirmation] = []

  /// Each confirmation goes to the turn of its number and text, else to the only turn of
  /// its text.
  init(_ turns: [Turn], confirmations: [Confirmation], frameCount: Int64) {
    self.turns = turns
    guard !confirmations.isEmpty else { return }
    var places: [ContentHash: [Int]] = [:]
    for (index, turn) in turns.enumerated() { places[ContentHash(of: turn.text), default: []].append(index) }
    for confirmation in confirmations {
      let candidates = places[confirmation.textHash] ?? []
      let index =
        candidates.first { turns[$0].number == confirmation.turnNumber }
        ?? (candidates.count == 1 ? candidates[0] : nil)
      if let index, confirmation.range.end <= frameCount {
        self.turns[index] = turns[index].confirmed(at: confirmation.range)
      } else {
        unmatched.append(confirmation)
      }
    }
  }
}

extension Turn {
  /// The turn at the place that a listener gave it.
  ///
  /// Words that have their times inside the range keep them; else all words are laid over
  /// the range in proportion to their letters.
  func confirmed(at range: SampleRange) -> Turn {
    let fit = words.allSatisfy { word in word.range.map { range.contains($0) } ?? false }
    return placed(
      at: range, timing: .confirmed, confidence: 1, words: fit ? words : laidOut(words, over: range))
  }

  private func laidOut(_ words: [Word], over range: SampleRange) -> [Word] {
    let weights = words.map { Int64($0.text.utf8.count + 1) }
    let total = weights.reduce(0, +)
    guard total > 0 else { return [] }
    var before: Int64 = 0
    return zip(words, weights).map { word, weight in
      let start = range.start + scaled(before, of: total, over: range)
      before += weight
      let end = range.start + scaled(before, of: total, over: range)
      return Word(
        word.text, range: SampleRange(start: start, end: end), timing: .interpolated,
        confidence: min(word.confidence, 0.5))
    }
  }

  private func scaled(_ part: Int64, of total: Int64, over range: SampleRange) -> Int64 {
    Int64(Int128(range.frameCount) * Int128(part) / Int128(total))
  }
}
