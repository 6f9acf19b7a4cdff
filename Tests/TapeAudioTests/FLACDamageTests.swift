import TapeFiles
import TapeModel
import TapeTesting
import Testing

@testable import TapeAudio

/// A damaged FLAC loses its damaged blocks, and nothing else moves.
@Suite struct FLACDamageTests {
  /// Blocks of 576 frames: 4 000 frames in seven of them.
  static let block = 576

  private struct Sound {
    let bytes: [UInt8]
    let samples: [Int16]
    /// Where each block begins in the file, and where the last one ends.
    let starts: [Int]

    init() throws {
      bytes = try Fixture.bytes("tone.flac")
      samples = try TestSound.read16(Fixture.path("tone.flac"))
      let file = SharedFile(try RegularFile(path: Fixture.path("tone.flac")))
      let blocks = try FLACFrameScan(file, start: 42, end: Int64(bytes.count)).blocks
      starts = blocks.map { Int($0.start) } + [bytes.count]
    }

    /// The samples with silence in place of these blocks.
    func silenced(_ lost: [Int]) -> [Int16] {
      var samples = samples
      for block in lost {
        for frame in block * FLACDamageTests.block..<min(samples.count, (block + 1) * FLACDamageTests.block) {
          samples[frame] = 0
        }
      }
      return samples
    }
  }

  private func open(
    _ bytes: [UInt8], _ check: (_ samples: [Int16], _ warnings: [RecordingWarning]) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.flac", bytes)
    let analysis = try AnalysisPass().analyse(path: path)
    let samples = try TestSound.read16(path)
    #expect(analysis.recording.frameCount == Int64(samples.count))
    #expect(analysis.recording.pcmHash == ContentHash(of: TestSound.bytes(samples)))
    try check(samples, analysis.recording.warnings)
  }

  @Test func findsAllBlocksOfASoundFile() throws {
    let sound = try Sound()
    #expect(sound.starts.count == 8)
    try open(sound.bytes) { samples, warnings in
      #expect(firstDifference(samples, sound.samples) == nil)
      #expect(warnings.isEmpty)
    }
  }

  @Test(arguments: 0..<6)
  func losesOneBlockToOneFlippedBit(block: Int) throws {
    let sound = try Sound()
    var bytes = sound.bytes
    bytes[(sound.starts[block] + sound.starts[block + 1]) / 2] ^= 0x10
    try open(bytes) { samples, warnings in
      #expect(firstDifference(samples, sound.silenced([block])) == nil)
      #expect(warnings.map(\.kind) == [.damagedAudio])
      let range = SampleRange(start: Int64(block * Self.block), end: Int64((block + 1) * Self.block))
      #expect(warnings.first?.range == range)
      #expect(warnings.first?.sentence == "Frames \(range) cannot be decoded; silence stands in their place.")
    }
  }

  @Test(arguments: [[0, 1], [1, 3], [2, 3, 4]])
  func losesNoMoreThanTheBlocksThatAreDamaged(blocks: [Int]) throws {
    let sound = try Sound()
    var bytes = sound.bytes
    for block in blocks { bytes[sound.starts[block]] = 0 }
    try open(bytes) { samples, warnings in
      #expect(firstDifference(samples, sound.silenced(blocks)) == nil)
      #expect(warnings.allSatisfy { $0.kind == .damagedAudio })
      #expect(warnings.reduce(0) { $0 + ($1.range?.frameCount ?? 0) } == Int64(blocks.count * Self.block))
    }
  }

  @Test func keepsTheLaterBlocksInPlaceWhenOneIsMissing() throws {
    let sound = try Sound()
    let bytes = Array(sound.bytes[..<sound.starts[2]] + sound.bytes[sound.starts[3]...])
    try open(bytes) { samples, warnings in
      #expect(firstDifference(samples, sound.silenced([2])) == nil)
      #expect(warnings.map(\.kind) == [.damagedAudio])
    }
  }

