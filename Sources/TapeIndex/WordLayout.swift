internal import TapeModel

/// Lays words over a range for which nothing better is known.
enum WordLayout {
  /// In proportion to their letters; each word `interpolated`, with a confidence of one half
  /// at most.
  static func laidOut(_ words: [Word], over range: SampleRange) -> [Word] {
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

  private static func scaled(_ part: Int64, of total: Int64, over range: SampleRange) -> Int64 {
    Int64(Int128(range.frameCount) * Int128(part) / Int128(total))
  }
}
