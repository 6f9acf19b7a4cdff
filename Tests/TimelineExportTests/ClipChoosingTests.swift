import TapeModel
import Testing
import TimelineExport

struct ClipChoosingTests {
  /// Anna says four words from 8 000 to 24 001, Boris three from 16 000 to 32 000.
  private let log = Sample.log()

  private func range(_ start: Int64, _ end: Int64) -> SampleRange { SampleRange(start: start, end: end) }

  @Test func takesTheWordsOfWhichHalfLiesInside() {
    let clip = Clip(id: "c1", range: range(9_999, 19_000), of: log, channel: 1)
    #expect(clip.text == "Hello, who is")
    #expect(Clip(id: "c1", range: range(10_001, 17_999), of: log, channel: 1).text == "who")
  }

  /// A dash takes no time; at an edge it belongs to neither side.
  @Test func takesWordsWithoutLengthInside() {
    let words = [("Go", 0, 100), ("–", 100, 100), ("now.", 100, 200)].map { text, start, end in
      Word(text, range: range(start, end), timing: .aligned, confidence: 1)
    }
    let turn = Turn(
      number: 1, text: "Go – now.", range: range(0, 200), timing: .aligned, confidence: 1, words: words)
    let tape = TapeLog(
      recording: log.recording,
      segments: [Segment(recording: log.recording.id, rate: log.recording.rate, turn: turn)])
    #expect(Clip(id: "c1", range: range(0, 200), of: tape).text == "Go – now.")
    #expect(Clip(id: "c1", range: range(0, 100), of: tape).text == "Go")
    #expect(Clip(id: "c1", range: range(100, 200), of: tape).text == "now.")
  }

  @Test func takesSpeakersAndSegmentsInOrderOfAppearance() {
    let clip = Clip(id: "c1", slug: "greeting", range: range(8_000, 32_000), of: log)
    #expect(clip.speakers.map(\.name) == ["Anna", "Boris"])
    #expect(clip.segments == [log.segments[0].id, log.segments[1].id])
    #expect(clip.text == "Hello, who is this? Это я, мама.")
    #expect(clip.translation == "translation 1 translation 2")
    #expect(clip.call == Sample.call && clip.slug == "greeting")
    #expect(clip.remarks == ["Cut into speech."])
  }

  @Test func leavesTurnsOfTheOtherLegOut() {
    let clip = Clip(id: "c1", range: range(8_000, 32_000), of: log, channel: 0)
    #expect(clip.speakers.map(\.name) == ["Boris"] && clip.channel == 0)
  }

  @Test func isAsUncertainAsItsLeastCertainTurn() {
    let turns = [(Timing.aligned, 0.9), (.interpolated, 0.6), (.stated, 0.4)].enumerated().map { index, certainty in
      Turn(
        number: index + 1, text: "x", range: range(Int64(index) * 100, Int64(index) * 100 + 100), timing: certainty.0,
        confidence: certainty.1, words: [])
    }
    let tape = TapeLog(
      recording: log.recording,
      segments: turns.map { Segment(recording: log.recording.id, rate: log.recording.rate, turn: $0) })
    let clip = Clip(id: "c1", range: range(0, 300), of: tape)
    #expect(clip.timing == .interpolated && clip.confidence == 0.4)
    let last = Clip(id: "c1", range: range(200, 300), of: tape)
    #expect(last.timing == .stated && last.confidence == 0.4)
  }

  @Test func saysWhatItsEdgesCut() {
    let clip = Clip(id: "c1", range: range(10_000, 31_000), of: log)
    #expect(
      clip.remarks == [
        "The in-point cuts a word.", "The out-point cuts a word.", "Cut into speech.",
      ])
    let part = Clip(id: "c1", range: range(12_000, 24_001), of: log, channel: 1)
    #expect(part.remarks == ["The translation says more than the clip.", "Cut into speech."])
  }

  @Test func isNamedForItsFirstWordsWhereNobodyNamesIt() {
    #expect(Clip(id: "c1", range: range(16_000, 32_000), of: log, channel: 0).slug == "eto-ya-mama")
    #expect(Clip(id: "c9", range: range(400_000, 400_100), of: log).slug == "c9")
  }

  @Test func holdsASilenceWithoutWords() {
    let clip = Clip(id: "c9", range: range(400_000, 400_100), of: log)
    #expect(clip.words.isEmpty && clip.segments.isEmpty && clip.remarks.isEmpty && clip.confidence == 1)
  }

  @Test func snapsToSilenceOnTheLegsOfTheClipAlone() {
    let legs = [range(16_000, 32_000), range(8_000, 24_100)].map {
      ChannelAnalysis(
        speech: [$0], noiseFloorDecibels: -60, peak: 1, clippedSampleCount: 0, nonFiniteSampleCount: 0, isSilent: false)
    }
    let one = ClipEdges.snapped(range: range(8_500, 23_500), in: log, channel: 1, channels: legs)
    #expect(one.range == range(7_760, 24_340) && one.start == .silence && one.end == .silence)
    let both = ClipEdges.snapped(range: range(8_500, 23_500), in: log, channels: legs)
    #expect(both.range.start == 7_760 && both.end == .unmoved)
  }
}
