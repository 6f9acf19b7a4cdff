internal import TapeModel

/// Words out of a file of Kaldi, by the rules of ``KaldiReader``.
struct KaldiWords {
  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var words: [TimedWord] = []
  private var speakers = SpeakerSpans()

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    lines = LineCounter(bytes)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = JSONPuller(bytes)
    if json.peek() == .array {
      try json.objects { (json, _) throws(TextFault) in try takeObject(&json) }
      try json.finish()
    } else {
      repeat { try takeObject(&json) } while json.peek() == .object
      try json.finish()
    }
    speakers.sort()
    for var word in words {
      word.speaker = word.speaker ?? speakers.speaker(at: word.start)
      runs.add(word)
    }
    return runs.transcript(format: format, language: nil)
  }

  private mutating func takeObject(_ json: inout JSONPuller) throws(TextFault) {
    try json.members { (json, key) throws(TextFault) in try takeMember(&json, key, mayNest: true) }
  }

  private mutating func takeMember(_ json: inout JSONPuller, _ key: String, mayNest: Bool) throws(TextFault) {
    switch key {
    case "words", "result": try json.objects { (json, _) throws(TextFault) in try takeWord(&json) }
    case "segmentation":
      try json.membersIfObject { (json, key) throws(TextFault) in try takeMember(&json, key, mayNest: false) }
    case "segments": try json.objects { (json, _) throws(TextFault) in try takeSegment(&json) }
    case "retval" where mayNest:
      try json.membersIfObject { (json, key) throws(TextFault) in try takeMember(&json, key, mayNest: false) }
    default: try json.skip()
    }
  }

  private mutating func takeWord(_ json: inout JSONPuller) throws(TextFault) {
    var word = TimedWord(line: lines.line(of: json.at))
    var punctuated: String?
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "word": word.text = try json.optionalString() ?? ""
      case "punct": punctuated = try json.optionalString()
      case "start": word.start = try json.secondsInMilliseconds()
      case "end": word.end = try json.secondsInMilliseconds()
      case "conf", "confidence": word.confidence = try json.decimal()
      case "speaker": word.speaker = try json.speakerLabel()
      default: try json.skip()
      }
    }
    word.text = punctuated ?? word.text
    words.append(word)
  }

  private mutating func takeSegment(_ json: inout JSONPuller) throws(TextFault) {
    var (start, length, speaker): (Double?, Double?, String?)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "start": start = try json.secondsInMilliseconds()
      case "duration": length = try json.secondsInMilliseconds()
      case "speaker":
        guard json.peek() == .object else { return speaker = try json.speakerLabel() }
        try json.members { (json, key) throws(TextFault) in
          if key == "@id" { speaker = try json.speakerLabel() } else { try json.skip() }
        }
      default: try json.skip()
      }
    }
    speakers.add(start, start.flatMap { start in length.map { start + $0 } }, speaker)
  }
}
