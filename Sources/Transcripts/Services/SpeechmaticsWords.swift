internal import TapeModel

/// Words out of a transcript of Speechmatics, by the rules of ``SpeechmaticsReader``.
struct SpeechmaticsWords {
  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var speakers = SpeakerSpans()
  private var oldWords: [TimedWord] = []
  private var channels: [String: Int] = [:]
  private var language: LanguageCode?
  /// A mark that waits for the word it stands before.
  private var opening = ""

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    lines = LineCounter(bytes)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = JSONPuller(bytes)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "results": try json.objects { (json, _) throws(TextFault) in try takeResult(&json) }
      case "words": try json.objects { (json, _) throws(TextFault) in try takeOldWord(&json) }
      case "speakers": try json.objects { (json, _) throws(TextFault) in try takeOldSpeaker(&json) }
      case "metadata":
        try json.membersIfObject { (json, key) throws(TextFault) in
          guard key == "transcription_config" else { return try json.skip() }
          try json.membersIfObject { (json, key) throws(TextFault) in try takeLanguage(&json, key) }
        }
      case "job": try json.membersIfObject { (json, key) throws(TextFault) in try takeLanguage(&json, key) }
      default: try json.skip()
      }
    }
    try json.finish()
    speakers.sort()
    for var word in oldWords {
      word.speaker = speakers.speaker(at: word.start)
      runs.add(word)
    }
    return runs.transcript(format: format, language: language)
  }

  private mutating func takeLanguage(_ json: inout JSONPuller, _ key: String) throws(TextFault) {
    guard key == "language" || key == "lang" else { return try json.skip() }
    language = try json.optionalString().flatMap { LanguageCode($0) } ?? language
  }

  private mutating func takeResult(_ json: inout JSONPuller) throws(TextFault) {
    var word = TimedWord(line: lines.line(of: json.at))
    var (type, attaches, channel): (String?, String?, String?)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "type": type = try json.optionalString()
      case "start_time": word.start = try json.secondsInMilliseconds()
      case "end_time": word.end = try json.secondsInMilliseconds()
      case "channel": channel = try json.optionalString()
      case "attaches_to": attaches = try json.optionalString()
      case "alternatives":
        try json.objects { (json, index) throws(TextFault) in
          if index == 0 { try Self.takeAlternative(&json, into: &word) } else { try json.skip() }
        }
      default: try json.skip()
      }
    }
    word.channel = channel.map { self.channel($0) }
    switch type {
    case "word", "entity", nil:
      word.text = opening + word.text
      opening = ""
      runs.add(word)
    case "punctuation":
      if attaches == "next" {
        opening += word.text
      } else {
        word.isAttached = attaches != "none"
        runs.add(word)
      }
    default: break
    }
  }

  private static func takeAlternative(_ json: inout JSONPuller, into word: inout TimedWord) throws(TextFault) {
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "content": word.text = try json.optionalString() ?? ""
      case "confidence": word.confidence = try json.decimal()
      case "speaker": word.speaker = try json.speakerLabel().flatMap { $0 == "UU" ? nil : $0 }
      default: try json.skip()
      }
    }
  }

  private mutating func channel(_ label: String) -> Int {
    if label.hasPrefix("channel_"), let number = Int(label.dropFirst(8)), number > 0 { return number - 1 }
    if let known = channels[label] { return known }
    channels[label] = channels.count
    return channels.count - 1
  }

  private mutating func takeOldWord(_ json: inout JSONPuller) throws(TextFault) {
    var word = TimedWord(line: lines.line(of: json.at))
    var length: Double?
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "name": word.text = try json.optionalString() ?? ""
      case "time": word.start = try json.secondsInMilliseconds()
      case "duration": length = try json.secondsInMilliseconds()
      case "confidence": word.confidence = try json.decimal()
      default: try json.skip()
      }
    }
    if let start = word.start, let length { word.end = start + length }
    word.isAttached = word.text == "." || word.text == "," || word.text == "?" || word.text == "!"
    oldWords.append(word)
  }

  private mutating func takeOldSpeaker(_ json: inout JSONPuller) throws(TextFault) {
    var (start, length, name): (Double?, Double?, String?)
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "name": name = try json.speakerLabel().flatMap { $0 == "UU" ? nil : $0 }
      case "time": start = try json.secondsInMilliseconds()
      case "duration": length = try json.secondsInMilliseconds()
      default: try json.skip()
      }
    }
    speakers.add(start, start.flatMap { start in length.map { start + $0 } }, name)
  }
}
