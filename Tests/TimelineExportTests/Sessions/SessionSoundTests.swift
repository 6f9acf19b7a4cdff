import Foundation
import TapeAudio
import TapeFiles
import TapeModel
import TapeTesting
import Testing
import TimelineExport

struct SessionSoundTests {
  /// A tone of 400 Hz, one of 700 Hz on the second leg, at half of full scale.
  static func tone(_ frame: Int64, hertz: Int, channel: Int = 0) -> Double {
    0.5 * sin(2 * .pi * (400 + 300 * Double(channel)) * Double(frame) / Double(hertz))
  }

  /// Writes a call and describes it as the index would.
  static func record(
    _ name: String, in folder: TemporaryFolder, hertz: Int = 8_000, channelCount: Int = 1, seconds: Int = 12
  ) throws -> Recording {
    let rate = SampleRate(hertz: hertz)!
    let path = folder.file(name)
    var writer = try AudioWriter(
      path: path, container: .wav, encoding: .pcm16, rate: rate, channelCount: channelCount)
    let samples = (0..<seconds * hertz).flatMap { frame in
      (0..<channelCount).map { Float(tone(Int64(frame), hertz: hertz, channel: $0)) }
    }
    try writer.write(samples.span)
    let written = try writer.finish()
    return Recording(
      id: written.hash, pcmHash: written.hash, path: path, byteCount: written.byteCount,
      format: AudioFormat(container: "WAV", encoding: "16-bit PCM"), rate: rate, channelCount: channelCount,
      frameCount: written.frameCount, timeReference: 10 * Int64(hertz),
      originated: WallClock("2022-03-08T21:12:50+02:00"))
  }

  static func samples(_ path: String, channel: Int = 0) throws -> [Float] {
    var reader = try AudioReader(path: path)
    var samples: [Float] = []
    let channelCount = reader.channelCount
    try reader.forEachBlock(in: reader.allFrames) { _, block in
      for index in stride(from: channel, to: block.count, by: channelCount) { samples.append(block[index]) }
    }
    return samples
  }

  private func rundown(_ clips: [Clip]) -> Rundown {
    Rundown(
      name: "evening", title: "Evening",
      items: clips.enumerated().map { .init(id: $0.offset + 1, content: .clip($0.element)) })
  }

  @Test(arguments: [8_000, 16_000, 11_025, 44_100])
  func eachFrameOfASessionsFileIsHeardWhenItWasSaid(hertz: Int) throws {
    let folder = try TemporaryFolder()
    let recording = try Self.record("call.wav", in: folder, hertz: hertz, channelCount: 2)
    let unit = Int64(hertz)
    var clip = Sample.clip(recording: recording, start: unit * 4 + 7, end: unit * 7 + 9)
    clip.channel = 1
    clip.handleFrameCount = 0
    _ = try Export.write(rundown([clip]), sessions: ["reaper"], through: .nothingHidden, toFolder: folder.path)
    let path = folder.file("evening/evening Files/01-river-froze.wav")
    let samples = try Self.samples(path)
    let file = try Session(rundown([clip])).files[0]
    #expect(samples.count == Int(file.frameCount))
    // The tone's phase, counted exactly from the recording's start.
    let first = Double(file.source.start) / Double(hertz)
    var worst = 0.0
    for frame in 0..<samples.count - 1 {
      let time = first + Double(frame) / 48_000
      worst = max(worst, abs(Double(samples[frame]) - 0.5 * sin(2 * .pi * 700 * time)))
    }
    #expect(worst < 0.000_05)
  }

  @Test func aRecordingOfTheSessionsRateKeepsItsSamples() throws {
    let folder = try TemporaryFolder()
    let recording = try Self.record("call.wav", in: folder, hertz: 48_000)
    let clip = Sample.clip(recording: recording, start: 96_000, end: 144_000)
    var mono = clip
    mono.channel = nil
    mono.handleFrameCount = 4_800
    _ = try Export.write(
      rundown([mono]), sessions: ["audition"], through: .nothingHidden, options: SessionOptions(handleMilliseconds: 0),
      toFolder: folder.path)
    let cut = try Self.samples(folder.file("evening/evening Files/01-river-froze.wav"))
    let source = try Self.samples(recording.path)
    #expect(cut == Array(source[(96_000 - 4_800)..<(144_000 + 4_800)]))
  }

