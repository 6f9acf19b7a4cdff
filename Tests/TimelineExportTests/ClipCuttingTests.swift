import TapeAudio
import TapeFiles
import TapeModel
import TapeTesting
import Testing
import TimelineExport

struct ClipCuttingTests {
  private let folder: TemporaryFolder
  private let recording: Recording

  /// Two legs of two seconds at 8 kHz, whose samples all differ from their neighbours;
  /// they start a second before midnight.
  init() throws {
    folder = try TemporaryFolder()
    var writer = try AudioWriter(
      path: folder.file("call_0412.wav"), container: .wav, encoding: .pcm16, rate: .telephone, channelCount: 2,
      metadata: AudioMetadata(
        broadcast: BroadcastExtension(
          originationDate: "2022-03-08", originationTime: "23:59:59", timeReference: 86_399 * 8_000)))
    let samples = (0..<16_000).flatMap { [Self.left($0), Self.right($0)] }
    try writer.write(samples.span)
    _ = try writer.finish()
    recording = try AnalysisPass().analyse(path: folder.file("call_0412.wav")).recording
  }

  private static func left(_ frame: Int) -> Int32 { Int32((frame * 37) % 30_000 - 15_000) << 16 }
  private static func right(_ frame: Int) -> Int32 { Int32((frame * 91) % 30_000 - 15_000) << 16 }

  private func clip(_ id: String = "c1", slug: String = "river-froze", start: Int64 = 4_000, end: Int64 = 12_001)
    -> Clip
  {
    var clip = Sample.clip(id, slug: slug, recording: recording, start: start, end: end)
    clip.channel = nil
    clip.fadeIn = nil
    clip.fadeOut = nil
    clip.gainDecibels = 0
    clip.handleFrameCount = 800
    return clip
  }

  private func cut(_ clips: [Clip], _ cutting: ClipCutting = ClipCutting()) throws -> [Result<CutFile, ExportError>] {
    try Export.cut(clips.map { ClipToCut($0) }, with: cutting, through: .nothingHidden, toFolder: folder.file("out"))
  }

  private func samples(_ path: String) throws -> [Float] {
    var reader = try AudioReader(path: path)
    var all: [Float] = []
    try reader.forEachBlock(in: reader.allFrames) { _, samples in
      for index in samples.indices { all.append(samples[index]) }
    }
    return all
  }

  private func broadcast(_ file: CutFile) throws -> BroadcastExtension {
    let broadcast = try AudioReader(path: file.path).broadcast
    return try #require(broadcast)
  }

  @Test(arguments: CutContainer.allCases)
  func cutsTheVerySamplesOfTheRecording(container: CutContainer) throws {
    let file = try cut([clip()], ClipCutting(container: container))[0].get()
    #expect(file.result.isBitIdentical && file.result.frameCount == 8_001)
    let expected = (4_000..<12_001).flatMap { [Self.left($0), Self.right($0)] }.map { Float($0) / 2_147_483_648 }
    #expect(try samples(file.path) == expected)
    #expect(folder.contents == ["call_0412.wav", "out", "out/river-froze.\(container.rawValue)"])
  }

  @Test func cutsOneLeg() throws {
    var clip = clip()
    clip.channel = 1
    let file = try cut([clip])[0].get()
    #expect(try samples(file.path) == (4_000..<12_001).map { Float(Self.right($0)) / 2_147_483_648 })
  }

  @Test func saysWhenTheFirstFrameWasRecordedAlsoPastMidnight() throws {
    let broadcast = try broadcast(cut([clip()])[0].get())
    #expect(broadcast.timeReference == 86_399 * 8_000 + 4_000)
    #expect(broadcast.originationDate == "2022-03-08" && broadcast.originationTime == "23:59:59")
    #expect(broadcast.originator == "tapelog" && broadcast.description == "call 0412 river-froze")
    let later = try self.broadcast(cut([clip("c2", slug: "later", start: 8_800)])[0].get())
    #expect(later.timeReference == 800)
    #expect(later.originationDate == "2022-03-09" && later.originationTime == "00:00:00")
  }

  @Test func marksWhereTurnsStart() throws {
    let turns = [(1, 0, 5_000, "Anna"), (2, 6_000, 9_000, "Борис"), (3, 13_000, 14_000, "Anna")].map {
      (number: Int, start: Int64, end: Int64, name: String) in
      Turn(
        number: number, speaker: Speaker(name: name), text: "x", range: SampleRange(start: start, end: end),
        timing: .stated, confidence: 1, words: [])
    }
    let result = try Export.cut(
      [ClipToCut(clip(), turns: turns.reversed())], through: .nothingHidden, toFolder: folder.file("out"))[0].get()
    let markers = try AudioReader(path: result.path).markers
    #expect(markers == [AudioMarker(frame: 0, label: "Anna"), AudioMarker(frame: 2_000, label: "Борис")])
  }

