internal import TapeModel

/// Where the transcript is probably wrong: unsure words, and speech without words.
extension Explainer {
  /// Words that the transcript is not sure of, or not quite sure of and that look alike.
  func isProbableError(_ group: Range<Int>, _ said: [TapeToken]) -> Bool {
    if said.allSatisfy({ $0.confidence < WordAligner.uncertainBelow }) { return true }
    let published = words.tokens[group].map(\.key).joined()
    let spoken = said.map { tape.folded($0.key) }.joined()
    let isNumber = words.tokens[group].contains { $0.traits.contains(.number) }
    return !isNumber && said.allSatisfy { $0.confidence < 0.75 } && EditDistance.likeness(published, spoken) >= 0.6
  }

  /// Whether the tape has room for words that its transcript does not have: unsure
  /// neighbours, or a pause that they fill.
  func isGap(_ group: Range<Int>, _ links: [TapeLink]) -> Bool {
    let before = group.lowerBound > 0 ? links[group.lowerBound - 1].place : nil
    let after = group.upperBound < links.count ? links[group.upperBound].place : nil
    guard let any = before ?? after, before == nil || after == nil || before?.stream == after?.stream else {
      return false
    }
    let stream = tape.stream(at: Int(any.stream))
    // At an end of the quote the tape's next word is the neighbour.
    let first = before.map { Int($0.token) } ?? after.map { Int($0.token) - 1 } ?? -1
    let second = after.map { Int($0.token) } ?? first + 1
    guard first < second else { return false }
    for token in [first, second] where stream.tokens.indices.contains(token) {
      if stream.tokens[token].confidence < WordAligner.uncertainBelow { return true }
    }
    return room(in: stream, after: first, before: second, isAfter: before != nil) >= wantedMilliseconds(group)
  }

  /// What a group takes at least to be said; with the pause between sentences where it has one.
  private func wantedMilliseconds(_ group: Range<Int>) -> Int64 {
    let letters = words.tokens[group].reduce(0) { $0 + $1.key.unicodeScalars.count }
    return Int64(max(90, 40 * letters))
  }

  /// Milliseconds between two tokens in which somebody speaks and no word stands; at the border of a
  /// turn, what the turn has beyond its words.
  private func room(in stream: TapeStream, after first: Int, before second: Int, isAfter: Bool) -> Int64 {
    let room = SpeechRoom(stream: stream)
    let turns = [first, second].map { token in
      stream.tokens.indices.contains(token) ? stream.words[Int(stream.tokens[token].firstWord)].turn : -1
    }
    if turns[0] >= 0, turns[0] == turns[1] { return room.between(first, second) }
    if isAfter { return turns[0] >= 0 ? room.after(first) : 0 }
    return turns[1] >= 0 ? room.before(second) : 0
  }
}
