internal import TapeModel

/// Words out of a result of Azure's service, by the rules of ``AzureSpeechReader``.
struct AzureSpeechWords {
  /// A phrase, an alternative of one, or a word.
  private struct Piece {
    var text = ""
    var start: Double?
    var length: Double?
    var confidence: Double?
    var words: [Piece] = []
    var displayWords: [Piece] = []
  }

  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
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
      case "recognizedPhrases", "phrases":
        try json.objects { (json, _) throws(TextFault) in try takePhrase(&json) }
      default: try json.skip()
      }
    }
    try json.finish()
    return runs.transcript(format: format, language: language)
  }

  private mutating func takePhrase(_ json: inout JSONPuller) throws(TextFault) {
    let line = lines.line(of: json.at)
    var (phrase, best): (Piece, Piece?) = (Piece(), nil)
    var (channel, speaker, status): (Int?, String?, String?)
    var own: LanguageCode?
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "recognitionStatus": status = try json.optionalString()
      case "channel": channel = try json.whole()
      case "speaker": speaker = try json.speakerLabel()
      case "locale": own = try json.optionalString().flatMap { LanguageCode($0) }
      case "nBest":
        try json.objects { (json, index) throws(TextFault) in
          guard index == 0 else { return try json.skip() }
          var piece = Piece()
          try json.members { (json, key) throws(TextFault) in try Self.take(&json, key, into: &piece) }
          best = piece
        }
      default: try Self.take(&json, key, into: &phrase)
      }
    }
    if let status, status != "Success" { return runs.note(line, "a phrase that was not recognised") }
    if language == nil { language = own }
    let said = best ?? phrase
    add(said, phrase: phrase, channel, speaker, own, line)
  }

  private mutating func add(
    _ said: Piece, phrase: Piece, _ channel: Int?, _ speaker: String?, _ own: LanguageCode?, _ line: Int
  ) {
    let words = said.displayWords.isEmpty ? said.words : said.displayWords
    let timed = words.map { piece in
      TimedWord(
        text: piece.text, start: piece.start, end: piece.start.flatMap { start in piece.length.map { start + $0 } },
        confidence: piece.confidence, speaker: speaker, channel: channel, line: line)
    }
    if !said.displayWords.isEmpty || said.text.isEmpty, !timed.isEmpty {
      for word in timed { runs.add(word) }
    } else {
      let cue = ServiceTime.cue(phrase.start, length: phrase.length)
      runs.addPhrase(
        said.text, cue, speaker: speaker, channel: channel, language: own, words: timed, line: line)
    }
  }

  private static func take(_ json: inout JSONPuller, _ key: String, into piece: inout Piece) throws(TextFault) {
    switch key {
    case "offsetInTicks": piece.start = try json.decimal().map { $0 / 10_000 }
    case "durationInTicks": piece.length = try json.decimal().map { $0 / 10_000 }
    case "offsetMilliseconds": piece.start = try json.decimal()
    case "durationMilliseconds": piece.length = try json.decimal()
    case "offset": piece.start = try duration(&json) ?? piece.start
    case "duration": piece.length = try duration(&json) ?? piece.length
    case "confidence": piece.confidence = try json.decimal()
    case "display", "text", "displayText": piece.text = try json.optionalString() ?? ""
    case "word": piece.text = try json.optionalString() ?? ""
    case "words": piece.words = try pieces(&json)
    case "displayWords": piece.displayWords = try pieces(&json)
    default: try json.skip()
    }
  }

  private static func pieces(_ json: inout JSONPuller) throws(TextFault) -> [Piece] {
    var pieces: [Piece] = []
    try json.objects { (json, _) throws(TextFault) in
      var piece = Piece()
      // A word of a word is none: lists inside are passed over.
      try json.members { (json, key) throws(TextFault) in
        if json.peek() == .array || json.peek() == .object {
          try json.skip()
        } else {
          try take(&json, key, into: &piece)
        }
      }
      pieces.append(piece)
    }
    return pieces
  }

  /// An ISO 8601 duration of hours, minutes and seconds (`PT1M2.5S`) in milliseconds.
  private static func duration(_ json: inout JSONPuller) throws(TextFault) -> Double? {
    guard let text = try json.optionalString(), text.hasPrefix("PT"), text.utf8.count <= 32 else { return nil }
    var (total, digits) = (0.0, "")
    for character in text.dropFirst(2).unicodeScalars {
      switch character {
      case "0"..."9", ".": digits.unicodeScalars.append(character)
      case "H", "M", "S":
        guard let value = Double(digits) else { return nil }
        total += value * (character == "H" ? 3600 : character == "M" ? 60 : 1)
        digits = ""
      default: return nil
      }
    }
    return digits.isEmpty && total.isFinite ? total * 1000 : nil
  }
}
