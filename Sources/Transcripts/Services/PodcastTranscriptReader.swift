public import TapeModel

/// Reads transcripts of Podcasting 2.0 in JSON.
///
/// Source: the podcast namespace's "Transcripts" page. Segments have `startTime`,
/// `endTime` (seconds), `body` and, where it changes or always, `speaker`; a segment
/// without one goes on with the speaker before. Segments of one word each become words
/// with times. Strict: a segment with impossible times is not used.
public struct PodcastTranscriptReader: TranscriptFormatReader {
  public let name = "podcast-json"
  public let title = "Podcasting 2.0 transcript JSON"
  public let reads = "segments with times, speakers, single words as word times"
  public let loses = "nothing that the format has"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.shape.has("segments.body", "segments.startTime") ? 1 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var segments: [TimedWord] = []
      var lines = LineCounter(bytes)
      var speaker: String?
      var json = JSONPuller(bytes)
      try json.members { (json, key) throws(TextFault) in
        guard key == "segments" else { return try json.skip() }
        try json.objects { (json, _) throws(TextFault) in
          var segment = TimedWord(line: lines.line(of: json.at))
          try json.members { (json, key) throws(TextFault) in
            switch key {
            case "startTime": segment.start = try json.secondsInMilliseconds()
            case "endTime": segment.end = try json.secondsInMilliseconds()
            case "body": segment.text = try json.optionalString() ?? ""
            case "speaker": segment.speaker = try json.speakerLabel()
            default: try json.skip()
            }
          }
          speaker = segment.speaker ?? speaker
          segment.speaker = speaker
          segments.append(segment)
        }
      }
      try json.finish()
      return transcript(segments, options)
    }
  }

  private func transcript(_ segments: [TimedWord], _ options: ReadingOptions) -> Transcript {
    var runs = WordRuns(options)
    let singles = segments.count { !$0.text.utf8.contains { $0 <= 0x20 } }
    let areWords = segments.count > 3 && singles * 10 >= segments.count * 9
    for segment in segments {
      let cue = segment.cue ?? (segment.end == nil ? start(segment) : nil)
      guard let cue else {
        runs.note(segment.line, "a segment with impossible times, or none")
        continue
      }
      if areWords {
        runs.add(segment)
      } else {
        runs.addPhrase(segment.text, cue, speaker: segment.speaker, line: segment.line)
      }
    }
    return runs.transcript(format: name, language: nil)
  }

  private func start(_ segment: TimedWord) -> Cue? {
    ServiceTime.milliseconds(segment.start).flatMap { Cue(startMilliseconds: $0) }
  }
}