  @Test func theTimeReferenceCountsAtTheFilesOwnRate() throws {
    let folder = try TemporaryFolder()
    let recording = try Self.record("call.wav", in: folder)
    var clip = Sample.clip(recording: recording, start: 32_000, end: 40_000)
    clip.channel = nil
    clip.handleFrameCount = 0
    _ = try Export.write(rundown([clip]), sessions: ["ardour"], through: .nothingHidden, toFolder: folder.path)
    let reader = try AudioReader(path: folder.file("evening/evening Files/01-river-froze.wav"))
    // Ten seconds from midnight, four into the call, one of handle.
    #expect(reader.broadcast?.timeReference == 13 * 48_000)
    #expect(reader.broadcast?.originationTime == "21:12:53")
    #expect(reader.markers == [AudioMarker(frame: 48_000, label: "in"), AudioMarker(frame: 96_000, label: "out")])
  }

  @Test func aClipUsedTwiceHasOneFile() throws {
    let folder = try TemporaryFolder()
    var clip = Sample.clip(recording: try Self.record("call.wav", in: folder), start: 16_000, end: 24_000)
    clip.channel = nil
    let files = try Export.write(
      rundown([clip, clip]), sessions: ["rpp", "nhsx", "sesx", "ardour", "reaper"], through: .nothingHidden,
      toFolder: folder.path)
    #expect(files.map(\.format.name) == ["reaper", "hindenburg", "audition", "ardour"])
    #expect(
      folder.contents.filter { $0.hasPrefix("evening/") } == [
        "evening/evening Files", "evening/evening Files/01-river-froze.wav", "evening/evening.ardour",
        "evening/evening.nhsx", "evening/evening.rpp", "evening/evening.sesx", "evening/interchange",
        "evening/interchange/evening", "evening/interchange/evening/audiofiles",
      ])
  }

  @Test func oneCommandWritesFilesAndSessions() throws {
    let folder = try TemporaryFolder()
    var clip = Sample.clip(recording: try Self.record("call.wav", in: folder), start: 16_000, end: 24_000)
    clip.channel = nil
    let files = try Export.write(
      rundown([clip]), formats: ["csv", "reaper", "edl"], through: .nothingHidden, toFolder: folder.file("out"))
    #expect(files.map(\.format.name) == ["csv", "edl", "reaper"])
    #expect(files[2].path == folder.file("out/evening/evening.rpp"))
  }

  @Test func aSessionThatCannotBeHeldLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    let rundown = Rundown(
      name: "long", title: "", items: [.init(id: 1, content: .narration(.init(text: "", statedMilliseconds: 1 << 40)))])
    for name in ["aes31", "ardour"] {
      #expect(throws: ExportError.self) {
        try Export.write(rundown, formats: ["csv", name], through: .nothingHidden, toFolder: folder.file("out"))
      }
    }
    #expect(folder.contents == [])
  }

  @Test func aRecordingThatChangedGivesNoSession() throws {
    let folder = try TemporaryFolder()
    var clip = Sample.clip(recording: try Self.record("call.wav", in: folder), start: 16_000, end: 24_000)
    clip.channel = nil
    try folder.write("call.wav", Array(RegularFile.contents(of: clip.recording.path, limit: 1 << 20).dropLast(2)))
    let path = clip.recording.path
    #expect(
      throws: ExportError.sourceChanged(
        path: path, indexed: clip.recording.byteCount, found: clip.recording.byteCount - 2)
    ) {
      try Export.write(rundown([clip]), sessions: ["reaper"], through: .nothingHidden, toFolder: folder.path)
    }
    #expect(!folder.contents.contains("evening/evening.rpp"))
  }
}
