internal import TapeModel

/// Puts words with times together to turns.
///
/// A turn ends where the speaker changes, before a pause of more than ``pause``, at the
/// end of a sentence once it is longer than ``longest``, and in any case at ``limit``.
/// Each leg has its own turns; in the result they stand in order of time where there
/// are several legs, else in the file's order. A leg is stated unless the file has the
/// first one alone: services number the only channel of every file.
struct WordRuns {
  /// In milliseconds, like all here.
  static let pause: Int64 = 1_000
  static let longest: Int64 = 30_000
  static let limit: Int64 = 120_000
  /// More legs than this no recording has.
  static let channelLimit = 64

  private struct Run {
    var text: [UInt8] = []
    var stamps: [Stamp] = []
    var speaker: String?
    var channel: Int?
    var start: Int64?
    var end: Int64?
    var line: Int

    var endsSentence: Bool { String(decoding: text.suffix(8), as: UTF8.self).endsSentence }
  }

  var collector: TurnCollector
  private var open: [Int: Run] = [:]
  /// The leg of the last word: a mark that states none is of the same.
  private var lastKey = -1
  private var channels: Set<Int> = []

  init(_ options: ReadingOptions) { collector = TurnCollector(options) }

  mutating func note(_ line: Int, _ reason: String) {
    collector.unused.append(UnusedLine(line: line, reason: reason))
  }

  /// Adds a word. One whose times are impossible stays without, and is listed.
  mutating func add(_ word: TimedWord) {
    guard word.text.utf8.contains(where: { $0 > 0x20 }) else {
      if !word.isAttached { note(word.line, "a word without text") }
      return
    }
    let channel = checked(word.channel, word.line)
    let key = channel == nil && word.isAttached ? lastKey : channel ?? -1
    lastKey = key
    let cue = word.cue
    if cue == nil, word.start != nil || word.end != nil {
      note(word.line, "impossible times of a word, which stays without")
    }
    if word.isAttached, open[key] != nil {
      open[key]!.text.append(contentsOf: word.text.utf8)
      return
    }
    if let run = open[key], ends(run, before: word, cue) { close(key) }
    if open[key] == nil { open[key] = Run(speaker: word.speaker, channel: channel, line: word.line) }
    append(word, cue, to: &open[key]!)
  }

  private func append(_ word: TimedWord, _ cue: Cue?, to run: inout Run) {
    if !run.text.isEmpty { run.text.append(0x20) }
    let confidence = ServiceTime.confidence(word.confidence)
    run.stamps.append(Stamp(offset: run.text.count, cue: cue, confidence: confidence))
    run.text.append(contentsOf: word.text.utf8.drop { $0 <= 0x20 })
    guard let cue else { return }
    run.start = run.start ?? cue.startMilliseconds
    run.end = max(run.end ?? 0, cue.endMilliseconds ?? cue.startMilliseconds)
  }

  private func ends(_ run: Run, before word: TimedWord, _ cue: Cue?) -> Bool {
    if word.speaker != run.speaker { return true }
    guard let next = cue?.startMilliseconds, let start = run.start, let end = run.end else { return false }
    if next - end > Self.pause || next < start - Self.pause { return true }
    let length = (cue?.endMilliseconds ?? next) - start
    return length > Self.limit || length > Self.longest && run.endsSentence
  }

  /// Adds a piece of speech whose text states no times for its words; pieces are joined
  /// by ``TurnCollector``'s rules. `words` is a list beside the text: their times go to
  /// the same words of the text (``WordTimes``).
  mutating func addPhrase(
    _ text: String, _ cue: Cue?, speaker: String? = nil, channel: Int? = nil, language: LanguageCode? = nil,
    words: [TimedWord] = [], line: Int
  ) {
    let channel = checked(channel, line)
    close(channel ?? -1)
    var text = text
    var spoken = Spoken()
    var pending: Cue?
    text.withUTF8 { WordScanner.scan($0, 0..<$0.count, pending: &pending, into: &spoken) }
    var turn = [
      WrittenTurn(
        speaker: speaker.flatMap { collector.speakers.speaker($0) }, words: spoken.words, notes: spoken.notes, cue: cue,
        channel: channel, language: language, line: line)
    ]
    let timed = words.compactMap { word in
      word.cue.map { WrittenWord(word.text, cue: $0, confidence: ServiceTime.confidence(word.confidence)) }
    }
    if !timed.isEmpty { WordTimes.give(timed, to: &turn) }
    collector.add(turn[0])
  }

  private mutating func checked(_ channel: Int?, _ line: Int) -> Int? {
    guard let channel else { return nil }
    guard (0..<Self.channelLimit).contains(channel) else {
      note(line, "an impossible channel, which is left out")
      return nil
    }
    channels.insert(channel)
    return channel
  }

  /// Ends the turn that is open on a leg.
  private mutating func close(_ key: Int) {
    guard let run = open.removeValue(forKey: key) else { return }
    var spoken = Spoken()
    var pending: Cue?
    run.text.withUnsafeBufferPointer {
      WordScanner.scan($0, 0..<$0.count, stamps: run.stamps, pending: &pending, into: &spoken)
    }
    let cue = run.start.flatMap { Cue(startMilliseconds: $0, endMilliseconds: run.end) }
    collector.add(
      WrittenTurn(
        speaker: run.speaker.flatMap { collector.speakers.speaker($0) }, words: spoken.words, notes: spoken.notes,
        cue: cue, channel: run.channel, line: run.line),
      mayJoin: false)
  }

  /// Ends all open turns; what follows begins new ones.
  mutating func closeAll() {
    for key in open.keys.sorted() { close(key) }
  }

  /// All turns, and what was not used.
  mutating func transcript(format: String, language: LanguageCode?) -> Transcript {
    closeAll()
    var turns = collector.turns
    if Self.areLegs(channels) {
      turns = Self.sorted(turns)
    } else {
      for index in turns.indices { turns[index].channel = nil }
    }
    return Transcript(
      format: format, language: language, turns: turns, unused: collector.unused.sorted { $0.line < $1.line })
  }

  /// Whether channels tell legs apart: not the first one alone.
  static func areLegs(_ channels: Set<Int>) -> Bool { channels.contains { $0 > 0 } }

  /// In order of time; a turn without times stays behind the one before it.
  static func sorted(_ turns: [WrittenTurn]) -> [WrittenTurn] {
    var last: Int64 = 0
    let starts = turns.map { turn in
      last = turn.cue?.startMilliseconds ?? last
      return last
    }
    return turns.indices.sorted { starts[$0] == starts[$1] ? $0 < $1 : starts[$0] < starts[$1] }.map { turns[$0] }
  }
}