  @Test(arguments: [1, 2, 100, 1_000, 2_500])
  func readsTheWholeBlocksOfAFileThatWasCutShort(missing: Int) throws {
    let sound = try Sound()
    let length = sound.bytes.count - missing
    let whole = sound.starts.lastIndex { $0 <= length } ?? 0
    try open(Array(sound.bytes.prefix(length))) { samples, warnings in
      #expect(firstDifference(samples, Array(sound.samples.prefix(whole * Self.block))) == nil)
      #expect(
        warnings.map(\.sentence) == [
          "The file ends before its stated length: \(whole * Self.block) of 4000 frames are there."
        ])
    }
  }

  @Test(arguments: [
    (0, "The header states no length; 4000 frames were found."), (17, "The header states 17 frames; 4000 were found."),
  ])
  func countsTheFramesWhereTheHeaderLies(stated: UInt8, sentence: String) throws {
    let sound = try Sound()
    var bytes = sound.bytes
    bytes.replaceSubrange(22..<26, with: [0, 0, 0, stated])
    try open(bytes) { samples, warnings in
      #expect(firstDifference(samples, sound.samples) == nil)
      #expect(warnings.map(\.sentence) == [sentence])
    }
  }

  @Test func takesNoMemoryForALengthThatIsALie() throws {
    let sound = try Sound()
    var bytes = sound.bytes
    bytes[21] |= 0x0F
    bytes.replaceSubrange(22..<26, with: [0xFF, 0xFF, 0xFF, 0xFF])
    try open(bytes) { samples, warnings in
      #expect(firstDifference(samples, sound.samples) == nil)
      #expect(warnings.map(\.kind) == [.truncated])
    }
  }

  @Test func readsAFileBehindAnID3Tag() throws {
    let sound = try Sound()
    let tag = Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 20] + [UInt8](repeating: 0xFF, count: 20)
    try open(tag + sound.bytes + Array("TAG".utf8) + [UInt8](repeating: 0, count: 125)) { samples, warnings in
      #expect(firstDifference(samples, sound.samples) == nil)
      #expect(warnings.isEmpty)
    }
  }

  @Test func findsTheBlocksBehindDamagedMetadata() throws {
    let sound = try Sound()
    var bytes = sound.bytes
    bytes[4] = 0
    bytes[43] = 0xFF
    try open(bytes) { samples, warnings in
      #expect(firstDifference(samples, sound.samples) == nil)
      #expect(warnings.map(\.kind) == [.damagedHeader])
    }
  }

  @Test(arguments: [false, true])
  func refusesAStreamThatChangesItsRateMidway(isBackAtTheEnd: Bool) throws {
    let first = try Fixture.bytes("tone.flac")
    let second = try Fixture.bytes("tone-16khz.flac")
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "call.flac", first + second.dropFirst(200) + (isBackAtTheEnd ? first.dropFirst(42) : []))
    let error = #expect(throws: AudioFileError.self) { _ = try AnalysisPass().analyse(path: path) }
    #expect(
      error?.description
        == "\(path): FLAC that changes its sample rate midway; convert it with ffmpeg -i call.flac call-converted.wav")
  }

  @Test func refusesAFileWithoutOneWholeBlock() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.flac", Array(try Fixture.bytes("tone.flac").prefix(300)))
    #expect(throws: AudioFileError.damaged(path: path, reason: "no block of its sound is whole")) {
      _ = try AudioReader(path: path)
    }
  }

  @Test func readsAnOggFLACThatWasCutShort() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("call.oga", try Fixture.bytes("tone-flac.oga").dropLast(10))
    let analysis = try? AnalysisPass().analyse(path: path)
    if let analysis {
      #expect(analysis.recording.warnings.contains { $0.kind == .truncated })
    }
    #expect(try AudioReader(path: path).frameCount < 4_000)
  }

  @Test(arguments: [0, 1, 127, 128, 2_047, 2_048, 65_535, 65_536, 1 << 21, 1 << 26, 1 << 31, (1 << 36) - 1] as [Int64])
  func codesBlockNumbersTheWayItReadsThem(number: Int64) {
    var bytes: [UInt8] = [0xFF, 0xF9, 0x70, 0] + FLACFrameHeader.coding(of: number) + [0x01, 0xFF]
    bytes.append(bytes.withUnsafeBytes { FLACFrameHeader.checksum($0, count: $0.count) })
    let header = bytes.withUnsafeBytes { FLACFrameHeader($0) }
    #expect(header?.number == number)
    #expect(header?.blockFrameCount == 512)
    #expect(header?.byteCount == bytes.count)
  }
}
