internal import TapeModel

/// Words out of an alignment of Gentle, by the rules of ``GentleReader``.
struct GentleWords {
  private let bytes: Bytes
  private let options: ReadingOptions
  private var lines: LineCounter
  private var runs: WordRuns
  private var words: [TimedWord] = []
  private var text: [UInt8] = []
  private var textLine = 1

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    self.options = options
    lines = LineCounter(bytes)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = JSONPuller(bytes)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "transcript":
        textLine = lines.line(of: json.at)
        text = Array(try json.optionalString()?.utf8 ?? "".utf8)
      case "words": try json.objects { (json, _) throws(TextFault) in try takeWord(&json) }
      default: try json.skip()
      }
    }
    try json.finish()
    guard text.contains(where: { $0 > 0x20 }) else {
      for word in words { runs.add(word) }
      return runs.transcript(format: format, language: nil)
    }
    var transcript = EmbeddedDialogue.transcript(text, format: format, line: textLine, options)
    GentleTimes.give(words, to: &transcript.turns)
    transcript.unused = (transcript.unused + runs.collector.unused).sorted { $0.line < $1.line }
    return transcript
  }

  private mutating func takeWord(_ json: inout JSONPuller) throws(TextFault) {
    var word = TimedWord(line: lines.line(of: json.at))
    var outcome: String?
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "word": word.text = try json.optionalString() ?? ""
      case "case": outcome = try json.optionalString()
      case "start": word.start = try json.secondsInMilliseconds()
      case "end": word.end = try json.secondsInMilliseconds()
      default: try json.skip()
      }
    }
    if outcome == "not-found-in-transcript" {
      return runs.note(word.line, "a word heard that is not in the transcript")
    }
    if word.cue == nil, word.start != nil, !text.isEmpty {
      runs.note(word.line, "impossible times of a word, which stays without")
    }
    words.append(word)
  }
}
