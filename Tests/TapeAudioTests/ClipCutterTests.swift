import TapeFiles
import TapeModel
import TapeTesting
import Testing

@testable import TapeAudio

@Suite struct ClipCutterTests {
  private static let range = SampleRange(start: 1_234, end: 3_456)

  @Test(
    arguments: [
      "tone-pcm8.wav", "tone-pcm16.wav", "tone-pcm24.wav", "tone-pcm32.wav", "tone-float.wav", "tone-a-law.wav",
      "tone-mu-law.wav", "tone-gsm610.wav", "tone-ima-adpcm.wav", "tone-ms-adpcm.wav", "tone.flac", "tone.aiff",
      "tone.w64", "tone-rf64.wav", "tone-flac.oga",
    ], CutContainer.allCases)
  func cutsTheVerySamplesWhereTheFormatAllows(file: String, container: CutContainer) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("clip")
    let result = try ClipCutter().cut(from: Fixture.path(file), range: Self.range, to: path, container: container)
    let isCoarser = container == .flac && (file.contains("float") || file.contains("pcm32"))
    #expect(result.isBitIdentical == !isCoarser)
    #expect(result.frameCount == 2_222)
    #expect(result.rate == .telephone)
    #expect(result.hash == (try RegularFile(path: path).hash()))
    if !isCoarser {
      let wanted = try TestSound.readFloat(Fixture.path(file), Self.range)
      #expect(firstDifference(try TestSound.readFloat(path), wanted) == nil)
    }
    #expect(folder.contents == ["clip"])
  }

  @Test(arguments: ["tone.mp3", "tone-vorbis.ogg", "tone-opus.opus"])
  func roundsLossySoundToSixteenBits(file: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("clip.wav")
    let result = try ClipCutter().cut(from: Fixture.path(file), range: Self.range, to: path, container: .wav)
    #expect(!result.isBitIdentical)
    let wanted = try TestSound.readFloat(Fixture.path(file), Self.range)
    let found = try TestSound.readFloat(path)
    #expect(zip(found, wanted).allSatisfy { abs($0 - $1) <= 0.5 / 32_768 + 1e-7 })
  }

  @Test(arguments: [0, 1])
  func cutsOneLeg(channel: Int) throws {
    let folder = try TemporaryFolder()
    let samples = TestSound.noise(20_000)
    var wave = WaveBytes(samples)
    wave.channelCount = 2
    let source = try folder.write("call.wav", wave.bytes)
    let path = folder.file("clip.flac")
    let range = SampleRange(start: 10, end: 9_990)
    let result = try ClipCutter().cut(from: source, range: range, channel: channel, to: path, container: .flac)
    #expect(result.channelCount == 1)
    #expect(firstDifference(try TestSound.read16(path), (10..<9_990).map { samples[2 * $0 + channel] }) == nil)
    #expect(throws: AudioFileError.noSuchChannel(path: source, channel: 2, channelCount: 2)) {
      _ = try ClipCutter().cut(from: source, range: range, channel: 2, to: path, container: .flac)
    }
  }

  @Test func fadesFromSilenceAndToSilence() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("call.wav", WaveBytes([Int16](repeating: 10_000, count: 1_000)).bytes)
    let path = folder.file("clip.wav")
    let result = try ClipCutter().cut(
      from: source, range: SampleRange(start: 100, end: 200), to: path, container: .wav,
      fadeIn: Clip.Fade(frameCount: 10), fadeOut: Clip.Fade(frameCount: 4, shape: .sine))
    #expect(!result.isBitIdentical)
    let found = try TestSound.read16(path)
    #expect(Array(found.prefix(11)) == [0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000])
    #expect(Array(found.suffix(5)) == [10_000, 9_239, 7_071, 3_827, 0])
  }

  @Test(arguments: [(-6.0206, 5_000), (6.0206, 20_000), (40, 32_767), (-400, 0)])
  func changesTheLevelAndClampsAtFullScale(gain: Double, wanted: Int16) throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("call.wav", WaveBytes([Int16](repeating: 10_000, count: 1_000)).bytes)
    let path = folder.file("clip.wav")
    _ = try ClipCutter().cut(
      from: source, range: SampleRange(start: 0, end: 9), to: path, container: .wav, gainDecibels: gain)
    #expect(try TestSound.read16(path) == [Int16](repeating: wanted, count: 9))
  }

  @Test func comparesTheRecordingOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    let source = Fixture.path("tone.flac")
    let right = try RegularFile(path: source).hash()
    let wrong = ContentHash(of: "another recording")
    func cut(_ expected: ContentHash, verifying: Bool) throws {
      _ = try ClipCutter().cut(
        from: source, range: Self.range, to: folder.file("clip.wav"), container: .wav, expecting: expected,
        verifyingHash: verifying)
    }
    try cut(right, verifying: true)
    try cut(wrong, verifying: false)
    #expect(throws: AudioFileError.hashMismatch(path: source, expected: wrong, found: right)) {
      try cut(wrong, verifying: true)
    }
  }

  @Test func leavesNothingBehindForARangePastTheEnd() throws {
    let folder = try TemporaryFolder()
    let range = SampleRange(start: 3_999, end: 4_001)
    #expect(throws: AudioFileError.outOfRange(path: Fixture.path("tone.flac"), wanted: range, frameCount: 4_000)) {
      _ = try ClipCutter().cut(
        from: Fixture.path("tone.flac"), range: range, to: folder.file("clip.wav"), container: .wav)
    }
    #expect(folder.contents.isEmpty)
  }

  @Test func passesOnTheDamageInsideTheRange() throws {
    let folder = try TemporaryFolder()
    var bytes = try Fixture.bytes("tone.flac")
    bytes[bytes.count / 2] ^= 1
    let source = try folder.write("call.flac", bytes)
    let result = try ClipCutter().cut(
      from: source, range: SampleRange(start: 0, end: 4_000), to: folder.file("clip.wav"), container: .wav)
    #expect(result.warnings.map(\.kind) == [.damagedAudio])
  }
}
