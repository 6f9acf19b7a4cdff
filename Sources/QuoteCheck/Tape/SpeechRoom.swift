internal import TapeModel

/// How long somebody speaks where the transcript has no word, in milliseconds.
struct SpeechRoom {
  let stream: TapeStream

  /// Enough for a short word.
  static let shortest: Int64 = 130
  /// Between sentences people stop for so long and more: no room for a word.
  private static let sentencePause: Int64 = 250

  /// What words take at least to be said.
  static func wantedMilliseconds(_ words: ArraySlice<FoldedToken>) -> Int64 {
    let letters = words.reduce(0) { $0 + $1.key.unicodeScalars.count }
    return Int64(max(90, 40 * letters))
  }

  /// Between two tokens that follow each other; at the border of a turn, what the turn of the first
  /// one, or else of the second one, has beyond its words.
  func around(_ first: Int, _ second: Int, isAfter: Bool) -> Int64 {
    let turns = [first, second].map { token in
      stream.tokens.indices.contains(token) ? stream.words[Int(stream.tokens[token].firstWord)].turn : -1
    }
    if turns[0] >= 0, turns[0] == turns[1] { return between(first, second) }
    if isAfter { return turns[0] >= 0 ? after(first) : 0 }
    return turns[1] >= 0 ? before(second) : 0
  }

  /// Between two tokens of one turn beyond the usual pause, fillers between them taken away.
  func between(_ first: Int, _ second: Int) -> Int64 {
    let pause = pause(first, second) - stream.usualPause
    return stream.tokens[first].traits.contains(.endsSentence) ? pause - Self.sentencePause : pause
  }

  private func pause(_ first: Int, _ second: Int) -> Int64 {
    let one = stream.tokens[first]
    let other = stream.tokens[second]
    guard !one.traits.union(other.traits).contains(.isPlacedOnly), let from = stream.words[Int(one.endWord) - 1].range,
      let to = stream.words[Int(other.firstWord)].range
    else {
      return 0
    }
    var spoken: Int64 = 0
    for word in Int(one.endWord)..<max(Int(one.endWord), Int(other.firstWord)) {
      spoken += stream.words[word].range?.frameCount ?? 0
    }
    return stream.recording.rate.milliseconds(atFrame: max(0, to.start - from.end - spoken))
  }

  /// What nine of ten pauses inside sentences are shorter than.
  func usualPause() -> Int64 {
    var pauses: [Int64] = []
    for place in stream.tokens.indices.dropLast() {
      let token = stream.tokens[place]
      guard !token.traits.contains(.endsSentence),
        stream.words[Int(token.firstWord)].turn == stream.words[Int(stream.tokens[place + 1].firstWord)].turn
      else { continue }
      pauses.append(pause(place, place + 1))
    }
    pauses.sort()
    return pauses.isEmpty ? 0 : pauses[pauses.count * 9 / 10]
  }

  /// From the start of its turn to the token.
  func before(_ token: Int) -> Int64 {
    let word = stream.words[Int(stream.tokens[token].firstWord)]
    guard let range = word.range, let turn = stream.turns[Int(word.turn)].range else { return 0 }
    guard word.isHeard else { return 0 }
    return stream.recording.rate.milliseconds(atFrame: max(0, range.start - turn.start)) - stream.usualPause
  }

  /// From the token to the end of its turn.
  func after(_ token: Int) -> Int64 {
    let word = stream.words[Int(stream.tokens[token].endWord) - 1]
    guard let range = word.range, let turn = stream.turns[Int(word.turn)].range else { return 0 }
    guard word.isHeard else { return 0 }
    return stream.recording.rate.milliseconds(atFrame: max(0, turn.end - range.end)) - stream.usualPause
  }
}
