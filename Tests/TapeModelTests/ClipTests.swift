import TapeModel
import Testing

private let recording = Recording(
  id: ContentHash(bytes: [UInt8](repeating: 1, count: 32))!,
  pcmHash: ContentHash(bytes: [UInt8](repeating: 2, count: 32))!,
  path: "calls/call_0412.ru.wav", byteCount: 160_044, format: AudioFormat(container: "WAV", encoding: "16-bit PCM"),
  rate: .telephone, channelCount: 1, frameCount: 80_000)

private func clip(_ range: SampleRange, handles: Int64 = 0) -> Clip {
  Clip(
    id: "c1", slug: "river", recording: recording, range: range,
    words: "the river froze and then we walked".split(separator: " ").map {
      Word(String($0), range: range, timing: .stated, confidence: 1)
    }, timing: .stated, confidence: 1, handleFrameCount: handles)
}

struct ClipTests {
  @Test func cuesAreTheFirstAndLastFiveWords() {
    #expect(clip(SampleRange(start: 0, end: 8)).inCue == "the river froze and then")
    #expect(clip(SampleRange(start: 0, end: 8)).outCue == "froze and then we walked")
  }

  @Test(arguments: [
    (SampleRange(start: 100, end: 79_950), Int64(80), SampleRange(start: 20, end: 80_000)),
    (SampleRange(start: 10, end: 20), Int64(80), SampleRange(start: 0, end: 100)),
    (SampleRange(start: 10, end: 20), Int64(0), SampleRange(start: 10, end: 20)),
  ])
  func handlesStayInsideTheRecording(range: SampleRange, handles: Int64, expected: SampleRange) {
    #expect(clip(range, handles: handles).rangeWithHandles == expected)
  }

  @Test func narrationIsEstimatedByItsWords() {
    let text = String(repeating: "word ", count: 40)
    #expect(Rundown.Narration(text: text).runningTimeMilliseconds == 15_000)
    #expect(Rundown.Narration(text: text, statedMilliseconds: 9_000).runningTimeMilliseconds == 9_000)
    #expect(Rundown.Narration(text: "").runningTimeMilliseconds == 0)
  }

  @Test func aStemIsTheNameWithoutItsLastEnding() {
    #expect(recording.fileName == "call_0412.ru.wav")
    #expect(recording.stem == "call_0412.ru")
  }
}

struct ContentHashTests {
  @Test func survivesItsText() throws {
    let hash = try #require(ContentHash(bytes: (0..<32).map { UInt8($0 * 8) }))
    #expect(ContentHash(hexadecimal: hash.description) == hash)
    #expect(ContentHash(hexadecimal: hash.description.uppercased()) == hash)
    #expect(hash.short == "0008101820 28".replacing(" ", with: ""))
  }

  @Test(arguments: ["", "abc", String(repeating: "g", count: 64), String(repeating: "0", count: 65)])
  func refusesWhatIsNoHash(text: String) {
    #expect(ContentHash(hexadecimal: text) == nil)
  }
}

struct PeaksTests {
  @Test func writesAudiowaveformsHeaderAndValues() {
    let peaks = Peaks(rate: .telephone, channelCount: 2, framesPerPoint: 256, values: [-128, 127, 0, 1])
    #expect(
      peaks.datBytes == [
        2, 0, 0, 0, 1, 0, 0, 0, 0x40, 0x1F, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0x80, 0x7F, 0, 1,
      ])
  }
}

struct LanguageCodeTests {
  @Test(arguments: [("ru", "ru"), ("RU-ru", "ru"), ("uk_UA", "uk"), ("haw", "haw")])
  func takesThePrimarySubtag(text: String, code: String) {
    #expect(LanguageCode(text)?.code == code)
  }

  @Test(arguments: ["", "r", "russian", "12", "ру"])
  func refusesWhatIsNoLanguage(text: String) {
    #expect(LanguageCode(text) == nil)
  }
}

struct SpeakerTests {
  @Test func foldsWhiteSpaceInNames() {
    #expect(Speaker(name: "  Anna \u{A0} Petrivna\n")?.name == "Anna Petrivna")
    #expect(Speaker(name: " \t") == nil)
  }
}
