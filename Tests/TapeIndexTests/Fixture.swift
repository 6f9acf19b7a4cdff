import Foundation
import TapeFiles
import TapeIndex
import TapeModel
import TapeTesting

/// A turn in few words: speaker, text, translation.
struct Said {
  let speaker: String?
  let text: String
  let translation: String?

  init(_ speaker: String?, _ text: String, _ translation: String? = nil) {
    self.speaker = speaker
    self.text = text
    self.translation = translation
  }
}

/// Runs made up for tests: each turn lasts a second, its words share it.
enum Fixture {
  static let clock = WallClock("2026-03-01T12:00:00+02:00")!

  static func recording(_ name: String, seconds: Int64 = 100, pcm: String? = nil, originated: WallClock? = nil)
    -> Recording
  {
    Recording(
      id: ContentHash(of: name), pcmHash: ContentHash(of: pcm ?? "pcm of \(name)"), path: "/calls/\(name).wav",
      byteCount: 1_000, format: AudioFormat(container: "WAV", encoding: "16-bit PCM"), rate: .telephone,
      channelCount: 1, frameCount: seconds * 8_000, originated: originated)
  }

  static func run(
    _ name: String, _ said: [Said] = [], language: String? = "ru", translation: String? = "en", key: String = "1",
    pcm: String? = nil, warnings: [RecordingWarning] = [], path: String? = nil, originated: WallClock? = nil
  ) -> Run {
    var recording = recording(name, pcm: pcm, originated: originated)
    recording.warnings = warnings
    if let path { recording.path = path }
    let channel = ChannelAnalysis(
      speech: [SampleRange(start: 0, end: 8_000)], noiseFloorDecibels: -50, peak: 0.5, clippedSampleCount: 0,
      nonFiniteSampleCount: 0, isSilent: false)
    let record = TranscriptRecord(
      path: "/calls/\(name).vtt", hash: ContentHash(of: "transcript of \(name)"), format: "webvtt",
      language: language.flatMap { LanguageCode($0) }, translationLanguage: translation.flatMap { LanguageCode($0) },
      unused: [UnusedLine(line: 3, reason: "no words")])
    let peaks = Peaks(rate: .telephone, channelCount: 1, framesPerPoint: 256, values: [-3, 4, -128, 127])
    return Run(
      recording: recording, channels: [channel], isDualMono: false, peaks: [peaks], transcript: record,
      turns: said.enumerated().map { turn($0.offset + 1, $0.element) }, notices: ["made up"],
      key: ContentHash(of: key))
  }

  static func turn(_ number: Int, _ said: Said, timing: Timing = .stated) -> Turn {
    let range = SampleRange(start: Int64(number) * 8_000, end: Int64(number + 1) * 8_000)
    let texts = said.text.split(separator: " ").map(String.init)
    let words = texts.enumerated().map { index, text in
      let length = 8_000 / Int64(texts.count)
      let start = range.start + Int64(index) * length
      return Word(text, range: SampleRange(start: start, end: start + length), timing: timing, confidence: 0.875)
    }
    return Turn(
      number: number, speaker: said.speaker.flatMap { Speaker(name: $0) }, text: said.text,
      translation: said.translation, notes: number == 1 ? [Note("laughing", beforeWord: 1)] : [], range: range,
      timing: timing, confidence: 0.75, words: words, remarks: number == 2 ? ["fits badly"] : [])
  }

  /// An index with these recordings, open for writing.
  static func index(_ folder: TemporaryFolder, _ runs: [Run] = []) throws -> TapeIndex {
    let index = try TapeIndex(openingForWriting: folder.file("case.tapelog"), creating: true)
    for run in runs { try index.store(run, call: nil, by: "test", at: clock) }
    return index
  }

  static func clip(_ run: Run, id: String = "", slug: String = "river", range: SampleRange? = nil) -> Clip {
    Clip(
      id: id, slug: slug, recording: run.recording, range: range ?? SampleRange(start: 8_000, end: 16_000),
      speakers: [Speaker(name: "Anna")!],
      words: [Word("река", range: SampleRange(start: 8_000, end: 9_000), timing: .aligned, confidence: 0.9)],
      segments: ["\(run.recording.id.short)-1"], timing: .aligned, confidence: 0.9, handleFrameCount: 8_000,
      fadeIn: Clip.Fade(frameCount: 40, shape: .sine), gainDecibels: -1.5, rights: "ours")
  }

  static let river = run(
    "0412",
    [
      Said("Anna", "Ещё вчера река замёрзла.", "The river froze only yesterday."),
      Said("Boris", "Мы не знали, что", "We did not know that"),
      Said("Anna", "мост уже закрыт. Да.", "the bridge is closed already. Yes."),
      Said("Boris", "Нет.", "No."),
    ])
  static let weather = run(
    "0413",
    [
      Said("Olha", "Річка замерзла, м’яч на кризі.", "The river froze, a ball is on the ice."),
      Said("Anna Petrivna", "Говори по-українськи, будь ласка."),
    ], language: "uk")
}
