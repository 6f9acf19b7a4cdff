internal import TapeModel

/// Words out of a result of Deepgram, by the rules of ``DeepgramReader``.
struct DeepgramWords {
  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var utterances: [TimedWord] = []
  private var language: LanguageCode?

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    lines = LineCounter(bytes)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = JSONPuller(bytes)
    try json.members { (json, key) throws(TextFault) in
      guard key == "results" else { return try json.skip() }
      try json.membersIfObject { (json, key) throws(TextFault) in
        switch key {
        case "channels":
          try json.objects { (json, index) throws(TextFault) in try takeChannel(&json, index) }
        case "utterances":
          try json.objects { (json, _) throws(TextFault) in try takeUtterance(&json) }
        default: try json.skip()
        }
      }
    }
    try json.finish()
    runs.closeAll()
    if runs.collector.turns.isEmpty {
      for word in utterances { runs.add(word) }
    }
    return runs.transcript(format: format, language: language)
  }

  private mutating func takeChannel(_ json: inout JSONPuller, _ channel: Int) throws(TextFault) {
    let line = lines.line(of: json.at)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "detected_language": language = try json.optionalString().flatMap { LanguageCode($0) } ?? language
      case "alternatives":
        try json.objects { (json, index) throws(TextFault) in
          guard index == 0 else { return try json.skip() }
          var (text, words): (String, [TimedWord]) = ("", [])
          try json.members { (json, key) throws(TextFault) in
            switch key {
            case "transcript": text = try json.optionalString() ?? ""
            case "words": words += try takeWords(&json, channel)
            default: try json.skip()
            }
          }
          for word in words { runs.add(word) }
          if words.isEmpty, !text.isEmpty { runs.addPhrase(text, nil, channel: channel, line: line) }
        }
      default: try json.skip()
      }
    }
  }

  private mutating func takeUtterance(_ json: inout JSONPuller) throws(TextFault) {
    var (channel, speaker): (Int?, String?)
    var words: [TimedWord] = []
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "channel": channel = try json.whole()
      case "speaker": speaker = try json.speakerLabel()
      case "words": words += try takeWords(&json, nil)
      default: try json.skip()
      }
    }
    for var word in words {
      word.channel = channel
      word.speaker = word.speaker ?? speaker
      utterances.append(word)
    }
  }

  private mutating func takeWords(_ json: inout JSONPuller, _ channel: Int?) throws(TextFault) -> [TimedWord] {
    var words: [TimedWord] = []
    try json.objects { (json, _) throws(TextFault) in
      var word = TimedWord(channel: channel, line: lines.line(of: json.at))
      var punctuated: String?
      try json.members { (json, key) throws(TextFault) in
        switch key {
        case "word": word.text = try json.optionalString() ?? ""
        case "punctuated_word": punctuated = try json.optionalString()
        case "start": word.start = try json.secondsInMilliseconds()
        case "end": word.end = try json.secondsInMilliseconds()
        case "confidence": word.confidence = try json.decimal()
        case "speaker": word.speaker = try json.speakerLabel()
        default: try json.skip()
        }
      }
      word.text = punctuated ?? word.text
      words.append(word)
    }
    return words
  }
}
