internal import TapeModel

/// Gives the words of a transcript the times that Gentle found for them.
///
/// Gentle splits `well-known` into two words: a word of ours takes as many of Gentle's
/// as make up its letters, from the first one's start to the last one's end. Speakers'
/// labels are words to Gentle and none to us: where the next ones do not fit, up to
/// ``window`` are passed over.
enum GentleTimes {
  private static let window = 16

  /// O(*n*).
  static func give(_ timed: [TimedWord], to turns: inout [WrittenTurn]) {
    let keys = timed.map { Array(WordTimes.key($0.text).utf8) }
    var next = 0
    for turn in turns.indices {
      for word in turns[turn].words.indices {
        let wanted = Array(WordTimes.key(turns[turn].words[word].text).utf8)
        guard !wanted.isEmpty, let found = find(wanted, in: keys, from: next) else { continue }
        next = found.upperBound
        let start = timed[found].first.flatMap { $0.cue?.startMilliseconds }
        let end = timed[found].last.flatMap { $0.cue?.endMilliseconds }
        turns[turn].words[word].cue = start.flatMap { Cue(startMilliseconds: $0, endMilliseconds: end) }
      }
      setCue(&turns[turn])
    }
  }

  private static func find(_ wanted: [UInt8], in keys: [[UInt8]], from next: Int) -> Range<Int>? {
    for start in next..<min(keys.count, next + window) {
      var (at, end) = (0, start)
      while at < wanted.count, end < keys.count, end - start < window, wanted[at...].starts(with: keys[end]) {
        at += keys[end].count
        end += 1
      }
      if at == wanted.count { return start..<end }
    }
    return nil
  }

  /// A turn without a time of its own has that of its words, where the first and the
  /// last of them were found.
  private static func setCue(_ turn: inout WrittenTurn) {
    guard turn.cue == nil, let start = turn.words.first?.cue?.startMilliseconds else { return }
    turn.cue = Cue(startMilliseconds: start, endMilliseconds: turn.words.last?.cue?.endMilliseconds)
  }
}
