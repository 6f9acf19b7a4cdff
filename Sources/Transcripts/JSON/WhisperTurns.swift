internal import TapeModel

/// Turns out of a whisper file, by the rules of ``WhisperReader``.
struct WhisperTurns {
  private let bytes: Bytes
  private var json: JSONPuller
  private var lines: LineCounter
  private var turns: TurnCollector
  private var language: LanguageCode?
  private var hasSegments = false
  private var mayJoin = true
  /// Whether any word of a segment came with times.
  private var hasWordTimes = false
  /// Words of a list beside the segments.
  private var besides: [WrittenWord] = []

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    json = JSONPuller(bytes)
    lines = LineCounter(bytes)
    turns = TurnCollector(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = self.json
    if json.peek() == .array {
      try takeSegments(&json)
    } else {
      try json.members { (json, key) throws(TextFault) in try takeMember(&json, key) }
    }
    try json.finish()
    guard hasSegments else {
      throw TextFault(offset: 0, reason: "JSON without a list of segments or a transcription")
    }
    if !hasWordTimes, !besides.isEmpty { WordTimes.give(besides, to: &turns.turns) }
    return Transcript(format: format, language: language, turns: turns.turns, unused: turns.unused)
  }

  private mutating func takeMember(_ json: inout JSONPuller, _ key: String) throws(TextFault) {
    switch key {
    case "segments", "transcription":
      guard json.peek() == .array else { return try json.skip() }
      try takeSegments(&json)
    case "words", "word_segments":
      guard json.peek() == .array, besides.isEmpty else { return try json.skip() }
      try takeWords(&json)
    case "language": takeLanguage(try json.optionalString())
    case "result", "params":
      guard json.peek() == .object else { return try json.skip() }
      try json.members { (json, key) throws(TextFault) in
        if key == "language" { takeLanguage(try json.optionalString()) } else { try json.skip() }
      }
    default: try json.skip()
    }
  }

  private mutating func takeLanguage(_ name: String?) {
    if let name, let code = LanguageNames.code(name) { language = code }
  }

  private mutating func takeWords(_ json: inout JSONPuller) throws(TextFault) {
    // A list of words is a segment without a text around it.
    try json.elements { (json) throws(TextFault) in
      guard json.peek() == .object else { return try json.skip() }
      var word: String?
      var (start, end, confidence): (Double?, Double?, Double?)
      try json.members { (json, key) throws(TextFault) in
        switch key {
        case "word", "text": word = try json.optionalString()
        case "start": start = try json.optionalNumber()
        case "end": end = try json.optionalNumber()
        case "score", "probability", "confidence": confidence = try json.optionalNumber()
        default: try json.skip()
        }
      }
      if hasWordTimes { return }
      guard let word, let cue = WhisperSegment.cue(start.map { $0 * 1000 }, end.map { $0 * 1000 }) else { return }
      besides.append(WrittenWord(word, cue: cue, confidence: Self.probability(confidence)))
    }
  }

  private mutating func takeSegments(_ json: inout JSONPuller) throws(TextFault) {
    hasSegments = true
    try json.elements { (json) throws(TextFault) in
      guard json.peek() == .object else { return try json.skip() }
      let offset = json.at
      let segment = try WhisperSegment(&json)
      try add(segment, line: lines.line(of: offset), offset: offset)
    }
  }

  private mutating func add(_ segment: WhisperSegment, line: Int, offset: Int) throws(TextFault) {
    guard
      segment.startMilliseconds != nil || segment.endMilliseconds != nil || !segment.plain.isEmpty
        || !segment.pieces.isEmpty
    else { return turns.unused.append(UnusedLine(line: line, reason: "an empty segment")) }
    guard let cue = WhisperSegment.cue(segment.startMilliseconds, segment.endMilliseconds) else {
      let hasTimes = segment.startMilliseconds != nil && segment.endMilliseconds != nil
      return turns.unused.append(
        UnusedLine(line: line, reason: hasTimes ? "a segment with impossible times" : "a segment without times"))
    }
    if segment.pieces.isEmpty {
      try addPlain(segment, cue, line, offset)
    } else {
      try addPieces(segment, cue, line, offset)
    }
    mayJoin = !segment.turnsNext
  }

