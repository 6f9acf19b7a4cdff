internal import TapeModel

/// A turn's first word that stands alone, well before the others.
///
/// Where somebody spoke right before the turn and nobody wrote it down, a short first word is found in the end of that,
/// and the pause until the turn really begins counts as one inside it. The sound does not tell such a word from one after
/// which the speaker hesitated: the scores of both reach as high. In composed calls 17 of 21 such starts were wrong.
struct LoneStart {
  private let pauseSeconds: Double

  /// `nil` where the first word is like the others.
  init?(_ words: [Word], rate: SampleRate) {
    guard words.count > 1, let first = words[0].range, let second = words[1].range else { return nil }
    pauseSeconds = rate.seconds(atFrame: second.start) - rate.seconds(atFrame: first.end)
    guard pauseSeconds >= Self.leastPause, rate.seconds(atFrame: first.frameCount) <= Self.longestWord else {
      return nil
    }
  }

  var remark: String {
    "the first word stands \(decimal(pauseSeconds, places: 1)) s before the others: it may be somebody else's"
  }

  /// Makes the turn's start and its first word doubtful; the other words are where they are.
  func limit(_ confidence: inout Double, _ words: inout [Word]) {
    confidence *= Self.share
    let first = words[0]
    words[0] = Word(
      first.text, range: first.range, timing: first.timing, confidence: first.confidence * Self.share)
  }

  /// In seconds; pauses between the phrases of a turn of the composed calls are shorter.
  private static let leastPause = 0.7
  private static let longestWord = 0.6
  /// So that none is worth a check only.
  private static let share = 0.59
}
