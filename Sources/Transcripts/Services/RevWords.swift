internal import TapeModel

/// Words out of a transcript of Rev, by the rules of ``RevReader``.
struct RevWords {
  private enum Kind { case text, mark, unknown }

  private struct Monologue {
    var speaker: String?
    var name: String?
    var words: [TimedWord] = []
  }

  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var monologues: [Monologue] = []
  private var names: [String: String] = [:]
  private var language: LanguageCode?

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    lines = LineCounter(bytes)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = JSONPuller(bytes)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "monologues": try json.objects { (json, _) throws(TextFault) in try takeMonologue(&json) }
      case "speakers": try json.objects { (json, _) throws(TextFault) in try takeSpeaker(&json) }
      case "language": language = try json.optionalString().flatMap { LanguageCode($0) } ?? language
      default: try json.skip()
      }
    }
    try json.finish()
    for monologue in monologues {
      runs.closeAll()
      let speaker = monologue.name ?? monologue.speaker.map { names[$0] ?? $0 }
      for var word in monologue.words {
        word.speaker = speaker
        runs.add(word)
      }
    }
    return runs.transcript(format: format, language: language)
  }

  private mutating func takeSpeaker(_ json: inout JSONPuller) throws(TextFault) {
    var (id, name): (String?, String?)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "id": id = try json.speakerLabel()
      case "name", "display_name": name = try json.optionalString()
      default: try json.skip()
      }
    }
    if let id, let name, !name.isEmpty { names[id] = name }
  }

  private mutating func takeMonologue(_ json: inout JSONPuller) throws(TextFault) {
    var monologue = Monologue()
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "speaker": monologue.speaker = try json.speakerLabel()
      case "speaker_info":
        try json.membersIfObject { (json, key) throws(TextFault) in
          let isName = key == "display_name" || key == "name"
          guard isName else { return try json.skip() }
          monologue.name = try json.optionalString().flatMap { $0.isEmpty ? nil : $0 }
        }
      case "elements":
        try json.objects { (json, _) throws(TextFault) in
          // Between words with a space between, a space says nothing; after a mark the next is a word anyway.
          if let word = try takeElement(&json) { monologue.words.append(word) }
        }
      default: try json.skip()
      }
    }
    monologues.append(monologue)
  }

  /// `nil` for a space.
  private mutating func takeElement(_ json: inout JSONPuller) throws(TextFault) -> TimedWord? {
    var (word, kind): (TimedWord, Kind) = (TimedWord(line: lines.line(of: json.at)), .text)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "type":
        switch try json.optionalString() {
        case "punct": kind = .mark
        case "unknown", "tag": kind = .unknown
        default: kind = .text
        }
      case "value": word.text = try json.optionalString() ?? ""
      case "ts": word.start = try json.secondsInMilliseconds()
      case "end_ts": word.end = try json.secondsInMilliseconds()
      case "timestamp": word.start = try Self.clock(&json)
      case "end_timestamp": word.end = try Self.clock(&json)
      case "confidence": word.confidence = try json.decimal()
      default: try json.skip()
      }
    }
    switch kind {
    case .text: return word
    case .mark:
      let isBlank = !word.text.utf8.contains { $0 > 0x20 }
      if isBlank { return nil }
      // A dash with spaces around is a word of its own, a full stop is not.
      word.isAttached = word.text.utf8.first.map { $0 > 0x20 } ?? false
      return word
    case .unknown:
      let content = word.text.unicodeScalars.filter { !"<>[]()".unicodeScalars.contains($0) }
      word.text = "[\(String(String.UnicodeScalarView(content)))]"
      return word
    }
  }

  private static func clock(_ json: inout JSONPuller) throws(TextFault) -> Double? {
    guard var text = try json.optionalString() else { return nil }
    return text.withUTF8 { bytes in
      guard let (time, end) = Clock.time(bytes, 0, before: bytes.count), end == bytes.count else { return nil }
      return Double(time)
    }
  }
}
