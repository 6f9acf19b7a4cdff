import Foundation
import FoundationXML
import TapeFiles
import TapeModel
import TapeTesting
import Testing

@testable import TapeAudio

@Suite struct AudioWriterTests {
  static let broadcast = BroadcastExtension(
    description: "Мама и солдат, 8 марта", originator: "tapelog", originatorReference: "call-0412",
    originationDate: "2022-03-08", originationTime: "21:14:05", timeReference: 5_000_000_123,
    codingHistory: ["A=PCM,F=8000,W=16,M=mono,T=intercept", "A=PCM,F=8000,W=16,M=mono,T=tapelog cut"])
  static let metadata = AudioMetadata(
    broadcast: broadcast,
    markers: [AudioMarker(frame: 0, label: "in"), AudioMarker(frame: 777, label: "река замёрзла")],
    production: ProductionNotes(
      project: "case", scene: "0412", take: "1", note: "a < b & c", trackNames: ["Мама"]),
    tags: AudioTags(title: "Река", artist: "Desk", comment: "checked", date: "2022"))

  private func write(
    _ path: String, _ samples: [Int16], container: CutContainer = .wav, encoding: AudioWriter.Encoding = .pcm16,
    channelCount: Int = 1, metadata: AudioMetadata = AudioMetadata(), expectedFrameCount: Int64? = nil
  ) throws -> AudioWriter.Written {
    var writer = try AudioWriter(
      path: path, container: container, encoding: encoding, rate: .telephone, channelCount: channelCount,
      metadata: metadata, expectedFrameCount: expectedFrameCount)
    try writer.write(samples.span)
    return try writer.finish()
  }

  @Test(arguments: CutContainer.allCases, [AudioWriter.Encoding.pcm16, .pcm24])
  func readsBackTheSamplesItWrote(container: CutContainer, encoding: AudioWriter.Encoding) throws {
    let folder = try TemporaryFolder()
    let samples = TestSound.noise(9_999)
    let path = folder.file("clip")
    let written = try write(path, samples, container: container, encoding: encoding, channelCount: 3)
    #expect(written.frameCount == 3_333)
    #expect(firstDifference(try TestSound.read16(path), samples) == nil)
    let reader = try AudioReader(path: path)
    #expect(reader.warnings.isEmpty)
    #expect(reader.format == AudioFormat(container: container.name, encoding: encoding.name))
    #expect(written.hash == (try AnalysisPass().analyse(path: path)).recording.id)
    #expect(folder.contents == ["clip"])
  }

  @Test func writesFloatingPointAndFineIntegersExactly() throws {
    let folder = try TemporaryFolder()
    let samples: [Float] = (0..<1_001).map { Float($0) / 700 - 0.7 }
    var writer = try AudioWriter(
      path: folder.file("a.wav"), container: .wav, encoding: .float, rate: .telephone, channelCount: 1)
    try writer.write(samples.span)
    _ = try writer.finish()
    #expect(try TestSound.readFloat(folder.file("a.wav")) == samples)
    let integers: [Int32] = (0..<1_001).map { Int32(truncatingIfNeeded: $0 &* 2_654_435_761) }
    for (encoding, mask) in [(AudioWriter.Encoding.pcm32, Int32(-1)), (.pcm24, -256)] {
      var writer = try AudioWriter(
        path: folder.file("b.wav"), container: .wav, encoding: encoding, rate: .telephone, channelCount: 1)
      try writer.write(integers.span)
      _ = try writer.finish()
      var reader = try AudioReader(path: folder.file("b.wav"))
      var found: [Int32] = []
      let all = reader.allFrames
      try reader.forEachBlock32(in: all) { _, block in for index in block.indices { found.append(block[index]) } }
      #expect(firstDifference(found, integers.map { $0 & mask }) == nil)
    }
  }

