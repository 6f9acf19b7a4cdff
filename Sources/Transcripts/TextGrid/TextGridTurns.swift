internal import TapeModel

/// Turns out of a TextGrid's tiers, by the rules of ``TextGridReader``.
struct TextGridTurns {
  /// Words of a tier closer than this make one turn where nothing else says so.
  private static let pause: Int64 = 500

  private var lines: LineCounter
  private var speakers: SpeakerBook
  private var turns: [(turn: WrittenTurn, offset: Int)] = []
  private var unused: [(offset: Int, reason: String)] = []

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    lines = LineCounter(bytes)
    speakers = SpeakerBook(options)
  }

  mutating func transcript(format: String, _ tiers: [TextGridTier]) -> Transcript {
    for tier in tiers { addUnused(tier) }
    let wordTiers = tiers.filter { !$0.isPoints && isWords($0) }
    let speechTiers = tiers.filter { !$0.isPoints && isSpeech($0) }
    var used: Set<Int> = []
    for tier in speechTiers {
      let words = wordTiers.first { wordTier in
        !used.contains(wordTier.offset)
          && (speaker(of: wordTier) == speaker(of: tier) || speechTiers.count == 1 && wordTiers.count == 1)
      }
      if let words { used.insert(words.offset) }
      addSpeech(tier, words)
    }
    for tier in wordTiers where !used.contains(tier.offset) { addWords(tier) }
    return Transcript(format: format, turns: sortedTurns(), unused: sortedUnused())
  }

  private func isWords(_ tier: TextGridTier) -> Bool {
    if case .words = tier.content { true } else { false }
  }

  private func isSpeech(_ tier: TextGridTier) -> Bool {
    if case .speech = tier.content { true } else { false }
  }

  private func speaker(of tier: TextGridTier) -> String? {
    switch tier.content {
    case .speech(let name), .words(let name): name
    case .other: nil
    }
  }

  private mutating func addUnused(_ tier: TextGridTier) {
    if tier.isPoints {
      if tier.pointCount > 0 { unused.append((tier.offset, "a tier of \(tier.pointCount) points")) }
      return
    }
    if tier.content == .other {
      if !tier.intervals.isEmpty {
        unused.append((tier.offset, "a tier of sounds, \(tier.intervals.count) intervals"))
      }
      return
    }
    for offset in tier.bad { unused.append((offset, "an interval with impossible times")) }
  }

  private mutating func addSpeech(_ tier: TextGridTier, _ words: TextGridTier?) {
    let name = speaker(of: tier)
    var next = 0
    for interval in tier.intervals {
      var spoken = Spoken()
      scan(interval.text, nil, into: &spoken)
      guard !spoken.isEmpty else {
        unused.append((interval.offset, "no words"))
        continue
      }
      var turn = [
        WrittenTurn(
          speaker: name.flatMap { speakers.speaker($0) }, words: spoken.words, notes: spoken.notes,
          cue: Cue(startMilliseconds: interval.start, endMilliseconds: interval.end), line: 0)
      ]
      if let words { WordTimes.give(take(words.intervals, &next, through: interval), to: &turn) }
      turns.append((turn[0], interval.offset))
    }
  }

  /// The words of a word tier whose middles lie in `interval`.
  private func take(
    _ words: [TextGridTier.Interval], _ next: inout Int, through interval: TextGridTier.Interval
  ) -> [WrittenWord] {
    var taken: [WrittenWord] = []
    while next < words.count {
      let middle = words[next].start + (words[next].end - words[next].start) / 2
      if middle >= interval.end { break }
      if middle >= interval.start {
        taken.append(
          WrittenWord(
            words[next].text, cue: Cue(startMilliseconds: words[next].start, endMilliseconds: words[next].end)))
      }
      next += 1
    }
    return taken
  }

  /// A word tier that has no speech beside it.
  private mutating func addWords(_ tier: TextGridTier) {
    let name = speaker(of: tier)
    var current: (turn: WrittenTurn, offset: Int)?
    for interval in tier.intervals where !TextGridTier.pauseMarks.contains(interval.text) {
      var spoken = Spoken()
      let cue = Cue(startMilliseconds: interval.start, endMilliseconds: interval.end)
      scan(interval.text, cue, into: &spoken)
      if case (var turn, let offset)? = current, let own = turn.cue, let end = own.endMilliseconds,
        interval.start - end < Self.pause
      {
        current = nil
        let count = turn.words.count
        turn.words += spoken.words
        turn.notes += spoken.notes.map { Note($0.text, beforeWord: $0.wordIndex + count) }
        turn.cue = Cue(startMilliseconds: own.startMilliseconds, endMilliseconds: max(end, interval.end))
        current = (turn, offset)
      } else {
        if let current { turns.append(current) }
        current = (
          WrittenTurn(
            speaker: name.flatMap { speakers.speaker($0) }, words: spoken.words, notes: spoken.notes, cue: cue, line: 0),
          interval.offset
        )
      }
    }
    if let current { turns.append(current) }
  }

  private func scan(_ text: String, _ cue: Cue?, into spoken: inout Spoken) {
    var text = text
    var pending = cue
    text.withUTF8 { WordScanner.scan($0, 0..<$0.count, pending: &pending, into: &spoken) }
  }

  /// In order of time; of equal times in the file's order.
  private mutating func sortedTurns() -> [WrittenTurn] {
    for (index, turn) in turns.enumerated().sorted(by: { $0.element.offset < $1.element.offset }) {
      turns[index].turn.line = lines.line(of: turn.offset)
    }
    return turns.enumerated().sorted { one, other in
      let starts = (one.element.turn.cue?.startMilliseconds ?? 0, other.element.turn.cue?.startMilliseconds ?? 0)
      return starts.0 == starts.1 ? one.offset < other.offset : starts.0 < starts.1
    }.map(\.element.turn)
  }

  private mutating func sortedUnused() -> [UnusedLine] {
    // The turns' lines were counted to the end of the file.
    lines.restart()
    return unused.sorted { $0.offset < $1.offset }.map {
      UnusedLine(line: lines.line(of: $0.offset), reason: $0.reason)
    }
  }
}
