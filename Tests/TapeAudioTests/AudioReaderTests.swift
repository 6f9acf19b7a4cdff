import Foundation
import Glibc
import TapeFiles
import TapeModel
import TapeTesting
import Testing

@testable import TapeAudio

@Suite struct AudioReaderTests {
  struct Format: CustomTestStringConvertible, Sendable {
    let file: String
    let container: String
    let encoding: String
    let frameCounts: ClosedRange<Int64>

    init(_ file: String, _ container: String, _ encoding: String, _ frameCounts: ClosedRange<Int64> = 4_000...4_000) {
      self.file = file
      self.container = container
      self.encoding = encoding
      self.frameCounts = frameCounts
    }

    var testDescription: String { file }
  }

  static let formats = [
    Format("tone-pcm8.wav", "WAV", "8-bit PCM"), Format("tone-pcm16.wav", "WAV", "16-bit PCM"),
    Format("tone-pcm24.wav", "WAV", "24-bit PCM"), Format("tone-pcm32.wav", "WAV", "32-bit PCM"),
    Format("tone-float.wav", "WAV", "32-bit float"), Format("tone-double.wav", "WAV", "64-bit float"),
    Format("tone-a-law.wav", "WAV", "A-law"), Format("tone-mu-law.wav", "WAV", "mu-law"),
    Format("tone-gsm610.wav", "WAV", "GSM 6.10", 4_000...4_160),
    Format("tone-ima-adpcm.wav", "WAV", "IMA ADPCM", 4_000...6_000),
    Format("tone-ms-adpcm.wav", "WAV", "Microsoft ADPCM", 4_000...6_000),
    Format("tone-rifx.wav", "WAV (RIFX)", "16-bit PCM"), Format("tone-rf64.wav", "RF64", "16-bit PCM"),
    Format("tone.w64", "W64", "16-bit PCM"), Format("tone.aiff", "AIFF", "16-bit PCM"),
    Format("tone-mu-law.aifc", "AIFF", "mu-law"), Format("tone.flac", "FLAC", "16-bit PCM"),
    Format("tone-flac.oga", "Ogg FLAC", "16-bit PCM"), Format("tone-vorbis.ogg", "Ogg Vorbis", "Vorbis"),
    // Opus always runs at 48 kHz.
    Format("tone-opus.opus", "Ogg Opus", "Opus", 4_000...24_000),
    Format("tone.mp3", "MP3", "MPEG layer III", 4_000...6_400),
    Format("tone-without-length.mp3", "MP3", "MPEG layer III", 3_000...6_400),
  ]

