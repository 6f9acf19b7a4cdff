internal import TapeModel

/// Turns out of RTTM records, by the rules of ``RTTMReader``.
struct RTTMTurns {
  private let bytes: Bytes
  private var runs: WordRuns
  private var spans: [(cue: Cue, speaker: String?, channel: Int?, line: Int)] = []
  private var hasWords = false

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    runs = WordRuns(options)
  }

  mutating func transcript(format: String, path: String) -> Transcript {
    let recording = ScoringRecording(bytes, path: path, column: 1) { line in
      bytes.string(line.columns[0]) != "SPKR-INFO"
    }
    var lines = Lines(bytes)
    while let next = lines.next() {
      guard let line = ScoringLine(bytes, next, columns: 10) else { continue }
      guard line.columns.count >= 8 else {
        runs.note(line.number, "fewer than eight columns")
        continue
      }
      guard recording.matches(line.columns[1], in: bytes) else {
        runs.note(line.number, "a record of another recording")
        continue
      }
      take(line)
    }
    if hasWords { return runs.transcript(format: format, language: nil) }
    return wordless(format)
  }

  private mutating func take(_ line: ScoringLine) {
    let type = bytes.string(line.columns[0])
    switch type {
    case "SPEAKER", "LEXEME", "NON-LEX": break
    case "SPKR-INFO": return
    default: return runs.note(line.number, "a record of a type that is not read")
    }
    guard let start = line.time(3, bytes), let length = line.time(4, bytes),
      let cue = ServiceTime.cue(Double(start), length: Double(length))
    else { return runs.note(line.number, "a record without possible times") }
    let (text, speaker, channel) = (line.text(5, bytes), line.text(7, bytes), line.channel(2, bytes))
    switch type {
    case "SPEAKER":
      if let text {
        hasWords = true
        runs.addPhrase(text, cue, speaker: speaker, channel: channel, line: line.number)
      } else {
        spans.append((cue, speaker, channel, line.number))
      }
    case "LEXEME": add(text ?? "", line, cue, speaker, channel)
    default: add("[\(line.text(6, bytes) ?? text ?? "noise")]", line, cue, speaker, channel)
    }
  }

  private mutating func add(_ text: String, _ line: ScoringLine, _ cue: Cue, _ speaker: String?, _ channel: Int?) {
    hasWords = true
    runs.add(
      TimedWord(
        text: text, start: Double(cue.startMilliseconds), end: Double(cue.endMilliseconds ?? 0),
        confidence: line.text(8, bytes).flatMap { Double($0) }, speaker: speaker, channel: channel, line: line.number))
  }

  /// The turns of a file that says who speaks when and nothing else.
  private mutating func wordless(_ format: String) -> Transcript {
    let channels = Set(spans.compactMap(\.channel))
    let turns = spans.map { span in
      WrittenTurn(
        speaker: span.speaker.flatMap { runs.collector.speakers.speaker($0) }, words: [], cue: span.cue,
        channel: WordRuns.areLegs(channels) ? span.channel : nil, line: span.line)
    }
    return Transcript(format: format, turns: turns, unused: runs.collector.unused)
  }
}
