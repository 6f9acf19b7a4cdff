internal import TapeModel

extension Turn {
  /// The turn with other words in the same place.
  ///
  /// Words that stay keep their times; new ones are laid over what the words had that they
  /// replace, or over the pause that they stand in. Words are the same if they are when
  /// folded (``foldedWord(_:)``); which of them stay is the longest common subsequence.
  func corrected(text: String, translation: String?) -> Turn {
    let written = text.split(separator: " ").map(String.init)
    let placed = placedWords(written)
    return Turn(
      number: number, channel: channel, speaker: speaker, text: text, translation: translation ?? self.translation,
      language: language, notes: notes.map { Note($0.text, beforeWord: min($0.wordIndex, written.count)) },
      range: range, timing: timing, confidence: confidence, words: placed, remarks: remarks + [Self.correctedRemark])
  }

  static let correctedRemark = "Words corrected by hand."

  private func placedWords(_ written: [String]) -> [Word] {
    guard let range else {
      return written.map { Word($0, range: nil, timing: .absent, confidence: 0) }
    }
    let kept = Self.kept(of: words.map { foldedWord($0.text) }, in: written.map { foldedWord($0) })
    var result: [Word] = []
    var old = 0
    var new = 0
    for pair in kept + [(words.count, written.count)] {
      let replaced = words[old..<pair.0].compactMap(\.range)
      let before = result.last?.range?.end ?? range.start
      let after = words[pair.0...].lazy.compactMap(\.range).first?.start ?? range.end
      let start = max(before, replaced.first?.start ?? before)
      let end = min(max(after, start), max(start, replaced.last?.end ?? after))
      let added = written[new..<pair.1].map { Word($0, range: nil, timing: .absent, confidence: confidence) }
      result += WordLayout.laidOut(added, over: SampleRange(start: start, end: end))
      guard pair.0 < words.count else { break }
      let word = words[pair.0]
      result.append(Word(written[pair.1], range: word.range, timing: word.timing, confidence: word.confidence))
      (old, new) = (pair.0 + 1, pair.1 + 1)
    }
    return result
  }

  /// Places of the same words in both, in order.
  private static func kept(of old: [String], in new: [String]) -> [(Int, Int)] {
    // What begins and ends alike needs no table: a correction is mostly of one word.
    var first = 0
    while first < min(old.count, new.count), old[first] == new[first] { first += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - first, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let middle = common(old[first..<old.count - tail], new[first..<new.count - tail])
    return (0..<first).map { ($0, $0) } + middle
      + (0..<tail).reversed().map { (old.count - 1 - $0, new.count - 1 - $0) }
  }

  /// The longest common subsequence, as far as its table is of a bearable size.
  private static func common(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> [(Int, Int)] {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= 1_000_000 else { return [] }
    let width = new.count + 1
    var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
    for i in stride(from: old.count - 1, through: 0, by: -1) {
      for j in stride(from: new.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          old[old.startIndex + i] == new[new.startIndex + j]
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if old[old.startIndex + i] == new[new.startIndex + j] {
        pairs.append((old.startIndex + i, new.startIndex + j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
