import Foundation
import TapeAudio
import TapeModel
import TapeTesting
import Testing
import TimelineExport

/// Nothing that is hidden leaves, in any format, in any spelling, in any sound.
@Suite(.serialized)
struct LeakTests {
  /// 1 000 names and numbers.
  private static let place = Result { try LeakyCase(secretCount: 1_000) }
  private static let gate = place.map { $0.gate() }
  private static let search = place.map { NeedleSearch($0.secrets) }

  @Test func noTextOfAnyFormatHoldsASecret() throws {
    let place = try Self.place.get()
    let search = try Self.search.get()
    var leaks: [String] = []
    for (format, text) in try Self.texts(of: place, through: Self.gate.get()) {
      leaks += Self.leaks(search.found(in: Array(text.utf8)), format, place)
    }
    #expect(leaks.isEmpty, "\(leaks.count) leaks: \(leaks.prefix(12))")
  }

  /// Without the gate the same search finds them: it can see what it is to see.
  @Test func theSameSearchFindsAllSecretsWhereNothingIsHidden() throws {
    let place = try Self.place.get()
    let search = try Self.search.get()
    var found: Set<Int> = []
    for (format, text) in try Self.texts(of: place, through: .nothingHidden)
    where ["manifest", "json"].contains(format) {
      found.formUnion(search.found(in: Array(text.utf8)).keys)
    }
    #expect(found.count == 1_000)
  }

  @Test(arguments: [CutContainer.wav, .flac])
  func noCutHoldsASecretOrItsTone(container: CutContainer) throws {
    let place = try Self.place.get()
    let folder = try TemporaryFolder()
    let clips = place.rundown.clips.map { ClipToCut($0, turns: place.turns) }
    let cutting = ClipCutting(container: container, includesHandles: true, verification: .size)
    let files = try Export.cut(clips, with: cutting, through: Self.gate.get(), toFolder: folder.path).map {
      try $0.get()
    }
    #expect(files.allSatisfy { !$0.result.isBitIdentical && $0.result.isRedacted })
    let leaks = try Self.leaks(in: folder, place)
    #expect(leaks.isEmpty, "\(leaks.count) leaks: \(leaks.prefix(12))")
    var heard = 0
    for file in files { heard += try Self.tones(in: file.path, from: file.range, place, rate: LeakyCase.hertz) }
    #expect(heard == 0)
  }

  /// And the ear hears them where nothing is hidden.
  @Test func theSameEarHearsEveryToneWhereNothingIsHidden() throws {
    let place = try Self.place.get()
    let folder = try TemporaryFolder()
    let cutting = ClipCutting(verification: .size)
    let files = try Export.cut(
      place.rundown.clips.map { ClipToCut($0) }, with: cutting, through: .nothingHidden, toFolder: folder.path
    ).map { try $0.get() }
    var heard = 0
    for file in files { heard += try Self.tones(in: file.path, from: file.range, place, rate: LeakyCase.hertz) }
    #expect(heard == 1_000)
  }

  /// Sessions with their sound, and every other format, written as files: names of files and
  /// folders are looked at too.
  @Test func noFileOfAnExportHoldsASecretOrItsTone() throws {
    let place = try Self.place.get()
    let folder = try TemporaryFolder()
    var rundown = place.rundown
    rundown.items = Array(rundown.items.prefix(18))
    let registry = ExporterRegistry.standard
    let formats = (registry.timelineFormats + registry.sessionFormats).map(\.name)
    _ = try Export.write(rundown, formats: formats, through: Self.gate.get(), toFolder: folder.path)
    let leaks = try Self.leaks(in: folder, place)
    #expect(leaks.isEmpty, "\(leaks.count) leaks: \(leaks.prefix(12))")
    let sound = folder.contents.filter { $0.hasSuffix(".wav") }
    #expect(sound.count == 6)
    var heard = 0
    for (path, clip) in zip(sound, rundown.clips) {
      // Handles of a second, on either side.
      let range = SampleRange(start: clip.range.start - 8_000, end: clip.range.end + 8_000)
      heard += try Self.tones(in: folder.file(path), from: range, place, rate: 48_000)
    }
    #expect(heard == 0)
  }

  @Test func noMixHoldsASecretOrItsTone() throws {
    let place = try Self.place.get()
    let folder = try TemporaryFolder()
    var rundown = place.rundown
    rundown.items = Array(rundown.items.prefix(36))
    let report = try Export.render(rundown, through: Self.gate.get(), to: folder.file("mix.wav"))
    #expect(!report.isBitIdentical)
    let leaks = try Self.leaks(in: folder, place)
    #expect(leaks.isEmpty, "\(leaks.count) leaks: \(leaks.prefix(12))")
    var heard = 0
    for item in report.items {
      guard let clip = rundown.clips.first(where: { $0.id == item.clipID }) else { continue }
      heard += try Self.tones(
        in: folder.file("mix.wav"), at: item.record, from: clip.range, place, rate: LeakyCase.hertz)
    }
    #expect(heard == 0)
  }

