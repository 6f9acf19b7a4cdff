import TapeModel
import TimelineExport

/// Recordings, clips and rundowns for tests.
enum Sample {
  static func hash(_ seed: UInt8) -> ContentHash {
    ContentHash(bytes: (0..<32).map { UInt8(truncatingIfNeeded: $0) &+ seed })!
  }

  static func recording(
    _ seed: UInt8 = 1, name: String = "call_0412.wav", hertz: Int = 8_000, channelCount: Int = 2, seconds: Int64 = 60
  ) -> Recording {
    Recording(
      id: hash(seed), pcmHash: hash(seed &+ 100), path: "calls/" + name, byteCount: 1_920_044,
      format: AudioFormat(container: "WAV", encoding: "16-bit PCM"), rate: SampleRate(hertz: hertz)!,
      channelCount: channelCount, frameCount: seconds * Int64(hertz), timeReference: 610_960_000,
      originated: WallClock("2022-03-08T21:12:50+02:00"),
      warnings: [RecordingWarning(.truncated, "The last 3 seconds are missing.", range: SampleRange(start: 0, end: 8))])
  }

  static let call = CallDetails(
    callID: "0412", start: WallClock("2022-03-08T21:14:05+02:00"), parties: ["Anna", "Boris"], place: "Kyiv",
    unit: "desk 3", source: "archive", verification: .partly, verifiedBy: "O. K.", advisory: "Strong language.",
    notes: "Line noise.", further: [.init(name: "reel", value: "7")])

  /// `texts` laid end to end over `range`.
  static func words(_ texts: [String], over range: SampleRange) -> [Word] {
    let count = Int64(texts.count)
    return texts.enumerated().map { index, text in
      let start = range.start + range.frameCount * Int64(index) / count
      let end = range.start + range.frameCount * Int64(index + 1) / count
      return Word(text, range: SampleRange(start: start, end: end), timing: .aligned, confidence: 0.875)
    }
  }

  static func clip(
    _ id: String = "c1", slug: String = "river-froze", recording: Recording = recording(), start: Int64 = 16_000,
    end: Int64 = 40_001, text: [String] = ["Well,", "the", "river", "froze", "over", "that", "night."]
  ) -> Clip {
    let range = SampleRange(start: start, end: end)
    return Clip(
      id: id, slug: slug, recording: recording, call: call, range: range, channel: 0,
      speakers: [Speaker(name: "Anna")!],
      words: words(text, over: range), translation: "Річка замерзла тієї ночі.", segments: ["0102030405060708-4"],
      timing: .aligned, confidence: 0.8125, handleFrameCount: 8_000, fadeIn: .init(frameCount: 80),
      fadeOut: .init(frameCount: 160, shape: .sine), gainDecibels: -3, rights: "One broadcast only.",
      advisory: "Grief.", remarks: ["The out-point lies between words."])
  }

  /// A rundown with everything that one can hold.
  static let evening = Rundown(
    name: "evening-programme", title: "Evening programme",
    items: [
      .init(id: 1, content: .narration(.init(text: "It was the coldest night of the war.", statedMilliseconds: 2_500))),
      .init(id: 2, content: .clip(clip())),
      .init(id: 3, content: .note("Let the pause stand.\nThen go on.")),
      .init(
        id: 5,
        content: .clip(
          clip(
            "c2", slug: "ne-znayu", recording: recording(2, name: "call_0413.flac"), start: 100, end: 24_100,
            text: ["Не", "знаю,", "мама."]))),
      .init(id: 4, content: .narration(.init(text: "She never called again, and nobody told her why."))),
    ])

