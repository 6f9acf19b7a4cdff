internal import TapeFiles
internal import TapeModel

/// Lays what people set by ear over the turns of a run: corrected words, then confirmed times.
struct EditedTurns {
  private(set) var turns: [Turn]
  /// Confirmations whose turn is not in this run, or not for certain.
  private(set) var unmatched: [Confirmation] = []
  /// Corrections of which that is true.
  private(set) var unmatchedCorrections: [Correction] = []

  /// Each edit goes to the turn of its number and of the transcript's text that it was made
  /// for, else to the only turn of that text.
  init(_ turns: [Turn], corrections: [Correction], confirmations: [Confirmation], frameCount: Int64) {
    self.turns = turns
    guard !confirmations.isEmpty || !corrections.isEmpty else { return }
    var places: [ContentHash: [Int]] = [:]
    for (index, turn) in turns.enumerated() { places[ContentHash(of: turn.text), default: []].append(index) }
    func place(_ text: ContentHash, _ number: Int) -> Int? {
      let candidates = places[text] ?? []
      return candidates.first { turns[$0].number == number } ?? (candidates.count == 1 ? candidates[0] : nil)
    }
    for correction in corrections {
      if let index = place(correction.textHash, correction.turnNumber) {
        self.turns[index] = turns[index].corrected(text: correction.text, translation: correction.translation)
      } else {
        unmatchedCorrections.append(correction)
      }
    }
    for confirmation in confirmations {
      if let index = place(confirmation.textHash, confirmation.turnNumber), confirmation.range.end <= frameCount {
        self.turns[index] = self.turns[index].confirmed(at: confirmation.range)
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
      at: range, timing: .confirmed, confidence: 1, words: fit ? words : WordLayout.laidOut(words, over: range))
  }
}
