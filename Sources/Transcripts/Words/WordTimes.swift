internal import TapeModel

/// Gives words the times of the same words in a list that stands beside them.
enum WordTimes {
  /// How far ahead a word is looked for on either side.
  private static let window = 8

  /// Walks through both in order; equal words (letters and digits, case folded) take the
  /// cue and the confidence, the others stay as they are. O(*n*).
  static func give(_ timed: [WrittenWord], to turns: inout [WrittenTurn]) {
    let keys = timed.map { key($0.text) }
    var next = 0
    for turn in turns.indices {
      for word in turns[turn].words.indices {
        guard next < timed.count else { return }
        let wanted = key(turns[turn].words[word].text)
        guard !wanted.isEmpty,
          let found = (next..<min(timed.count, next + window)).first(where: { keys[$0] == wanted })
        else { continue }
        turns[turn].words[word].cue = timed[found].cue
        turns[turn].words[word].confidence = timed[found].confidence
        next = found + 1
      }
    }
  }

  static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    {
      key.append(scalar)
    }
    return String(key)
  }
}
