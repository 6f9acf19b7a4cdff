import TapeFiles
import TapeModel
import TapeTesting
import Testing

@testable import TapeAudio

@Suite struct AnalysisPassTests {
  private func analysis(_ wave: WaveBytes) throws -> RecordingAnalysis {
    let folder = try TemporaryFolder()
    return try AnalysisPass().analyse(path: try folder.write("call.wav", wave.bytes))
  }

  private func stereo(_ left: [Int16], _ right: [Int16]) -> WaveBytes {
    var wave = WaveBytes(zip(left, right).flatMap { [$0, $1] })
    wave.channelCount = 2
    return wave
  }

  @Test(arguments: [(8_000, 64), (11_025, 64), (16_000, 128), (44_100, 256), (48_000, 256), (96_000, 512)])
  func choosesAFinestZoomLevelOfEightMilliseconds(hertz: Int, framesPerPoint: Int) throws {
    #expect(PeakLevels.finestFramesPerPoint(try #require(SampleRate(hertz: hertz))) == framesPerPoint)
  }

  @Test(arguments: [1, 2], [0, 1, 63, 64, 65, 8_192, 20_000])
  func drawsTheLowestAndHighestSampleOfEachPoint(channelCount: Int, frameCount: Int) throws {
    let samples = TestSound.noise(frameCount * channelCount, amplitude: 32_768 - 1)
    var wave = WaveBytes(samples)
    wave.channelCount = channelCount
    let peaks = try analysis(wave).peaks
    #expect(peaks.map(\.framesPerPoint) == [64, 256, 1_024, 4_096])
    for level in peaks {
      var wanted: [Int8] = []
      for start in stride(from: 0, to: frameCount, by: level.framesPerPoint) {
        for channel in 0..<channelCount {
          let part = (start..<min(frameCount, start + level.framesPerPoint)).map {
            samples[$0 * channelCount + channel]
          }
          wanted += [Int8(part.min()! / 256), Int8(part.max()! / 256)]
        }
      }
      #expect(firstDifference(level.values, wanted) == nil)
    }
  }

  @Test func knowsTheSameSoundAsWAVAndAsFLAC() throws {
    let one = try AnalysisPass().analyse(path: Fixture.path("tone-pcm16.wav"))
    let other = try AnalysisPass().analyse(path: Fixture.path("tone.flac"))
    #expect(one.recording.pcmHash == other.recording.pcmHash)
    #expect(one.recording.id != other.recording.id)
    #expect(one.channels == other.channels)
    #expect(one.peaks == other.peaks)
  }

  @Test func hashesTheBytesOfTheFileAndTheSamples() throws {
    let samples = TestSound.noise(30_000)
    let wave = WaveBytes(samples)
    let recording = try analysis(wave).recording
    #expect(recording.id == ContentHash(of: wave.bytes))
    #expect(recording.pcmHash == ContentHash(of: TestSound.bytes(samples)))
    #expect(recording.frameCount == 30_000)
    #expect(recording.byteCount == 60_044)
  }

  @Test func countsSamplesAtFullScaleWhereThreeFollowEachOther() throws {
    var samples = TestSound.noise(20_000, amplitude: 30_000)
    // Two runs across the borders of blocks, one of two samples, and one at the very end.
    for frame in [8_191, 8_192, 8_193, 100, 101, 5_000, 5_001, 5_002, 5_003, 19_997, 19_998, 19_999] {
      samples[frame] = frame % 2 == 0 ? 32_767 : -32_768
    }
    let found = try analysis(WaveBytes(samples))
    #expect(found.channels[0].clippedSampleCount == 10)
    #expect(found.channels[0].peak == 1)
    #expect(found.recording.warnings.map(\.sentence) == ["The recording has 10 samples at full scale."])
  }

