internal import TapeModel

/// Words out of a result of Google's service, by the rules of ``GoogleSpeechReader``.
struct GoogleSpeechWords {
  private struct Result {
    var words: [TimedWord] = []
    var text = ""
    var confidence: Double?
    var end: Double?
    var channel: Int?
    var language: LanguageCode?
    var line: Int

    var isTagged: Bool { words.contains { $0.speaker != nil } }
  }

  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var results: [Result] = []

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    lines = LineCounter(bytes)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = JSONPuller(bytes)
    try json.members { (json, key) throws(TextFault) in try takeMember(&json, key, mayNest: true) }
    try json.finish()
    let language = results.lazy.compactMap(\.language).first
    dropRepeated()
    var ends: [Int: Double] = [:]
    for result in results {
      if result.words.isEmpty {
        guard !result.text.isEmpty else {
          runs.note(result.line, "a result without a transcript")
          continue
        }
        let cue = ServiceTime.cue(ends[result.channel ?? -1] ?? 0, result.end)
        runs.addPhrase(result.text, cue, channel: result.channel, language: result.language, line: result.line)
      } else {
        for word in result.words { runs.add(word) }
      }
      if let end = result.end { ends[result.channel ?? -1] = end }
    }
    return runs.transcript(format: format, language: language)
  }

  /// Leaves out the untagged results of a channel whose words a later tagged one has
  /// again.
  private mutating func dropRepeated() {
    var tagged: [Int: (index: Int, start: Int64)] = [:]
    for (index, result) in results.enumerated() where result.isTagged {
      let start = result.words.lazy.compactMap { $0.cue?.startMilliseconds }.first
      if let start { tagged[result.channel ?? -1] = (index, start) }
    }
    guard !tagged.isEmpty else { return }
    results = results.enumerated().filter { index, result in
      guard !result.isTagged, let last = tagged[result.channel ?? -1], last.index > index else { return true }
      let start = result.words.lazy.compactMap { $0.cue?.startMilliseconds }.first
      guard start ?? last.start >= last.start else { return true }
      runs.note(result.line, "a result that the last one repeats with speakers")
      return false
    }.map(\.element)
  }

  private mutating func takeMember(_ json: inout JSONPuller, _ key: String, mayNest: Bool) throws(TextFault) {
    switch key {
    case "results": try json.objects { (json, _) throws(TextFault) in try takeResult(&json) }
    case "response" where mayNest:
      try json.membersIfObject { (json, key) throws(TextFault) in try takeMember(&json, key, mayNest: false) }
    default: try json.skip()
    }
  }

  private mutating func takeResult(_ json: inout JSONPuller) throws(TextFault) {
    var result = Result(line: lines.line(of: json.at))
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "channelTag", "channel_tag": result.channel = try json.whole().flatMap { $0 > 0 ? $0 - 1 : nil }
      case "languageCode", "language_code": result.language = try json.optionalString().flatMap { LanguageCode($0) }
      case "resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset":
        result.end = try Self.time(&json)
      case "alternatives":
        try json.objects { (json, index) throws(TextFault) in
          if index == 0 { try takeAlternative(&json, into: &result) } else { try json.skip() }
        }
      default: try json.skip()
      }
    }
    for index in result.words.indices { result.words[index].channel = result.channel }
    results.append(result)
  }

  private mutating func takeAlternative(_ json: inout JSONPuller, into result: inout Result) throws(TextFault) {
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "transcript": result.text = try json.optionalString() ?? ""
      case "confidence": result.confidence = try json.decimal()
      case "words":
        try json.objects { (json, _) throws(TextFault) in
          let line = lines.line(of: json.at)
          var word = try Self.word(&json)
          word.line = line
          result.words.append(word)
        }
      default: try json.skip()
      }
    }
  }

  private static func word(_ json: inout JSONPuller) throws(TextFault) -> TimedWord {
    var word = TimedWord()
    // A start of zero is left out by writers of Protocol Buffers.
    var hasStart = false
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "startTime", "start_time", "startOffset", "start_offset":
        word.start = try time(&json)
        hasStart = true
      case "endTime", "end_time", "endOffset", "end_offset": word.end = try time(&json)
      case "word": word.text = try json.optionalString() ?? ""
      case "confidence": word.confidence = try json.decimal()
      case "speakerTag", "speaker_tag", "speakerLabel", "speaker_label":
        let label = try json.speakerLabel()
        if let label, label != "Speaker 0" { word.speaker = label }
      default: try json.skip()
      }
    }
    if !hasStart, word.end != nil { word.start = 0 }
    // A confidence of zero says that none was set.
    if word.confidence == 0 { word.confidence = nil }
    return word
  }

  /// `"1.200s"`, or an object of seconds and nanoseconds, in milliseconds.
  private static func time(_ json: inout JSONPuller) throws(TextFault) -> Double? {
    switch json.peek() {
    case .string:
      guard let text = try json.optionalString(), text.utf8.count <= 32, text.last == "s" else { return nil }
      return Double(text.dropLast()).flatMap { $0.isFinite ? $0 * 1000 : nil }
    case .object:
      var (seconds, nanoseconds): (Double?, Double?)
      try json.members { (json, key) throws(TextFault) in
        switch key {
        case "seconds": seconds = try json.decimal()
        case "nanos": nanoseconds = try json.decimal()
        default: try json.skip()
        }
      }
      return (seconds ?? 0) * 1000 + (nanoseconds ?? 0) / 1_000_000
    default: return try json.secondsInMilliseconds()
    }
  }
}
