internal import TapeModel

/// How long somebody speaks where the transcript has no word, in milliseconds.
struct SpeechRoom {
  let stream: TapeStream

  /// Enough for a short word.
  static let shortest: Int64 = 130
  /// Between sentences people stop for so long and more: no room for a word.
  private static let sentencePause: Int64 = 250

  /// Between two tokens of one turn, fillers between them taken away.
  func between(_ first: Int, _ second: Int) -> Int64 {
    let one = stream.tokens[first]
    let other = stream.tokens[second]
    guard let from = stream.words[Int(one.endWord) - 1].range, let to = stream.words[Int(other.firstWord)].range else {
      return 0
    }
    var spoken: Int64 = 0
    for word in Int(one.endWord)..<max(Int(one.endWord), Int(other.firstWord)) {
      spoken += stream.words[word].range?.frameCount ?? 0
    }
    let pause = stream.recording.rate.milliseconds(atFrame: max(0, to.start - from.end - spoken))
    return one.traits.contains(.endsSentence) ? pause - Self.sentencePause : pause
  }

  /// From the start of its turn to the token.
  func before(_ token: Int) -> Int64 {
    let word = stream.words[Int(stream.tokens[token].firstWord)]
    guard let range = word.range, let turn = stream.turns[Int(word.turn)].range else { return 0 }
    return stream.recording.rate.milliseconds(atFrame: max(0, range.start - turn.start))
  }

  /// From the token to the end of its turn.
  func after(_ token: Int) -> Int64 {
    let word = stream.words[Int(stream.tokens[token].endWord) - 1]
    guard let range = word.range, let turn = stream.turns[Int(word.turn)].range else { return 0 }
    return stream.recording.rate.milliseconds(atFrame: max(0, turn.end - range.end))
  }
}