  private mutating func addPlain(_ segment: WhisperSegment, _ cue: Cue, _ line: Int, _ offset: Int) throws(TextFault) {
    var spoken = Spoken()
    try scan(segment.plain, 0..<segment.plain.count, [], offset, into: &spoken)
    add(spoken, speaker: segment.speaker, cue, segment, line)
  }

  private mutating func add(
    _ spoken: Spoken, speaker: String?, _ cue: Cue, _ segment: WhisperSegment, _ line: Int
  ) {
    // whisper.cpp tells its two speakers by the louder channel; "?" says it cannot.
    let isKnown = speaker != "?"
    turns.add(
      WrittenTurn(
        speaker: isKnown ? speaker.flatMap { turns.speakers.speaker($0) } : nil, words: spoken.words,
        notes: spoken.notes, cue: cue, language: segment.language.flatMap { LanguageNames.code($0) }, line: line),
      mayJoin: mayJoin)
    mayJoin = true
  }

  /// A run of pieces of one speaker.
  private struct Part {
    var text: [UInt8] = []
    var stamps: [Stamp] = []
    var speaker: String?
    var start: Int64?
    var end: Int64?
  }

  private mutating func addPieces(_ segment: WhisperSegment, _ cue: Cue, _ line: Int, _ offset: Int) throws(TextFault) {
    let parts = parts(segment, line)
    for (index, part) in parts.enumerated() {
      var spoken = Spoken()
      try scan(part.text, 0..<part.text.count, part.stamps, offset, into: &spoken)
      if spoken.isEmpty && parts.count > 1 { continue }
      let start = index == 0 ? cue.startMilliseconds : part.start ?? cue.startMilliseconds
      let end = index == parts.count - 1 ? cue.endMilliseconds : part.end ?? cue.endMilliseconds
      let own = Cue(startMilliseconds: start, endMilliseconds: end) ?? cue
      add(spoken, speaker: part.speaker ?? segment.speaker, own, segment, line)
    }
  }

  private mutating func parts(_ segment: WhisperSegment, _ line: Int) -> [Part] {
    let hasSpaces = segment.pieces.dropFirst().contains { segment.joined[$0.text.lowerBound] == 0x20 }
    var parts: [Part] = []
    for piece in segment.pieces {
      let speaker = piece.speaker ?? parts.last?.speaker ?? segment.speaker
      if parts.isEmpty || speaker != parts[parts.count - 1].speaker { parts.append(Part(speaker: speaker)) }
      let last = parts.count - 1
      if !hasSpaces && !segment.hasTokens { parts[last].text.append(0x20) }
      var start = piece.text.lowerBound
      while start < piece.text.upperBound, segment.joined[start] == 0x20 {
        parts[last].text.append(0x20)
        start += 1
      }
      let cue = WhisperSegment.cue(piece.start, piece.end)
      if let cue {
        hasWordTimes = true
        if parts[last].start == nil { parts[last].start = cue.startMilliseconds }
        parts[last].end = cue.endMilliseconds
      } else if piece.start != nil, piece.end != nil {
        turns.unused.append(UnusedLine(line: line, reason: "impossible times of a word, which stays without"))
      }
      parts[last].stamps.append(
        Stamp(offset: parts[last].text.count, cue: cue, confidence: Self.probability(piece.confidence)))
      parts[last].text.append(contentsOf: segment.joined[start..<piece.text.upperBound])
    }
    return parts
  }

  /// Splits `text` into words, after a look that it is UTF-8.
  private func scan(
    _ text: [UInt8], _ range: Range<Int>, _ stamps: [Stamp], _ offset: Int, into spoken: inout Spoken
  ) throws(TextFault) {
    try text.withUnsafeBufferPointer { (text) throws(TextFault) in
      guard UTF8Scan(of: text).firstInvalid == nil else {
        throw TextFault(offset: offset, reason: "a segment whose text is not UTF-8")
      }
      var pending: Cue?
      WordScanner.scan(text, range, stamps: stamps, pending: &pending, into: &spoken)
    }
  }

  private static func probability(_ value: Double?) -> Double? { value.flatMap { (0...1).contains($0) ? $0 : nil } }
}
