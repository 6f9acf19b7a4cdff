import TapeModel
import Testing
import TimelineExport

/// What every exporter of tape logs promises.
struct SegmentsConformanceTests {
  static let names = ExporterRegistry.standard.segmentsFormats.map(\.name)

  @Test(arguments: names)
  func writesTheSameBytesEachTime(name: String) throws {
    #expect(try Sample.text(Sample.log(), name) == Sample.text(Sample.log(), name))
  }

  @Test(arguments: names)
  func holdsARecordingWithoutTurns(name: String) throws {
    let log = TapeLog(recording: Sample.recording(), segments: [])
    #expect(try Events.count(in: Sample.text(log, name), format: name) == 0)
  }

  @Test(arguments: names, [8_000, 44_100])
  func showsEveryTurnThatItCan(name: String, hertz: Int) throws {
    let log = Sample.log(hertz: hertz)
    let exporter = try ExporterRegistry.standard.segmentsExporter(named: name)
    let format = try #require(ExporterRegistry.standard.segmentsFormats.first { $0.name == name })
    let losesAbsent = format.losses.contains(.absentTurns)
    #expect(try Events.count(in: Sample.text(log, name), format: name) == (name == "ctm" ? 12 : losesAbsent ? 5 : 6))
    #expect(exporter.omissions(in: log) == (losesAbsent ? ["1 turn is not on the tape and is left out."] : []))
  }

  @Test(arguments: names, Sample.hostile)
  func hostileTextChangesNothingAroundIt(name: String, hostile: String) throws {
    let log = Sample.log(saying: hostile)
    let text = try Sample.text(log, name)
    let wordTiers = name == "eaf" || name == "textgrid" && !hostile.isEmpty ? 3 : 0
    #expect(try Events.count(in: text, format: name) == 3 + wordTiers)
    if !name.hasPrefix("json") {
      #expect(!text.unicodeScalars.contains(where: ExporterConformanceTests.controls.contains))
    }
  }

  @Test(arguments: names)
  func refusesASegmentOfAnotherRecording(name: String) throws {
    let log = TapeLog(recording: Sample.recording(9), segments: Sample.log().segments)
    #expect(throws: ExportError.self) { try Sample.text(log, name) }
  }

  @Test func sortsCaptionsByTheirStart() throws {
    let log = Sample.log()
    let turned = TapeLog(recording: log.recording, segments: log.segments.reversed())
    #expect(try Sample.text(turned, "webvtt") == Sample.text(log, "webvtt"))
  }

  @Test func givesEachWordItsStampInWebVTTWhenAsked() throws {
    let text = try Sample.text(Sample.log(includesWords: true), "webvtt")
    #expect(text.contains("<v Anna>Hello, <00:00:01.500>who <00:00:02.000>is <00:00:02.500>this?"))
  }

  @Test func putsOverlappingTurnsOfOneSpeakerOnTwoTiers() throws {
    let text = try Sample.text(Sample.log(), "textgrid")
    let names = text.split(separator: "\n").filter { $0.contains("name = ") }.map { $0.split(separator: "\"")[1] }
    #expect(names == ["Anna", "Boris", "Anna 2", "(no speaker)"])
  }

  @Test func listsAbsentTurnsWithNullTimes() throws {
    let lines = try Sample.text(Sample.log(), "jsonl").split(separator: "\n")
    #expect(lines[2].contains("\"start\":null,\"startFrame\":null"))
    #expect(lines[2].contains("\"timing\":\"absent\""))
  }
}