  @Test func namesEachLegForWhoSpeaksOnIt() throws {
    let turns = [(1, 1, "Борис <b>"), (2, 0, "Anna")].map { (number: Int, channel: Int, name: String) in
      Turn(
        number: number, channel: channel, speaker: Speaker(name: name), text: "x",
        range: SampleRange(start: 5_000, end: 6_000), timing: .stated, confidence: 1, words: [])
    }
    let file = try Export.cut([ClipToCut(clip(), turns: turns)], through: .nothingHidden, toFolder: folder.file("out"))[
      0
    ].get()
    let text = try String(decoding: RegularFile.contents(of: file.path, limit: 1 << 20), as: UTF8.self)
    #expect(text.contains("<TRACK_COUNT>2</TRACK_COUNT>"))
    #expect(text.contains("<NAME>Anna</NAME>") && text.contains("<NAME>Борис &lt;b&gt;</NAME>"))
  }

  @Test func cutsFromARecordingThatSaysNoTime() throws {
    var writer = try AudioWriter(
      path: folder.file("bare.wav"), container: .wav, encoding: .pcm16, rate: .telephone, channelCount: 1)
    try writer.write([Int32](repeating: 1 << 16, count: 8_000).span)
    _ = try writer.finish()
    var clip = clip(start: 100, end: 200)
    clip.recording = try AnalysisPass().analyse(path: folder.file("bare.wav")).recording
    #expect(try broadcast(cut([clip])[0].get()).timeReference == 76_445 * 8_000 + 100)
    clip.slug = "unknown"
    clip.call = nil
    let unknown = try broadcast(cut([clip])[0].get())
    #expect(unknown.timeReference == 100 && unknown.originationDate.isEmpty)
  }

  @Test func keepsHandlesAsRecordedAndMarksTheEdges() throws {
    var clip = clip()
    clip.gainDecibels = -6
    clip.fadeIn = Clip.Fade(frameCount: 100)
    let file = try cut([clip], ClipCutting(includesHandles: true))[0].get()
    #expect(file.range == SampleRange(start: 3_200, end: 12_801) && file.result.isBitIdentical)
    #expect(file.path == folder.file("out/river-froze-handles.wav"))
    let markers = try AudioReader(path: file.path).markers
    #expect(markers == [AudioMarker(frame: 800, label: "in"), AudioMarker(frame: 8_801, label: "out")])
  }

  @Test func fadesAndGainChangeTheSamplesAndSaySo() throws {
    var clip = clip()
    clip.fadeIn = Clip.Fade(frameCount: 100)
    let file = try cut([clip])[0].get()
    #expect(!file.result.isBitIdentical)
    #expect(try samples(file.path)[0] == 0)
  }

  @Test func refusesARecordingThatHasGrown() throws {
    let bytes = try RegularFile.contents(of: recording.path, limit: 1 << 20)
    try folder.write("call_0412.wav", bytes + [0])
    #expect(
      throws: ExportError.sourceChanged(
        path: recording.path, indexed: Int64(bytes.count), found: Int64(bytes.count) + 1)
    ) {
      try cut([clip()], ClipCutting(verification: .size))[0].get()
    }
    #expect(folder.contents == ["call_0412.wav", "out"])
  }

  @Test func refusesARecordingOfWhichOneBitChanged() throws {
    var bytes = try RegularFile.contents(of: recording.path, limit: 1 << 20)
    bytes[bytes.count - 1] ^= 1
    try folder.write("call_0412.wav", bytes)
    #expect(throws: ExportError.self) { try cut([clip()])[0].get() }
    #expect(folder.contents == ["call_0412.wav", "out"])
    #expect(throws: Never.self) { try cut([clip()], ClipCutting(verification: .size))[0].get() }
  }

  @Test func numbersClipsOfTheSameSlugAndGoesOnAfterAFailure() throws {
    let broken = clip("c2", slug: "Річка", start: 0, end: 16_001)
    let results = try cut([clip(slug: "Річка"), broken, clip("c3", slug: "richka")])
    #expect(try results[0].get().path == folder.file("out/richka.wav"))
    #expect(throws: ExportError.self) { try results[1].get() }
    #expect(try results[2].get().path == folder.file("out/richka-3.wav"))
  }

  @Test func leavesAFileThatIsThereAlone() throws {
    try folder.write("out/river-froze.wav", "mine")
    #expect(throws: ExportError.self) { try cut([clip()])[0].get() }
    #expect(try RegularFile.contents(of: folder.file("out/river-froze.wav"), limit: 10) == Array("mine".utf8))
    #expect(throws: Never.self) { try cut([clip()], ClipCutting(replacingExisting: true))[0].get() }
  }

  @Test func refusesAClipOfNoLength() throws {
    #expect(throws: ExportError.badClip(id: "c1", reason: "has no length")) {
      try cut([clip(start: 5, end: 5)])[0].get()
    }
  }

  @Test func theSameCutGivesTheSameBytes() throws {
    let first = try cut([clip()])[0].get().result.hash
    let second = try cut([clip()], ClipCutting(replacingExisting: true))[0].get().result.hash
    #expect(first == second)
  }
}