  // MARK: Looking

  /// Every format of the registry: a new one is looked at by itself.
  private static func texts(
    of place: LeakyCase, through gate: RedactionGate
  ) throws -> [(format: String, text: String)] {
    let registry = ExporterRegistry.standard
    var texts: [(String, String)] = []
    let (rundown, log) = (place.rundown, place.log)
    let folder = try TemporaryFolder()
    let files = try Export.write(
      rundown, formats: registry.timelineFormats.map(\.name), through: gate, toFolder: folder.path)
    #expect(files.count == registry.timelineFormats.count)
    for file in files {
      texts.append(
        (file.format.name, String(decoding: try Data(contentsOf: URL(fileURLWithPath: file.path)), as: UTF8.self)))
    }
    for exporter in registry.sessionExporters {
      var text = ""
      try Export.write(rundown, with: exporter, through: gate, to: &text)
      texts.append((type(of: exporter).format.name, text))
    }
    for exporter in registry.segmentsExporters {
      var text = ""
      try Export.write(log, with: exporter, through: gate, to: &text)
      texts.append((type(of: exporter).format.name, text))
    }
    return texts
  }

  private static func leaks(_ found: [Int: [UInt8]], _ where: String, _ place: LeakyCase) -> [String] {
    found.sorted { $0.key < $1.key }.map { secret, bytes in
      "\(`where`): \(place.secrets[secret].text) as \(String(decoding: bytes, as: UTF8.self))"
    }
  }

  private static func leaks(in folder: TemporaryFolder, _ place: LeakyCase) throws -> [String] {
    let search = try Self.search.get()
    return try folder.contents.flatMap { path -> [String] in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder.file(path), isDirectory: &isFolder)
      let bytes = isFolder.boolValue ? [] : Array(try Data(contentsOf: URL(fileURLWithPath: folder.file(path))))
      // A packed file would have to be opened first.
      try #require(!bytes.starts(with: Array("PK\u{3}\u{4}".utf8)), "\(path) is an archive")
      return leaks(search.found(in: Array(path.utf8)), "name \(path)", place)
        + leaks(search.found(in: bytes), path, place)
    }
  }

  /// How many secrets' tones are heard in a file that holds `range` of the call.
  ///
  /// - Parameter part: of the file that holds it; all of it where it is `nil`.
  private static func tones(
    in path: String, at part: SampleRange? = nil, from range: SampleRange, _ place: LeakyCase, rate: Int
  ) throws -> Int {
    var reader = try AudioReader(path: path)
    #expect(reader.rate.hertz == rate)
    let channelCount = reader.channelCount
    var samples: [Float] = []
    try reader.forEachBlock(in: part ?? reader.allFrames) { _, block in
      for index in stride(from: 0, to: block.count, by: channelCount) {
        samples.append(block[index])
      }
    }
    let scale = rate / LeakyCase.hertz
    let window = 400 * scale
    var count = 0
    for (secret, spoken) in place.spoken.enumerated() where spoken.overlaps(range) {
      let first = max(0, Int(spoken.start - range.start) * scale)
      let last = min(samples.count, Int(spoken.end - range.start) * scale)
      let step = 2 * Double.pi * LeakyCase.tone(of: secret) / Double(rate)
      let isHeard = stride(from: first, through: last - window, by: window / 2).contains { start in
        Self.level(samples[start..<start + window], step) > -55
      }
      if isHeard { count += 1 }
    }
    return count
  }

  /// The level of one frequency in decibels below full scale: Goertzel's filter under a Hann
  /// window.
  private static func level(_ samples: ArraySlice<Float>, _ step: Double) -> Double {
    let factor = 2 * cos(step)
    var (one, two) = (0.0, 0.0)
    let count = samples.count
    samples.withUnsafeBufferPointer { samples in
      for index in 0..<count {
        let hann = 0.5 - 0.5 * cos(2 * .pi * Double(index) / Double(count))
        let next = Double(samples[index]) * hann + factor * one - two
        two = one
        one = next
      }
    }
    let power = one * one + two * two - factor * one * two
    let amplitude = max(0, power).squareRoot() * 4 / Double(count)
    return 20 * log10(max(amplitude, 1e-9))
  }
}