  @Test(arguments: [nil, 1_000] as [Int64?])
  func readsBackTheMetadataItWrote(expectedFrameCount: Int64?) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("clip.wav")
    _ = try write(path, TestSound.noise(1_000), metadata: Self.metadata, expectedFrameCount: expectedFrameCount)
    let reader = try AudioReader(path: path)
    #expect(reader.warnings.isEmpty)
    #expect(reader.markers == Self.metadata.markers)
    var wanted = Self.broadcast
    wanted.description = "Mama i soldat, 8 marta"
    #expect(reader.broadcast == wanted)
  }

  /// ffprobe and sndfile-info read other parts of the file than our own reader does.
  @Test func othersReadTheMetadataToo() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("clip.wav")
    _ = try write(path, TestSound.noise(1_000), metadata: Self.metadata)
    if let tags = try output("/usr/bin/ffprobe", ["-v", "error", "-show_format", path]) {
      for line in [
        "TAG:title=Река", "TAG:artist=Desk", "TAG:comment=checked", "TAG:time_reference=5000000123",
        "TAG:encoded_by=tapelog", "TAG:originator_reference=call-0412", "TAG:creation_time=21:14:05",
        "TAG:coding_history=A=PCM,F=8000,W=16,M=mono,T=intercept",
      ] {
        #expect(tags.contains(line), "\(line)")
      }
    }
    if let chunks = try output("/usr/bin/sndfile-info", ["--cues", path]) { #expect(chunks.contains("777")) }
    let flac = folder.file("clip.flac")
    _ = try write(flac, TestSound.noise(1_000), container: .flac, metadata: Self.metadata)
    if let tags = try output("/usr/bin/ffprobe", ["-v", "error", "-show_format", flac]) {
      for line in ["TAG:title=Река", "TAG:artist=Desk", "TAG:date=2022"] { #expect(tags.contains(line), "\(line)") }
    }
  }

  /// What a program prints; `nil` where it is not installed.
  private func output(_ program: String, _ arguments: [String]) throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func writesAWellFormedTrackList() throws {
    let notes = try #require(Self.metadata.production)
    let bytes = notes.iXML(rate: .telephone, channelCount: 2, bitCount: 16, timeReference: 5_000_000_123)
    #expect(bytes.count % 2 == 0)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(XMLParser(data: Data(bytes)).parse())
    #expect(text.contains("<NOTE>a &lt; b &amp; c</NOTE>"))
    #expect(text.contains("<TRACK_COUNT>2</TRACK_COUNT>"))
    #expect(text.contains("<NAME>Мама</NAME>"))
    #expect(text.contains("<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>1<"))
    #expect(text.contains("<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>705032827<"))
  }

  @Test(arguments: CutContainer.allCases)
  func givesTheSameBytesEachTime(container: CutContainer) throws {
    let folder = try TemporaryFolder()
    let samples = TestSound.noise(5_000)
    let one = try write(folder.file("a"), samples, container: container, metadata: Self.metadata)
    let other = try write(folder.file("b"), samples, container: container, metadata: Self.metadata)
    #expect(one == other)
  }

  @Test func becomesRF64OnlyBeyondFourGibibytes() throws {
    let header = WaveHeaderWriter(
      encoding: .pcm16, rate: .broadcast, channelCount: 2, metadata: AudioMetadata(), reservesLongSizes: true)
    let short = header.header(dataByteCount: 4_000_000_000)
    let long = header.header(dataByteCount: 4_500_000_000)
    #expect(short.count == long.count)
    #expect(Array(short.prefix(4)) == Array("RIFF".utf8))
    #expect(Array(short[12..<16]) == Array("JUNK".utf8))
    #expect(Array(long.prefix(8)) == Array("RF64".utf8) + [255, 255, 255, 255])
    #expect(Array(long[12..<16]) == Array("ds64".utf8))
    #expect(BinaryFields(long).uint64(at: 28) == 4_500_000_000)
    #expect(BinaryFields(long).uint64(at: 36) == 1_125_000_000)
    // Our own reader believes it: the file is sparse.
    let folder = try TemporaryFolder()
    let path = try folder.write("long.wav", long)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: UInt64(long.count) + 4_500_000_000)
    try handle.close()
    let reader = try AudioReader(path: path)
    #expect(reader.frameCount == 1_125_000_000)
    #expect(reader.format.container == "RF64")
    #expect(reader.warnings.isEmpty)
  }

  @Test(arguments: CutContainer.allCases)
  func leavesNothingBehindWhenItIsGivenUp(container: CutContainer) throws {
    let folder = try TemporaryFolder()
    do {
      var writer = try AudioWriter(
        path: folder.file("clip"), container: container, encoding: .pcm16, rate: .telephone, channelCount: 1)
      try writer.write(TestSound.noise(100_000).span)
      #expect(folder.contents.count == 1)
    }
    #expect(folder.contents.isEmpty)
  }

  @Test func refusesWhatFLACDoesNotHold() throws {
    let folder = try TemporaryFolder()
    for (encoding, channelCount) in [(AudioWriter.Encoding.float, 1), (.pcm32, 1), (.pcm16, 9)] {
      #expect(throws: AudioFileError.self) {
        _ = try AudioWriter(
          path: folder.file("a"), container: .flac, encoding: encoding, rate: .telephone, channelCount: channelCount)
      }
    }
    #expect(folder.contents.isEmpty)
  }

  @Test func saysThatAFolderIsMissing() throws {
    let error = #expect(throws: AudioFileError.self) {
      _ = try AudioWriter(
        path: "/nowhere/clip.wav", container: .wav, encoding: .pcm16, rate: .telephone, channelCount: 1)
    }
    #expect(error?.description == "/nowhere/clip.wav: cannot create: No such file or directory")
  }

  @Test(arguments: [
    ("Анна Щербакова", "Anna Shcherbakova"), ("Їжак і ґава", "Yizhak i gava"), ("съезд, объём", "sezd, obyom"),
    ("„Zürich“ – Łódź…", "\"Zurich\" - Lodz..."), ("a\tb\r\nc\u{0}d", "a b  cd"), ("漢字", "__"), ("plain", "plain"),
  ])
  func foldsTextToASCII(text: String, folded: String) {
    #expect(asciiFolded(text) == folded)
  }
}
