internal import TapeModel

/// Where the transcript is probably wrong: unsure words, and speech without words.
extension Explainer {
  /// Words that the transcript is not sure of, or not quite sure of and that look alike.
  func isProbableError(_ group: Range<Int>, _ said: [TapeToken]) -> Bool {
    if said.allSatisfy(\.isUnsure) { return true }
    let published = words.tokens[group].map(\.key).joined()
    let spoken = said.map { tape.folded($0.key) }.joined()
    let isNumber = words.tokens[group].contains { $0.traits.contains(.number) }
    return !isNumber && said.allSatisfy { $0.confidence < 0.75 && !$0.traits.contains(.isPlacedOnly) }
      && EditDistance.likeness(published, spoken) >= 0.6
  }

  /// Whether the tape has room for words that its transcript does not have: unsure
  /// neighbours, or a pause that they fill.
  func isGap(_ group: Range<Int>, _ links: [TapeLink]) -> Bool {
    let before = group.lowerBound > 0 ? links[group.lowerBound - 1].place : nil
    let after = group.upperBound < links.count ? links[group.upperBound].place : nil
    let wanted = wantedMilliseconds(group)
    if let before, let after, before.stream == after.stream, before.token < after.token,
      after.token - before.token <= Int32(group.count + 6)
    {
      return isGap(Int(before.stream), Int(before.token), Int(after.token), isAfter: true, wanted)
    }
    // At an end of the quote, and where the tape does not go on, the tape's own next word is the neighbour.
    return before.map { isGap(Int($0.stream), Int($0.token), Int($0.token) + 1, isAfter: true, wanted) } ?? false
      || after.map { isGap(Int($0.stream), Int($0.token) - 1, Int($0.token), isAfter: false, wanted) } ?? false
  }

  private func isGap(_ number: Int, _ first: Int, _ second: Int, isAfter: Bool, _ wanted: Int64) -> Bool {
    let stream = tape.stream(at: number)
    for token in [first, second] where stream.tokens.indices.contains(token) {
      if stream.tokens[token].isUnsure { return true }
    }
    return room(in: stream, after: first, before: second, isAfter: isAfter) >= wanted
  }

  /// What a group takes at least to be said; with the pause between sentences where it has one.
  private func wantedMilliseconds(_ group: Range<Int>) -> Int64 {
    SpeechRoom.wantedMilliseconds(words.tokens[group])
  }

  private func room(in stream: TapeStream, after first: Int, before second: Int, isAfter: Bool) -> Int64 {
    SpeechRoom(stream: stream).around(first, second, isAfter: isAfter)
  }
}