  /// A tape log with overlapping turns, Cyrillic, a turn without a speaker and an
  /// absent one.
  static func log(hertz: Int = 8_000, includesWords: Bool = false) -> TapeLog {
    let recording = recording(hertz: hertz)
    let unit = Int64(hertz)
    func turn(_ number: Int, _ speaker: String?, _ start: Int64, _ end: Int64, _ texts: [String]) -> Turn {
      let range = SampleRange(start: start, end: end)
      return Turn(
        number: number, channel: number % 2, speaker: speaker.flatMap { Speaker(name: $0) },
        text: texts.joined(separator: " "), translation: "translation \(number)", language: LanguageCode("ru"),
        notes: number == 2 ? [Note("laughing", beforeWord: 1)] : [], range: range, timing: .aligned, confidence: 0.75,
        words: words(texts, over: range), remarks: number == 1 ? ["Cut into speech."] : [])
    }
    let turns = [
      turn(1, "Anna", unit, unit * 3 + 1, ["Hello,", "who", "is", "this?"]),
      turn(2, "Boris", unit * 2, unit * 4, ["Это", "я,", "мама."]),
      Turn(
        number: 3, speaker: Speaker(name: "Anna"), text: "Never said.", range: nil, timing: .absent, confidence: 0,
        words: [Word("Never", range: nil, timing: .absent, confidence: 0)]),
      turn(4, "Anna", unit * 5, unit * 7, ["Yes."]),
      turn(5, "Anna", unit * 6, unit * 8, ["And", "over", "it."]),
      turn(6, nil, unit * 9, unit * 10, ["(unclear)"]),
    ]
    return TapeLog(
      recording: recording, call: call,
      segments: turns.map {
        Segment(recording: recording.id, rate: recording.rate, turn: $0, callStart: call.start)
      }, includesWords: includesWords)
  }

  /// Text that formats could take for commands, one kind each.
  static let hostile = [
    "00:00:01.000 --> 00:00:02.000", "<v Eve>&amp;</v>", "a\nb\r\nc\n\n\nd", "nul\u{0}nul", "tab\ttab",
    "\"quoted\" 'it'",
    "\u{202E}abc\u{2066}", "=HYPERLINK(\"http://x\")", ";=1+1", "| a | b |", "# head", "1. list", "```",
    "![x](javascript:1)",
    "{\\an8}up", "NOTE", "STYLE\n::cue{}", "\u{2028}line\u{85}", "𝕏😀e\u{301}", "IntervalTier", "\\", "", " ", "-->",
    "\u{1B}[31m",
  ]

  /// A rundown that has `text` wherever people write.
  static func rundown(saying text: String) -> Rundown {
    var clip = clip()
    let base = Sample.recording()
    clip.recording = Recording(
      id: base.id, pcmHash: base.pcmHash, path: "calls/" + text, byteCount: 1,
      format: AudioFormat(container: text, encoding: text), rate: base.rate, channelCount: 2,
      frameCount: base.frameCount,
      warnings: [RecordingWarning(.misfit, text)])
    clip.slug = text
    clip.call = CallDetails(
      callID: text, parties: [text], place: text, unit: text, source: text, verifiedBy: text, advisory: text,
      notes: text,
      further: [.init(name: text, value: text)])
    clip.speakers = [Speaker(name: text), Speaker(name: "B" + text)].compactMap { $0 }
    clip.words = words([text, text], over: clip.range)
    clip.translation = text
    clip.segments = [text]
    clip.rights = text
    clip.advisory = text
    clip.remarks = [text]
    return Rundown(
      name: text, title: text,
      items: [
        .init(id: 1, content: .clip(clip)),
        .init(id: 2, content: .narration(.init(text: text, statedMilliseconds: 900))),
        .init(id: 3, content: .note(text)), .init(id: 4, content: .clip(Sample.clip())),
      ])
  }

  /// A tape log that has `text` wherever people write.
  static func log(saying text: String) -> TapeLog {
    let recording = rundown(saying: text).clips[0].recording
    let turns = (1...3).map { number in
      let range = SampleRange(start: Int64(number) * 8_000, end: Int64(number) * 8_000 + 4_000)
      return Turn(
        number: number, speaker: Speaker(name: text), text: text, translation: text,
        notes: [Note(text, beforeWord: 0)], range: range, timing: .stated, confidence: 0.5,
        words: words([text], over: range),
        remarks: [text])
    }
    return TapeLog(
      recording: recording, call: rundown(saying: text).clips[0].call,
      segments: turns.map { Segment(recording: recording.id, rate: recording.rate, turn: $0) }, includesWords: true)
  }

  static func text(_ rundown: Rundown, _ name: String) throws -> String {
    var text = ""
    try Export.write(
      rundown, with: ExporterRegistry.standard.timelineExporter(named: name), through: .nothingHidden, to: &text)
    return text
  }

  static func text(_ log: TapeLog, _ name: String) throws -> String {
    var text = ""
    try Export.write(
      log, with: ExporterRegistry.standard.segmentsExporter(named: name), through: .nothingHidden, to: &text)
    return text
  }
}
