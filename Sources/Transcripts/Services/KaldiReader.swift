public import TapeModel

/// Reads words of Kaldi as BBC's tools write them, and of Vosk.
///
/// Source: the samples of BBC's `react-transcript-editor` (`bbc-kaldi`) and the output of
/// Vosk's `test_simple` programs. BBC: `words` with `word`, `punct` (the word with its
/// punctuation, read before `word`), `start`, `end` and `confidence`, alone or inside `retval`;
/// `segmentation` with segments of start, length and a speaker's `@id`. Vosk: one object, a list of
/// objects, or objects one behind the other, with `result` of `word`, `start`, `end` and
/// `conf`; each is a turn of its own unless the next goes on at once.
public struct KaldiReader: TranscriptFormatReader {
  public let name = "kaldi"
  public let title = "Kaldi JSON (BBC, Vosk)"
  public let reads = "words with times and confidence, speakers of segments"
  public let loses = "speakers' gender, bandwidth"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    if shape.has("retval.words.word") || shape.has("words.punct", "words.start") { return 1 }
    if shape.has("segmentation.segments", "words.word") { return 1 }
    return shape.has("result.word", "result.start") || shape.has("result.conf") ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var reading = KaldiWords(bytes, options)
      return try reading.transcript(format: name)
    }
  }
}

/// Words out of a file of Kaldi, by the rules of ``KaldiReader``.
private struct KaldiWords {
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
