import TapeModel
import Testing
import TimelineExport

/// What every exporter of rundowns promises.
struct ExporterConformanceTests {
  static let names = ExporterRegistry.standard.timelineFormats.map(\.name)
  static let controls: Set<Unicode.Scalar> = Set(
    ((0...8).map { UInt32($0) } + [11, 12, 27, 127, 0x85, 0x2028, 0x2029]).compactMap(Unicode.Scalar.init))

  /// How many items of a rundown a format shows.
  static func shown(_ rundown: Rundown, in name: String) -> Int {
    switch name {
    case "edl", "edl-drop": rundown.clips.count
    case "webvtt", "srt", "cuesheet", "chapters", "ffmetadata", "iiif", "ebucore":
      rundown.items.count {
        switch $0.content {
        case .clip, .narration: true
        case .note: false
        }
      }
    default: rundown.items.count
    }
  }

  @Test(arguments: names)
  func writesTheSameBytesEachTime(name: String) throws {
    #expect(try Sample.text(Sample.evening, name) == Sample.text(Sample.evening, name))
  }

  @Test(arguments: names)
  func holdsAnEmptyRundown(name: String) throws {
    #expect(try Events.count(in: Sample.text(Rundown(name: "empty", title: ""), name), format: name) == 0)
  }

  @Test(arguments: names)
  func holdsOneClip(name: String) throws {
    let rundown = Rundown(name: "one", title: "One", items: [.init(id: 1, content: .clip(Sample.clip()))])
    let text = try Sample.text(rundown, name)
    #expect(try Events.count(in: text, format: name) == 1)
    #expect((text.contains("Anna") || name.hasPrefix("edl")) && text.contains("river"))
  }

  @Test(arguments: names, Sample.hostile)
  func hostileTextChangesNothingAroundIt(name: String, hostile: String) throws {
    let rundown = Sample.rundown(saying: hostile)
    let text = try Sample.text(rundown, name)
    #expect(try Events.count(in: text, format: name) == Self.shown(rundown, in: name))
    if name != "manifest", name != "otio" {
      #expect(!text.unicodeScalars.contains(where: Self.controls.contains))
      #expect(
        !text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
    }
  }

  @Test(arguments: names)
  func holdsVeryLongText(name: String) throws {
    let rundown = Sample.rundown(saying: String(repeating: "ab=;-->\n", count: 1 << 11))
    #expect(try Events.count(in: Sample.text(rundown, name), format: name) == Self.shown(rundown, in: name))
  }

  @Test(arguments: names)
  func holdsAThousandClipsInOrder(name: String) throws {
    let recording = Sample.recording(hertz: 44_100, seconds: 2_001)
    let items = (1...1_000).map { number in
      let start = Int64(2_000 - number) * 44_100 + Int64(number)
      return Rundown.Item(
        id: number, content: .clip(Sample.clip("c\(number)", recording: recording, start: start, end: start + 44_101)))
    }
    let rundown = Rundown(name: "long", title: "Long", items: items)
    if name.hasPrefix("edl") || name == "cuesheet" {
      #expect(throws: ExportError.self) { try Sample.text(rundown, name) }
      return
    }
    let text = try Sample.text(rundown, name)
    #expect(try Events.count(in: text, format: name) == 1_000)
  }

  @Test(arguments: names)
  func keepsCyrillicLetters(name: String) throws {
    let kept =
      switch name {
      case "edl", "edl-drop": "NE_ZNAYU"
      case "cuesheet", "chapters", "ffmetadata": "не знаю"
      default: "знаю, мама."
      }
    var rundown = Sample.evening
    if case .clip(var clip) = rundown.items[3].content {
      clip.slug = name.hasPrefix("edl") ? "NE_ZNAYU" : "не знаю"
      rundown.items[3].content = .clip(clip)
    }
    #expect(try Sample.text(rundown, name).contains(kept))
  }

  @Test(arguments: names)
  func holdsAClipOfNoLength(name: String) throws {
    let rundown = Rundown(
      name: "nothing", title: "", items: [.init(id: 1, content: .clip(Sample.clip(start: 80, end: 80, text: [])))])
    #expect(try Events.count(in: Sample.text(rundown, name), format: name) == 1)
  }

  @Test(arguments: names)
  func refusesAClipThatReachesPastItsRecording(name: String) throws {
    let rundown = Rundown(
      name: "past", title: "", items: [.init(id: 1, content: .clip(Sample.clip(start: 0, end: 480_001)))])
    #expect(throws: ExportError.badClip(id: "c1", reason: "frames 0..<480001 are not all in its recording of 480000")) {
      try Sample.text(rundown, name)
    }
  }

  @Test(arguments: names)
  func saysWhatItLoses(name: String) throws {
    let format = try #require(ExporterRegistry.standard.timelineFormats.first { $0.name == name })
    #expect(Set(format.losses).count == format.losses.count)
    #expect(format.losses.isEmpty == (name == "manifest"))
    if name.hasPrefix("edl") || name == "ebucore" { return }
    #expect(format.losses.contains(.confidence) != (try Sample.text(Sample.evening, name).contains("81")))
  }
}
