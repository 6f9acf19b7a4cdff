internal import TapeModel

/// The times that a transcript states for its turns, in frames of 10 ms.
struct CueSheet: Sendable {
  struct Entry: Sendable, Hashable {
    /// May be negative or past the end: a clock can be off.
    var start: Double
    var end: Double?
  }

  /// `nil` for a turn without a cue.
  var entries: [Entry?]
  /// Whether the times are given in whole seconds, cut off.
  let isCoarse: Bool

  init(_ turns: [WrittenTurn]) {
    entries = turns.map { turn in
      turn.cue.map {
        Entry(start: Double($0.startMilliseconds) / 10, end: $0.endMilliseconds.map { Double($0) / 10 })
      }
    }
    let cues = turns.compactMap(\.cue)
    isCoarse = !cues.isEmpty && cues.allSatisfy { $0.startMilliseconds % 1000 == 0 }
  }

  var cuedTurns: [Int] { entries.indices.filter { entries[$0] != nil } }
  /// Whether at least two thirds of the turns have a start and an end.
  var isDense: Bool { entries.filter { $0?.end != nil }.count * 3 >= entries.count * 2 }

  /// The share of neighbours whose cues overlap by more than 0.2 s.
  var overlapShare: Double {
    var overlapping = 0
    var pairs = 0
    for (one, next) in zip(entries, entries.dropFirst()) {
      guard let end = one?.end, let start = next?.start else { continue }
      pairs += 1
      if end - start > 20 { overlapping += 1 }
    }
    return Double(overlapping) / Double(max(1, pairs))
  }

  /// The cues on the recording's clock.
  func corrected(by clock: CueClock) -> CueSheet {
    var sheet = self
    for index in entries.indices {
      guard let entry = entries[index] else { continue }
      sheet.entries[index] = Entry(
        start: entry.start * clock.rate + clock.offsetSeconds * 100,
        end: entry.end.map { $0 * clock.rate + clock.offsetSeconds * 100 })
    }
    return sheet
  }
}