  @Test func saysWhereThereIsNoSound() throws {
    let quiet = (0..<1_000).map { Int16($0 % 3 - 1) }
    let both = try analysis(stereo(quiet, quiet))
    #expect(both.recording.warnings.map(\.sentence) == ["The recording holds no sound."])
    #expect(!both.isDualMono)
    #expect(both.channels.allSatisfy { $0.isSilent && $0.noiseFloorDecibels == nil && $0.speech.isEmpty })
    let one = try analysis(stereo(TestSound.noise(1_000), quiet))
    #expect(one.recording.warnings.map(\.sentence) == ["Channel 2 holds no sound."])
  }

  @Test func tellsDualMonoFromTwoLegs() throws {
    let left = TestSound.noise(10_000)
    #expect(try analysis(stereo(left, left)).isDualMono)
    #expect(try analysis(stereo(left, left.map { $0 + 2 })).isDualMono)
    var right = left
    right[9_999] = right[9_999] / 2 + 100
    let legs = try analysis(stereo(left, right))
    #expect(!legs.isDualMono)
    #expect(legs.recording.warnings.isEmpty)
  }

  @Test func countsSamplesThatAreNoNumbers() throws {
    let samples: [Float] = (0..<4_000).map { Float($0 % 100) / 200 }
    var bad = samples
    bad[7] = .nan
    bad[8] = -.infinity
    bad[9] = 1e20
    var wave = WaveBytes(data: bad.flatMap { WaveBytes.number(UInt64($0.bitPattern), 4) })
    wave.tag = 3
    wave.bitCount = 32
    let found = try analysis(wave)
    #expect(found.channels[0].nonFiniteSampleCount == 3)
    #expect(found.channels[0].peak == Double(Float(99) / 200))
    #expect(found.recording.warnings.map(\.kind) == [.nonFiniteSamples])
  }

  @Test func takesDateAndTimeFromTheBroadcastExtension() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("call.wav")
    let broadcast = BroadcastExtension(
      originationDate: "2022-03-08", originationTime: "21:14:05", timeReference: 611_560_000)
    var writer = try AudioWriter(
      path: path, container: .wav, encoding: .pcm16, rate: .telephone, channelCount: 1,
      metadata: AudioMetadata(broadcast: broadcast))
    try writer.write(TestSound.noise(100).span)
    _ = try writer.finish()
    let recording = try AnalysisPass().analyse(path: path).recording
    #expect(recording.timeReference == 611_560_000)
    #expect(recording.originated == WallClock("2022-03-08T21:14:05"))
  }

  @Test(arguments: [
    "tone-pcm24.wav", "tone-float.wav", "tone-pcm32.wav", "tone-double.wav", "tone.mp3", "tone-opus.opus",
    "tone-gsm610.wav",
  ])
  func analysesEveryKindOfSample(file: String) throws {
    let analysis = try AnalysisPass().analyse(path: Fixture.path(file))
    #expect((0.45...0.7).contains(analysis.channels[0].peak))
    #expect(analysis.recording.warnings.isEmpty)
    #expect(analysis.recording.path == Fixture.path(file))
  }

  @Test func hearsOneSpeakerPerLeg() throws {
    let quiet = TestSound.noise(40_000, amplitude: 30)
    var left = quiet
    var right = Array(quiet.reversed())
    let voice = TestSound.noise(8_000, amplitude: 6_000)
    left.replaceSubrange(8_000..<16_000, with: voice)
    right.replaceSubrange(24_000..<32_000, with: voice)
    let found = try analysis(stereo(left, right))
    for (channel, start) in [(0, 8_000), (1, 24_000)] {
      let speech = found.channels[channel].speech
      try #require(speech.count == 1)
      #expect(abs(speech[0].start - Int64(start)) <= 800)
      #expect(abs(speech[0].end - Int64(start + 8_000)) <= 1_000)
      let floor = try #require(found.channels[channel].noiseFloorDecibels)
      #expect((-66 ... -64).contains(floor), "\(floor)")
    }
  }
}
