internal import TapeModel

/// The turns of each speaker in order of time, to be found by time.
struct TurnSpans {
  private var bySpeaker: [Speaker?: [(start: Int64, index: Int)]] = [:]

  init(_ turns: [WrittenTurn]) {
    for (index, turn) in turns.enumerated() {
      if let start = turn.cue?.startMilliseconds { bySpeaker[turn.speaker, default: []].append((start, index)) }
    }
    for speaker in Array(bySpeaker.keys) { bySpeaker[speaker]!.sort { $0.start < $1.start } }
  }

  /// The speaker's turn that lasts at `time`. O(log *n*).
  func turn(at time: Int64, of speaker: Speaker?, in turns: [WrittenTurn]) -> Int? {
    guard let spans = bySpeaker[speaker] else { return nil }
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start <= time { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let index = spans[low - 1].index
    guard let end = turns[index].cue?.endMilliseconds, time <= end else { return nil }
    return index
  }
}
