import Foundation
import TapeAudio
import TapeModel
import TapeTesting
import Testing
import TimelineExport

struct MixTests {
  /// A clip without fades and gain.
  private func plain(
    _ recording: Recording, _ start: Int64, _ end: Int64, id: String = "c1", channel: Int? = nil
  ) -> Clip {
    var clip = Sample.clip(id, recording: recording, start: start, end: end)
    (clip.fadeIn, clip.fadeOut, clip.gainDecibels, clip.channel) = (nil, nil, 0, channel)
    return clip
  }

  private func rundown(_ contents: [Rundown.Content]) -> Rundown {
    Rundown(
      name: "evening", title: "Evening",
      items: contents.enumerated().map { .init(id: $0.offset + 1, content: $0.element) })
  }

  private func samples32(_ path: String, _ range: SampleRange? = nil) throws -> [Int32] {
    var reader = try AudioReader(path: path)
    var samples: [Int32] = []
    let all = reader.allFrames
    try reader.forEachBlock32(in: range ?? all) { _, block in
      for index in block.indices { samples.append(block[index]) }
    }
    return samples
  }

  @Test(arguments: [MixOptions.Container.wav, .rf64, .flac])
  func whereNothingIsDoneEverySampleIsTheRecordings(container: MixOptions.Container) throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, channelCount: 2)
    let first = SampleRange(start: 8_003, end: 24_007)
    let second = SampleRange(start: 40_001, end: 40_002)
    let programme = rundown([
      .clip(plain(recording, first.start, first.end)), .note("Breathe."),
      .narration(.init(text: "And then", statedMilliseconds: 250)),
      .clip(plain(recording, second.start, second.end, id: "c2")),
    ])
    let path = folder.file("mix.\(container.rawValue)")
    let report = try Export.render(
      programme, through: .nothingHidden, options: MixOptions(container: container), to: path)
    let expected =
      try samples32(recording.path, first) + [Int32](repeating: 0, count: 2 * 2_000)
      + samples32(recording.path, second)
    #expect(try samples32(path) == expected)
    #expect(report.isBitIdentical && report.rate == .telephone && report.encoding == .pcm16)
    #expect(report.items.map(\.steps) == [[.samplesAsRecorded], [.silence], [.samplesAsRecorded]])
  }

  @Test func aMixAtItsClipsRateIsWhatCuttingThemGives() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder)
    var clip = Sample.clip(recording: recording, start: 8_000, end: 24_001)
    clip.channel = nil
    let path = folder.file("mix.wav")
    let report = try Export.render(
      rundown([.clip(clip)]), through: .nothingHidden, options: MixOptions(encoding: .pcm16), to: path)
    let cut = try Export.cut(
      [ClipToCut(clip)], with: ClipCutting(verification: .size), through: .nothingHidden, toFolder: folder.file("cut"))[
        0
      ].get()
    #expect(try samples32(path) == samples32(cut.path))
    #expect(!report.isBitIdentical)
    #expect(report.items[0].steps == [.gain(decibels: -3), .fadedIn(frameCount: 80), .fadedOut(frameCount: 160)])
  }

  /// The tones are known as formulas, so that each frame of the mix is too.
  @Test(arguments: [(8_000, 44_100), (44_100, 48_000), (16_000, 8_000)])
  func anotherRateMovesNothing(from: Int, to: Int) throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, hertz: from)
    let start = Int64(from) * 3 + 11
    let programme = rundown([
      .narration(.init(text: "", statedMilliseconds: 500)), .clip(plain(recording, start, start + Int64(from))),
    ])
    let path = folder.file("mix.wav")
    let report = try Export.render(
      programme, through: .nothingHidden, options: MixOptions(rate: SampleRate(hertz: to)), to: path)
    let found = try SessionSoundTests.samples(path)
    #expect(found.count == to * 3 / 2)
    #expect(found[..<(to / 2)].allSatisfy { $0 == 0 })
    var worst = 0.0
    for frame in 0..<to {
      let time = Double(start) / Double(from) + Double(frame) / Double(to)
      worst = max(worst, abs(Double(found[to / 2 + frame]) - 0.5 * sin(2 * .pi * 400 * time)))
    }
    #expect(worst < 0.000_05)
    #expect(report.items[1].steps == [.resampled(from: SampleRate(hertz: from)!)])
  }

  @Test(arguments: [-23.0, -16, -9])
  func theWholeReachesItsTargetUnderTheCeiling(target: Double) throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, hertz: 48_000)
    var soft = plain(recording, 0, 240_000, id: "c1")
    soft.gainDecibels = -12
    let programme = rundown([.clip(soft), .clip(plain(recording, 100_000, 400_000, id: "c2"))])
    let path = folder.file("mix.wav")
    let report = try Export.render(
      programme, through: .nothingHidden, options: MixOptions(targetLUFS: target), to: path)
    let measured = try loudness(of: path)
    #expect(abs((measured.integratedLUFS ?? 0) - target) < 0.05)
    #expect((measured.truePeakDecibels ?? 0) <= -1 + 0.01)
    #expect(abs((report.loudness.integratedLUFS ?? 0) - (measured.integratedLUFS ?? 0)) < 0.01)
    let stated = try AudioReader(path: path).broadcast?.loudness
    #expect(abs((stated?.integratedLUFS ?? 0) - target) < 0.05)
    #expect(stated?.maximumShortTermLUFS != nil)
  }

  @Test func theLimiterWorksWhereItIsNeededAlone() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, hertz: 48_000)
    var loud = plain(recording, 96_000, 144_000, id: "c2")
    loud.gainDecibels = 9
    let quiet = plain(recording, 0, 240_000)
    let path = folder.file("mix.wav")
    let report = try Export.render(rundown([.clip(quiet), .clip(loud)]), through: .nothingHidden, to: path)
    let found = try samples32(path)
    let last = 240_000 - 24_000
    #expect(Array(found[..<last]) == Array(try samples32(recording.path)[..<last]))
    #expect((try loudness(of: path).truePeakDecibels ?? 0) <= -0.99)
    #expect(report.limiting != nil)
    let alone = try Export.render(rundown([.clip(quiet)]), through: .nothingHidden, to: path)
    #expect(alone.limiting == nil && alone.isBitIdentical)
  }

  @Test func clipsThatMeetFadeIntoEachOtherWithoutMoving() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder)
    let programme = rundown([
      .clip(plain(recording, 8_000, 16_000)), .clip(plain(recording, 40_000, 48_000, id: "c2")),
    ])
    let path = folder.file("mix.wav")
    let report = try Export.render(
      programme, through: .nothingHidden, options: MixOptions(encoding: .float, crossfadeMilliseconds: 20), to: path)
    let found = try SessionSoundTests.samples(path)
    let source = try SessionSoundTests.samples(recording.path)
    #expect(report.frameCount == 16_000)
    #expect(report.items.map(\.steps) == [[.crossfaded(frameCount: 160)], [.crossfaded(frameCount: 160)]])
    #expect(Array(found[..<7_920]) == Array(source[8_000..<15_920]))
    #expect(Array(found[8_080...]) == Array(source[40_080..<48_000]))
    for frame in 7_920..<8_080 {
      let angle = (Double(frame - 7_920) + 0.5) / 160 * Double.pi / 2
      let expected = Double(source[8_000 + frame]) * cos(angle) + Double(source[32_000 + frame]) * sin(angle)
      #expect(abs(Double(found[frame]) - expected) < 1e-6)
    }
  }

  @Test func narrationIsHeardFromItsFileAndKeepsItsPlace() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder)
    let spoken = try SessionSoundTests.record("link.wav", in: folder, hertz: 48_000, seconds: 2)
    let programme = rundown([
      .narration(.init(text: "One", statedMilliseconds: 1_000, recordedAt: spoken.path)),
      .narration(.init(text: "Two", statedMilliseconds: 3_000)), .clip(plain(recording, 0, 8_000)),
    ])
    let path = folder.file("mix.wav")
    let report = try Export.render(
      programme, through: .nothingHidden, options: MixOptions(narrationPaths: [2: spoken.path]), to: path)
    let found = try samples32(path)
    let link = try samples32(spoken.path)
    #expect(report.rate == .broadcast)
    #expect(Array(found[..<48_000]) == Array(link[..<48_000]))
    #expect(Array(found[48_000..<144_000]) == link)
    #expect(found[144_000..<192_000].allSatisfy { $0 == 0 })
    #expect(report.items[0].steps == [.samplesAsRecorded, .cutShort(frameCount: 48_000)])
  }

  @Test func legsAreAveragedInMonoAndOneLegIsHeardOnBothSides() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder, channelCount: 2)
    let programme = rundown([.clip(plain(recording, 0, 800)), .clip(plain(recording, 0, 800, id: "c2", channel: 1))])
    let path = folder.file("mix.wav")
    _ = try Export.render(
      programme, through: .nothingHidden, options: MixOptions(encoding: .pcm24, channelCount: 1), to: path)
    let mono = try SessionSoundTests.samples(path)
    let legs = try [0, 1].map { try SessionSoundTests.samples(recording.path, channel: $0) }
    #expect((0..<800).allSatisfy { mono[$0] == (legs[0][$0] + legs[1][$0]) / 2 })
    #expect(Array(mono[800...]) == Array(legs[1][..<800]))
    let report = try Export.render(programme, through: .nothingHidden, to: path)
    #expect(report.channelCount == 2 && report.isBitIdentical)
    #expect(try Array(SessionSoundTests.samples(path)[800...]) == Array(legs[1][..<800]))
  }

  @Test func noiseIsAddedToChangedSamplesAlone() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder)
    var softer = plain(recording, 0, 8_000, id: "c2")
    softer.gainDecibels = -6
    let programme = rundown([.clip(plain(recording, 0, 8_000)), .clip(softer)])
    let path = folder.file("mix.wav")
    let options = MixOptions(encoding: .pcm16, dithers: true)
    let first = try Export.render(programme, through: .nothingHidden, options: options, to: path)
    let found = try samples32(path)
    #expect(Array(found[..<8_000]) == Array(try samples32(recording.path)[..<8_000]))
    #expect(first.isDithered)
    #expect(try Export.render(programme, through: .nothingHidden, options: options, to: path).hash == first.hash)
    _ = try Export.render(programme, through: .nothingHidden, options: MixOptions(encoding: .pcm16), to: path)
    #expect(try samples32(path) != found)
  }

  @Test func whatCannotBeMixedLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let recording = try SessionSoundTests.record("call.wav", in: folder)
    let path = folder.file("mix.wav")
    #expect(throws: ExportError.nothingHeard(rundown: "evening")) {
      _ = try Export.render(rundown([.note("Nothing yet.")]), through: .nothingHidden, to: path)
    }
    let gone = try SessionSoundTests.record("gone.wav", in: folder, seconds: 3)
    try FileManager.default.removeItem(atPath: gone.path)
    #expect(throws: ExportError.self) {
      _ = try Export.render(
        rundown([.clip(plain(recording, 0, 8)), .clip(plain(gone, 0, 8))]), through: .nothingHidden, to: path)
    }
    #expect(folder.contents == ["call.wav"])
  }
}
