internal import TapeModel

/// Words out of a result of Amazon Transcribe, by the rules of ``AWSTranscribeReader``.
struct AWSTranscribeWords {
  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var items: [TimedWord] = []
  private var channelItems: [TimedWord] = []
  private var speakers = SpeakerSpans()
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
      case "results":
        try json.membersIfObject { (json, key) throws(TextFault) in try takeResult(&json, key) }
      case "Transcript": try json.objects { (json, _) throws(TextFault) in try takeAnalytics(&json) }
      case "LanguageCode": language = try json.optionalString().flatMap { LanguageCode($0) } ?? language
      default: try json.skip()
      }
    }
    try json.finish()
    speakers.sort()
    for var word in channelItems.isEmpty ? items : channelItems {
      if word.speaker == nil, !word.isAttached { word.speaker = speakers.speaker(at: word.start) }
      runs.add(word)
    }
    return runs.transcript(format: format, language: language)
  }

  private mutating func takeResult(_ json: inout JSONPuller, _ key: String) throws(TextFault) {
    switch key {
    case "items": try takeItems(&json, channel: nil, isOfChannel: false)
    case "language_code": language = try json.optionalString().flatMap { LanguageCode($0) } ?? language
    case "channel_labels":
      try json.membersIfObject { (json, key) throws(TextFault) in
        guard key == "channels" else { return try json.skip() }
        try json.objects { (json, index) throws(TextFault) in
          try json.membersIfObject { (json, key) throws(TextFault) in
            guard key == "items" else { return try json.skip() }
            try takeItems(&json, channel: index, isOfChannel: true)
          }
        }
      }
    case "speaker_labels":
      try json.membersIfObject { (json, key) throws(TextFault) in
        guard key == "segments" else { return try json.skip() }
        try json.objects { (json, _) throws(TextFault) in try takeSpeakers(&json) }
      }
    default: try json.skip()
    }
  }

  /// A segment of speech, or an item in it, with its speaker.
  private mutating func takeSpeakers(_ json: inout JSONPuller) throws(TextFault) {
    var (start, end): (Double?, Double?)
    var speaker: String?
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "start_time": start = try json.secondsInMilliseconds()
      case "end_time": end = try json.secondsInMilliseconds()
      case "speaker_label": speaker = try json.speakerLabel()
      case "items": try json.objects { (json, _) throws(TextFault) in try takeSpeakers(&json) }
      default: try json.skip()
      }
    }
    speakers.add(start, end, speaker)
  }

  private mutating func takeItems(_ json: inout JSONPuller, channel: Int?, isOfChannel: Bool) throws(TextFault) {
    try json.objects { (json, _) throws(TextFault) in
      let offset = json.at
      var word = TimedWord(channel: channel)
      try json.members { (json, key) throws(TextFault) in
        switch key {
        case "start_time": word.start = try json.secondsInMilliseconds()
        case "end_time": word.end = try json.secondsInMilliseconds()
        case "type": word.isAttached = try json.optionalString() == "punctuation"
        case "speaker_label": word.speaker = try json.speakerLabel()
        case "channel_label": word.channel = try Self.channel(&json) ?? channel
        case "alternatives": try Self.takeFirst(&json, into: &word)
        default: try json.skip()
        }
      }
      word.line = lines.line(of: offset)
      if isOfChannel { channelItems.append(word) } else { items.append(word) }
    }
  }

  private static func takeFirst(_ json: inout JSONPuller, into word: inout TimedWord) throws(TextFault) {
    try json.objects { (json, index) throws(TextFault) in
      guard index == 0 else { return try json.skip() }
      try json.members { (json, key) throws(TextFault) in
        switch key {
        case "content": word.text = try json.optionalString() ?? ""
        case "confidence": word.confidence = try json.decimal()
        default: try json.skip()
        }
      }
    }
  }

  /// The number behind `ch_`.
  private static func channel(_ json: inout JSONPuller) throws(TextFault) -> Int? {
    guard let label = try json.optionalString(), label.hasPrefix("ch_") else { return nil }
    return Int(label.dropFirst(3))
  }

  /// One turn of Call Analytics.
  private mutating func takeAnalytics(_ json: inout JSONPuller) throws(TextFault) {
    let offset = json.at
    var turn = TimedWord()
    var words: [TimedWord] = []
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "BeginOffsetMillis": turn.start = try json.decimal()
      case "EndOffsetMillis": turn.end = try json.decimal()
      case "ParticipantRole": turn.speaker = try json.speakerLabel()
      case "Content": turn.text = try json.optionalString() ?? ""
      case "Items": try json.objects { (json, _) throws(TextFault) in words.append(try Self.analyticsItem(&json)) }
      default: try json.skip()
      }
    }
    let line = lines.line(of: offset)
    runs.closeAll()
    guard !words.isEmpty else {
      return runs.addPhrase(turn.text, turn.cue, speaker: turn.speaker, line: line)
    }
    for var word in words {
      word.speaker = turn.speaker
      word.line = line
      runs.add(word)
    }
  }

  private static func analyticsItem(_ json: inout JSONPuller) throws(TextFault) -> TimedWord {
    var word = TimedWord()
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "BeginOffsetMillis": word.start = try json.decimal()
      case "EndOffsetMillis": word.end = try json.decimal()
      case "Type": word.isAttached = try json.optionalString() == "punctuation"
      case "Content": word.text = try json.optionalString() ?? ""
      case "Confidence": word.confidence = try json.decimal()
      default: try json.skip()
      }
    }
    return word
  }
}
