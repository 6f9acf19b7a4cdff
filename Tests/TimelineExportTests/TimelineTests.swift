import TapeModel
import Testing
import TimelineExport

struct TimelineTests {
  private func rundown(_ clips: [Clip]) -> Rundown {
    Rundown(
      name: "r", title: "", items: clips.enumerated().map { .init(id: $0.offset + 1, content: .clip($0.element)) })
  }

  @Test func countsInTheClipsOwnRateWhereTheyShareOne() throws {
    let timeline = try Timeline(Sample.evening)
    #expect(timeline.rate == .telephone)
    #expect(
      timeline.records.map(\.description) == [
        "0..<20000", "20000..<44001", "44001..<44001", "44001..<68001", "68001..<96001",
      ])
    #expect(timeline.narration.map(\.itemID) == [1, 4])
  }

  @Test func countsAt48kHzWhereRatesDiffer() throws {
    let slow = Sample.clip(start: 0, end: 8_001)
    let fast = Sample.clip("c2", recording: Sample.recording(3, hertz: 44_100), start: 0, end: 44_101)
    let timeline = try Timeline(rundown([slow, fast, slow]))
    #expect(timeline.rate == .broadcast)
    // 1.000125 s = 48 006; + 1.0000226757… s = 96 007.088…; + 1.000125 s = 144 013.088…
    #expect(timeline.records.map(\.end) == [48_006, 96_007, 144_013])
  }

  @Test func doesNotAddUpRoundingErrors() throws {
    let one = Sample.clip(recording: Sample.recording(hertz: 44_100), start: 0, end: 100)
    let other = Sample.clip("c2", start: 0, end: 8_000)
    let timeline = try Timeline(rundown([other] + Array(repeating: one, count: 441)))
    #expect(timeline.frameCount == 96_000)
  }

  @Test func roundsPositionsToTheNearestFrame() throws {
    let six = Sample.clip(recording: Sample.recording(hertz: 44_100), start: 0, end: 6)
    let timeline = try Timeline(rundown([Sample.clip("c2", start: 0, end: 8_000), six]))
    // 6 frames of 44 100 Hz are 6.53 of 48 000 Hz.
    #expect(timeline.frameCount == 48_007)
  }

  @Test func aClipAtTheProgrammesRateKeepsItsLengthAfterNarrationOfAnyLength() throws {
    for milliseconds in [Int64(1), 7, 333, 999] {
      let clip = Sample.clip(recording: Sample.recording(hertz: 44_100), start: 5, end: 1_238)
      let timeline = try Timeline(
        Rundown(
          name: "r", title: "",
          items: [
            .init(id: 1, content: .narration(.init(text: "", statedMilliseconds: milliseconds))),
            .init(id: 2, content: .clip(clip)),
          ]))
      #expect(timeline.records[1].frameCount == 1_233)
    }
  }

  @Test func anEmptyRundownLastsNoTimeAndHasOneTrack() throws {
    let timeline = try Timeline(rundown([]))
    #expect(timeline.frameCount == 0 && timeline.tracks.count == 1 && timeline.rate == .broadcast)
  }

  @Test func spreadsClipsOverTracksByRecordingOrSpeaker() throws {
    let byRecording = try Timeline(Sample.evening, arrangement: .trackForEachRecording)
    #expect(byRecording.tracks.map(\.name) == ["call_0412.wav", "call_0413.flac"])
    let bySpeaker = try Timeline(Sample.evening, arrangement: .trackForEachSpeaker)
    #expect(bySpeaker.tracks.map(\.name) == ["Anna"])
    #expect(bySpeaker.tracks[0].placements.map(\.record.start) == [20_000, 44_001])
  }

  @Test func refusesAProgrammeOfTenThousandYears() {
    let narration = Rundown.Narration(text: "", statedMilliseconds: .max)
    let rundown = Rundown(
      name: "r", title: "", items: (1...3).map { .init(id: $0, content: .narration(narration)) })
    #expect(throws: ExportError.tooLong(rundown: "r")) { try Timeline(rundown) }
  }

  @Test func refusesRatesWithoutACommonGrid() {
    let clips = [767_999, 767_957, 767_951, 767_941, 767_939].enumerated().map { index, hertz in
      Sample.clip("c\(index)", recording: Sample.recording(hertz: hertz), start: 0, end: 10)
    }
    #expect(throws: ExportError.tooManyRates(rundown: "r")) { try Timeline(rundown(clips)) }
  }

  @Test func everyRateThatRecordersUseHasACommonGrid() throws {
    let rates = [
      8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 37_800, 44_056, 44_100, 47_952, 48_000, 88_200, 96_000,
      176_400, 192_000, 352_800, 384_000, 705_600, 768_000,
    ]
    let clips = rates.map { Sample.clip("c\($0)", recording: Sample.recording(hertz: $0), start: 0, end: Int64($0)) }
    #expect(try Timeline(rundown(clips)).frameCount == 48_000 * Int64(rates.count))
  }
}
