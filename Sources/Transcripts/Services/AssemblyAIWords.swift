internal import TapeModel

/// Words out of a transcript of AssemblyAI, by the rules of ``AssemblyAIReader``.
struct AssemblyAIWords {
  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var words: [TimedWord] = []
  private var utterances: [TimedWord] = []
  private var text = ""
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
      case "words":
        try json.objects { (json, _) throws(TextFault) in words.append(try takePiece(&json).piece) }
      case "utterances":
        try json.objects { (json, _) throws(TextFault) in try takeUtterance(&json) }
      case "text": text = try json.optionalString() ?? ""
      case "language_code": language = try json.optionalString().flatMap { LanguageCode($0) } ?? language
      default: try json.skip()
      }
    }
    try json.finish()
    for word in utterances.isEmpty ? words : utterances { runs.add(word) }
    runs.closeAll()
    if runs.collector.turns.isEmpty, !text.isEmpty { runs.addPhrase(text, nil, line: 1) }
    return runs.transcript(format: format, language: language)
  }

  private mutating func takeUtterance(_ json: inout JSONPuller) throws(TextFault) {
    let (utterance, words) = try takePiece(&json)
    if words.isEmpty {
      utterances.append(utterance)
    }
    for var word in words {
      word.speaker = word.speaker ?? utterance.speaker
      word.channel = word.channel ?? utterance.channel
      utterances.append(word)
    }
  }

  /// A word, or an utterance with its words.
  private mutating func takePiece(
    _ json: inout JSONPuller
  ) throws(TextFault) -> (piece: TimedWord, words: [TimedWord]) {
    var (piece, words): (TimedWord, [TimedWord]) = (TimedWord(line: lines.line(of: json.at)), [])
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "text": piece.text = try json.optionalString() ?? ""
      case "start": piece.start = try json.decimal()
      case "end": piece.end = try json.decimal()
      case "confidence": piece.confidence = try json.decimal()
      case "speaker": piece.speaker = try json.speakerLabel()
      case "channel": piece.channel = try json.whole().flatMap { $0 > 0 ? $0 - 1 : nil }
      case "words":
        try json.objects { (json, _) throws(TextFault) in words.append(try takePiece(&json).piece) }
      default: try json.skip()
      }
    }
    return (piece, words)
  }
}