  @Test(arguments: formats)
  func readsEachFormatByItsContentWhateverItsName(format: Format) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("speech.txt", try Fixture.bytes(format.file))
    let reader = try AudioReader(path: path)
    #expect(reader.format == AudioFormat(container: format.container, encoding: format.encoding))
    #expect(format.frameCounts.contains(reader.frameCount), "\(reader.frameCount)")
    #expect(reader.warnings.isEmpty)
    #expect(reader.channelCount == 1)
  }

  @Test(arguments: formats)
  func readsAnyRangeTheSameAsAllInOrder(format: Format) throws {
    let path = Fixture.path(format.file)
    let all = try TestSound.readFloat(path)
    var reader = try AudioReader(path: path)
    #expect(all.count == reader.frameCount)
    for start in [3_000, 17, 1_999, 0] {
      var part: [Float] = []
      try reader.forEachBlock(in: SampleRange(start: Int64(start), end: Int64(start) + 777)) { _, block in
        for index in block.indices { part.append(block[index]) }
      }
      #expect(firstDifference(part, Array(all[start..<start + 777])) == nil)
    }
  }

  @Test(arguments: [
    "tone-pcm24.wav", "tone-pcm32.wav", "tone-rf64.wav", "tone.w64", "tone.aiff", "tone.flac", "tone-rifx.wav",
    "tone-float.wav",
  ])
  func decodesEveryLosslessFormatToTheSameSamples(file: String) throws {
    let wanted = try TestSound.read16(Fixture.path("tone-pcm16.wav"))
    // ffmpeg's floating-point samples are the 16-bit ones divided by 32 768.
    let found =
      file.contains("float")
      ? try TestSound.readFloat(Fixture.path(file)).map { Int16($0 * 32_768) }
      : try TestSound.read16(Fixture.path(file))
    #expect(firstDifference(found, wanted) == nil)
    #expect(wanted.contains { $0 > 10_000 })
  }

  @Test func refusesARangePastTheEnd() throws {
    var reader = try AudioReader(path: Fixture.path("tone.flac"))
    let wanted = SampleRange(start: 3_000, end: 4_001)
    #expect(throws: AudioFileError.outOfRange(path: reader.path, wanted: wanted, frameCount: 4_000)) {
      try reader.forEachBlock(in: wanted) { _, _ in }
    }
  }

  @Test func readsThreeChannelsOfAnExtensibleFormat() throws {
    let reader = try AudioReader(path: Fixture.path("tone-3-channels-wavex.wav"))
    #expect(reader.channelCount == 3)
    #expect(reader.frameCount == 800)
    #expect(reader.format.encoding == "24-bit PCM")
  }

  @Test func refusesAFIFOAtOnce() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("call.wav")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: AudioFileError.file(.notRegular(path: path))) { _ = try AudioReader(path: path) }
  }

  @Test(arguments: ["/dev/zero", "/tmp"])
  func refusesDevicesAndFolders(path: String) {
    #expect(throws: AudioFileError.file(.notRegular(path: path))) { _ = try AudioReader(path: path) }
  }

  @Test func saysThatAFileIsNotThere() {
    let error = #expect(throws: AudioFileError.self) { _ = try AudioReader(path: "/nowhere/call.wav") }
    #expect(error?.description == "/nowhere/call.wav: no such file or folder")
  }

  @Test func readsNonFiniteSamplesAsSilence() throws {
    let folder = try TemporaryFolder()
    var wave = WaveBytes(
      data: [Float(0.5), .nan, .infinity, -0.25, 1e30].flatMap { WaveBytes.number(UInt64($0.bitPattern), 4) })
    wave.tag = 3
    wave.bitCount = 32
    let path = try folder.write("a.wav", wave.bytes)
    #expect(try TestSound.readFloat(path) == [0.5, 0, 0, -0.25, 0])
  }

  @Test func countsWhatIsLeftOfAnMP3ThatWasCutShort() throws {
    let folder = try TemporaryFolder()
    let file = "tone.mp3"
    let bytes = try Fixture.bytes(file)
    let path = try folder.write("call.bin", bytes.dropLast(bytes.count / 3))
    let recording = try AnalysisPass().analyse(path: path).recording
    #expect(recording.warnings.contains { $0.kind == .truncated }, "\(recording.warnings)")
    let whole = try AudioReader(path: Fixture.path(file)).frameCount
    #expect(recording.frameCount < whole)
    #expect(recording.frameCount > 500)
  }

  @Test(arguments: ["tone-vorbis.ogg", "tone-opus.opus"])
  func refusesAnOggWithoutOneWholePageOfSound(file: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.bin", try Fixture.bytes(file).dropLast(1_500))
    let error = #expect(throws: AudioFileError.self) { _ = try AudioReader(path: path) }
    #expect(error?.description.contains("damaged beyond use: Ogg") == true)
    #expect(error?.description.contains("\n") == false)
  }

  /// An Ogg FLAC is read as far as its first damaged block; its pages are not mended.
  @Test func readsAnOggFLACUpToItsFirstDamagedBlock() throws {
    let folder = try TemporaryFolder()
    var bytes = try Fixture.bytes("tone-flac.oga")
    bytes[bytes.count / 2] ^= 1
    let path = try folder.write("call.oga", bytes)
    let recording = try AnalysisPass().analyse(path: path).recording
    #expect(recording.warnings.map(\.kind) == [.truncated, .silent])
    #expect(recording.frameCount == 0)
  }

  /// A file of 4.5 GB with sizes that wrapped around; sparse, so that it takes no room.
  @Test func readsPastTheFirst4GiBOfAWAVThatWrapped() throws {
    let folder = try TemporaryFolder()
    var wave = WaveBytes([])
    wave.hertz = 48_000
    wave.channelCount = 2
    let dataByteCount: Int64 = 4_500_000_000
    wave.statedDataByteCount = UInt32(truncatingIfNeeded: dataByteCount)
    let path = try folder.write("long.wav", wave.bytes)
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    let last = TestSound.bytes([1, 2, 3, 4])
    #expect(pwrite(descriptor, last, 8, off_t(44 + dataByteCount - 8)) == 8)
    let reader = try AudioReader(path: path)
    #expect(reader.frameCount == dataByteCount / 4)
    #expect(reader.warnings.map(\.kind) == [.wrongLength])
    let end = reader.frameCount
    #expect(try TestSound.read16(path, SampleRange(start: end - 3, end: end)) == [0, 0, 1, 2, 3, 4])
  }
}
