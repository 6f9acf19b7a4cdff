import Foundation
import TapeModel
import Testing
import TimelineExport

/// What every exporter of sessions promises.
struct SessionConformanceTests {
  static let names = ExporterRegistry.standard.sessionFormats.map(\.name)

  static func text(
    _ rundown: Rundown, _ name: String, options: SessionOptions = SessionOptions()
  ) throws -> String {
    var text = ""
    try Export.write(
      rundown, with: ExporterRegistry.standard.sessionExporter(named: name), through: .nothingHidden,
      options: options, to: &text)
    return text
  }

  @Test(arguments: names)
  func writesTheSameBytesEachTime(name: String) throws {
    #expect(try Self.text(Sample.evening, name) == Self.text(Sample.evening, name))
  }

  @Test(arguments: names)
  func writesTheSessionAsItsGoldenFile(name: String) throws {
    let format = try #require(ExporterRegistry.standard.sessionFormats.first { $0.name == name })
    try Golden.compare(Self.text(Sample.evening, name), with: "session." + format.fileExtension)
  }

  @Test(arguments: names)
  func holdsAnEmptyRundown(name: String) throws {
    #expect(try SessionEvents.clips(in: Self.text(Rundown(name: "empty", title: ""), name), format: name) == [])
  }

  @Test(arguments: names, [8_000, 11_025, 16_000, 44_100, 48_000])
  func placesAClipWhereItStandsInItsFile(name: String, hertz: Int) throws {
    let recording = Sample.recording(hertz: hertz)
    let unit = Int64(hertz)
    let clip = Sample.clip(recording: recording, start: unit * 2, end: unit * 5)
    let rundown = Rundown(
      name: "one", title: "One",
      items: [
        .init(id: 1, content: .narration(.init(text: "In.", statedMilliseconds: 1_500))),
        .init(id: 2, content: .clip(clip)),
      ])
    let handle = max(clip.handleFrameCount, unit) * 48_000 / unit
    let place = SessionEvents.Place(record: 72_000, source: handle, length: 144_000, name: "river-froze")
    let found = try SessionEvents.clips(in: Self.text(rundown, name), format: name)
    #expect(SessionEvents.agree(found, [place], name), "\(found)")
  }

  @Test(arguments: names)
  func holdsAThousandClipsInOrder(name: String) throws {
    let recording = Sample.recording(hertz: 44_100, seconds: 2_000)
    let items = (1...1_000).map { number in
      let start = Int64(1_998 - number % 1_998) * 44_100 + Int64(number)
      return Rundown.Item(
        id: number, content: .clip(Sample.clip("c\(number)", recording: recording, start: start, end: start + 44_101)))
    }
    let rundown = Rundown(name: "long", title: "Long", items: items)
    let clips = try SessionEvents.clips(in: Self.text(rundown, name), format: name)
    #expect(clips.count == 1_000)
    let session = try Session(rundown)
    let expected = session.tracks[0].placements.map { placement in
      SessionEvents.Place(
        record: placement.record.start, source: placement.source.start, length: placement.record.frameCount,
        name: placement.clip.slug)
    }
    #expect(SessionEvents.agree(clips, expected, name))
  }

  @Test(arguments: names, Sample.hostile)
  func hostileTextChangesNothingAroundIt(name: String, hostile: String) throws {
    let text = try Self.text(Sample.rundown(saying: hostile), name)
    #expect(try SessionEvents.clips(in: text, format: name).count == 2)
    #expect(!text.unicodeScalars.contains(where: ExporterConformanceTests.controls.contains))
    #expect(
      !text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
  }

  @Test(arguments: names)
  func keepsCyrillicLetters(name: String) throws {
    var rundown = Sample.evening
    if case .clip(var clip) = rundown.items[3].content {
      clip.slug = "не знаю"
      rundown.items[3].content = .clip(clip)
    }
    #expect(try Self.text(rundown, name).contains("не знаю"))
  }

  @Test(arguments: names)
  func holdsAClipOfNoLength(name: String) throws {
    let rundown = Rundown(
      name: "nothing", title: "", items: [.init(id: 1, content: .clip(Sample.clip(start: 80, end: 80, text: [])))])
    _ = try Self.text(rundown, name)
  }

  @Test(arguments: names)
  func refusesAClipThatReachesPastItsRecording(name: String) throws {
    let rundown = Rundown(
      name: "past", title: "", items: [.init(id: 1, content: .clip(Sample.clip(start: 0, end: 480_001)))])
    #expect(throws: ExportError.self) { try Self.text(rundown, name) }
  }

  @Test(arguments: names)
  func namesFilesByTheirWayFromTheSessionOn(name: String) throws {
    let text = try Self.text(Sample.evening, name)
    #expect(
      text.contains("evening-programme Files/") || text.contains("evening-programme%20Files/") || name == "hindenburg")
    #expect(!text.contains("/tmp") && !text.contains("calls/"))
  }
}
