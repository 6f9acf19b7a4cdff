import TapeFiles
import TapeModel
import TapeTesting
import Testing

@testable import TapeAudio

/// What is good of a damaged WAV is read, frame by frame, with a warning that says what is
/// missing.
@Suite struct WaveDamageTests {
  static let samples = TestSound.noise(1_000)

  private func open(
    _ bytes: [UInt8], _ check: (borrowing AudioReader, [Int16]) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.wav", bytes)
    let samples = try TestSound.read16(path)
    try check(try AudioReader(path: path), samples)
    #expect(folder.contents == ["call.wav"])
  }

  @Test func readsAllOfASoundWAV() throws {
    try open(WaveBytes(Self.samples).bytes) { reader, samples in
      #expect(firstDifference(samples, Self.samples) == nil)
      #expect(reader.warnings.isEmpty)
    }
  }

  @Test(arguments: [1, 2, 3, 999])
  func readsAWAVThatWasCutShort(missing: Int) throws {
    try open(WaveBytes(Self.samples).bytes.dropLast(missing)) { reader, samples in
      let left = (2_000 - missing) / 2
      #expect(firstDifference(samples, Array(Self.samples[..<left])) == nil)
      #expect(
        reader.warnings.map(\.sentence) == [
          "The file ends before its stated length: \(left) of 1000 frames are there."
        ])
      #expect(reader.warnings.map(\.kind) == [.truncated])
    }
  }

  @Test(arguments: [0, 0xFFFF_FFFF, 0x7FFF_FFFF, 0x7FFF_F000] as [UInt32])
  func countsTheFramesOfAWAVWithoutALength(stated: UInt32) throws {
    var wave = WaveBytes(Self.samples)
    wave.statedDataByteCount = stated
    wave.statedRIFFByteCount = stated
    try open(wave.bytes) { reader, samples in
      #expect(firstDifference(samples, Self.samples) == nil)
      #expect(reader.warnings.map(\.sentence) == ["The header states no length; 1000 frames were found."])
    }
  }

  @Test func takesAnEmptyWAVForEmpty() throws {
    var wave = WaveBytes([])
    wave.after = WaveBytes.chunk("LIST", Array("INFO".utf8))
    try open(wave.bytes) { reader, samples in
      #expect(samples.isEmpty)
      #expect(reader.warnings.isEmpty)
    }
  }

  @Test func findsTheSoundBehindAnOddChunkWithoutPadding() throws {
    var wave = WaveBytes(Self.samples)
    wave.extra = WaveBytes.chunk("note", [1, 2, 3], pads: false)
    try open(wave.bytes) { reader, samples in
      #expect(firstDifference(samples, Self.samples) == nil)
      #expect(reader.warnings.map(\.kind) == [.damagedHeader])
    }
  }

  @Test func findsTheSoundBehindAnOddChunkWithPadding() throws {
    var wave = WaveBytes(Self.samples)
    wave.extra = WaveBytes.chunk("note", [1, 2, 3])
    try open(wave.bytes) { reader, samples in
      #expect(firstDifference(samples, Self.samples) == nil)
      #expect(reader.warnings.isEmpty)
    }
  }

  @Test func mendsAWrongBlockSize() throws {
    var wave = WaveBytes(Self.samples)
    wave.blockByteCount = 0
    try open(wave.bytes) { reader, samples in
      #expect(firstDifference(samples, Self.samples) == nil)
      #expect(reader.warnings.map(\.kind) == [.damagedHeader])
    }
  }

  @Test(arguments: [0, UInt64.max, 1 << 63, 1 << 40])
  func readsAnRF64WhoseLongSizesAreWrong(stated: UInt64) throws {
    let sizes = WaveBytes.number(stated, 8) + WaveBytes.number(stated, 8) + WaveBytes.number(stated, 8) + [0, 0, 0, 0]
    var wave = WaveBytes(Self.samples)
    wave.statedDataByteCount = 0xFFFF_FFFF
    var bytes = wave.bytes
    bytes.replaceSubrange(0..<4, with: Array("RF64".utf8))
    bytes.insert(contentsOf: WaveBytes.chunk("ds64", sizes), at: 12)
    try open(bytes) { reader, samples in
      #expect(firstDifference(samples, Self.samples) == nil)
      #expect(reader.warnings.count == 1)
    }
  }

  @Test func warnsOfMetadataThatIsCut() throws {
    var wave = WaveBytes(Self.samples)
    wave.after = WaveBytes.chunk("LIST", Array("INFO".utf8), stated: 5_000)
    try open(wave.bytes) { reader, samples in
      #expect(firstDifference(samples, Self.samples) == nil)
      #expect(reader.warnings.map(\.kind) == [.damagedHeader])
    }
  }

  @Test func readsAnAIFFThatWasCutShort() throws {
    try open(try Fixture.bytes("tone.aiff").dropLast(1_001)) { reader, samples in
      let all = try TestSound.read16(Fixture.path("tone.aiff"))
      #expect(firstDifference(samples, Array(all.dropLast(501))) == nil)
      #expect(reader.warnings.map(\.kind) == [.truncated])
    }
  }

  @Test(arguments: ["tone.w64", "tone-rf64.wav", "tone-rifx.wav"])
  func readsItsRelativesThatWereCutShort(file: String) throws {
    try open(try Fixture.bytes(file).dropLast(1_001)) { reader, samples in
      let all = try TestSound.read16(Fixture.path(file))
      #expect(firstDifference(samples, Array(all.dropLast(501))) == nil)
      #expect(reader.warnings.map(\.kind) == [.truncated])
    }
  }

  @Test(arguments: [0, 10, 12, 20, 36, 43])
  func refusesAWAVThatEndsInItsHeader(count: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.wav", Array(WaveBytes(Self.samples).bytes.prefix(count)))
    let error = #expect(throws: AudioFileError.self) { _ = try AudioReader(path: path) }
    #expect(error?.description.hasPrefix(path + ": ") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test(arguments: [(0, 8_000), (33, 8_000), (65_535, 8_000), (1, 0), (1, 999), (1, 768_001)])
  func refusesAHeaderThatNoRecordingHas(channelCount: Int, hertz: Int) throws {
    let folder = try TemporaryFolder()
    var wave = WaveBytes(Self.samples)
    wave.channelCount = channelCount
    wave.hertz = hertz
    wave.blockByteCount = 2
    let path = try folder.write("call.wav", wave.bytes)
    #expect(throws: AudioFileError.self) { _ = try AudioReader(path: path) }
  }
}
