internal import TapeModel

/// Words out of a result of IBM's service, by the rules of ``IBMSpeechReader``.
struct IBMSpeechWords {
  private struct Result {
    var words: [TimedWord] = []
    var text = ""
    var isFinal = true
    var line: Int
  }

  private let bytes: Bytes
  private var lines: LineCounter
  private var runs: WordRuns
  private var results: [Result] = []
  private var speakers = SpeakerSpans()

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    lines = LineCounter(bytes)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) throws(TextFault) -> Transcript {
    var json = JSONPuller(bytes)
    try json.members { (json, key) throws(TextFault) in try takeMember(&json, key) }
    try json.finish()
    speakers.sort()
    for result in results {
      if !result.isFinal {
        runs.note(result.line, "a result that is not final")
      } else if result.words.isEmpty {
        runs.addPhrase(result.text, nil, line: result.line)
      } else {
        for var word in result.words {
          word.speaker = speakers.speaker(at: word.start)
          runs.add(word)
        }
      }
    }
    return runs.transcript(format: format, language: nil)
  }

  private mutating func takeMember(_ json: inout JSONPuller, _ key: String) throws(TextFault) {
    switch key {
    case "results": try json.objects { (json, _) throws(TextFault) in try takeResult(&json) }
    case "speaker_labels":
      try json.objects { (json, _) throws(TextFault) in
        var (from, to, speaker): (Double?, Double?, String?)
        try json.members { (json, key) throws(TextFault) in
          switch key {
          case "from": from = try json.secondsInMilliseconds()
          case "to": to = try json.secondsInMilliseconds()
          case "speaker": speaker = try json.speakerLabel()
          default: try json.skip()
          }
        }
        speakers.add(from, to, speaker)
      }
    default: try json.skip()
    }
  }

  private mutating func takeResult(_ json: inout JSONPuller) throws(TextFault) {
    var result = Result(line: lines.line(of: json.at))
    var isNest = false
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "final": result.isFinal = try json.flag()
      case "alternatives":
        try json.objects { (json, index) throws(TextFault) in
          if index == 0 { try takeAlternative(&json, into: &result) } else { try json.skip() }
        }
      case "results", "speaker_labels":
        isNest = true
        try takeMember(&json, key)
      default: try json.skip()
      }
    }
    if !isNest { results.append(result) }
  }

  private mutating func takeAlternative(_ json: inout JSONPuller, into result: inout Result) throws(TextFault) {
    var confidences: [Double?] = []
    try json.members { (json, key) throws(TextFault) in
      switch key {
      case "transcript": result.text = try json.optionalString() ?? ""
      case "timestamps":
        try json.elementsIfArray { (json) throws(TextFault) in
          let line = lines.line(of: json.at)
          var word = try Self.tuple(&json)
          word.line = line
          result.words.append(word)
        }
      case "word_confidence":
        // The confidence stands where a start would.
        try json.elementsIfArray { (json) throws(TextFault) in
          confidences.append(try Self.tuple(&json).start.map { $0 / 1000 })
        }
      default: try json.skip()
      }
    }
    for (index, confidence) in confidences.enumerated() where index < result.words.count {
      result.words[index].confidence = confidence
    }
    for index in result.words.indices where result.words[index].text == "%HESITATION" {
      result.words[index].text = "[hesitation]"
    }
    result.text = result.text.split(separator: " ").map { $0 == "%HESITATION" ? "[hesitation]" : $0 }
      .joined(separator: " ")
  }

  /// A word and up to two numbers.
  private static func tuple(_ json: inout JSONPuller) throws(TextFault) -> TimedWord {
    var (word, index) = (TimedWord(), 0)
    try json.elementsIfArray { (json) throws(TextFault) in
      switch index {
      case 0: word.text = try json.optionalString() ?? ""
      case 1: word.start = try json.secondsInMilliseconds()
      case 2: word.end = try json.secondsInMilliseconds()
      default: try json.skip()
      }
      index += 1
    }
    return word
  }
}
