internal import TapeModel

/// A turn or a sentence with its time.
struct TimedSpan {
  /// Which turn of its transcript.
  let turn: Int
  let start: Int64
  /// Past the start.
  let end: Int64
  let text: String
  let line: Int

  /// How long a time without an end lasts at the end of a transcript, in milliseconds.
  private static let lastLength: Int64 = 5_000

  /// One for each turn that has a time, in order of time.
  static func spans(of turns: [(index: Int, turn: WrittenTurn)]) -> [TimedSpan] {
    closed(
      turns.compactMap { index, turn in
        turn.cue.map { Open(turn: index, cue: $0, words: turn.words[...], line: turn.line) }
      }, withText: false)
  }

  /// One for each sentence that has a time of its own, else one for each turn that has a
  /// time, in order of time.
  static func sentences(of turns: [(index: Int, turn: WrittenTurn)]) -> [TimedSpan] {
    var parts: [Open] = []
    for (index, turn) in turns {
      guard let cue = turn.cue else { continue }
      var start = 0
      var partCue = cue
      for word in turn.words.indices.dropFirst() {
        guard let own = turn.words[word].cue, own.startMilliseconds > partCue.startMilliseconds,
          turn.words[word - 1].text.endsSentence
        else { continue }
        let closed = Cue(startMilliseconds: partCue.startMilliseconds, endMilliseconds: own.startMilliseconds)
        parts.append(Open(turn: index, cue: closed ?? partCue, words: turn.words[start..<word], line: turn.line))
        partCue = Cue(startMilliseconds: own.startMilliseconds, endMilliseconds: cue.endMilliseconds) ?? own
        start = word
      }
      parts.append(Open(turn: index, cue: partCue, words: turn.words[start...], line: turn.line))
    }
    return closed(parts, withText: true)
  }

  private struct Open {
    let turn: Int
    let cue: Cue
    let words: ArraySlice<WrittenWord>
    let line: Int
  }

  /// Ends for those without one: the next start, in order of time.
  private static func closed(_ parts: [Open], withText: Bool) -> [TimedSpan] {
    let sorted = parts.enumerated().sorted {
      ($0.element.cue.startMilliseconds, $0.offset) < ($1.element.cue.startMilliseconds, $1.offset)
    }.map(\.element)
    var nextStart: Int64?
    var spans: [TimedSpan] = []
    for (index, part) in sorted.enumerated().reversed() {
      let start = part.cue.startMilliseconds
      if index + 1 < sorted.count, sorted[index + 1].cue.startMilliseconds > start {
        nextStart = sorted[index + 1].cue.startMilliseconds
      }
      let end = part.cue.endMilliseconds ?? nextStart ?? start + lastLength
      let text = withText ? part.words.map(\.text).joined(separator: " ") : ""
      spans.append(TimedSpan(turn: part.turn, start: start, end: max(end, start + 1), text: text, line: part.line))
    }
    return spans.reversed()
  }
}
