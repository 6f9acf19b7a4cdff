import Foundation
import TapeAudio
import TapeModel
import TapeTesting
import Testing

/// What is hidden is not in the samples that are lent.
struct RedactedSoundTests {
  private let folder: TemporaryFolder
  private let path: String

  /// Three seconds on two legs: noise with a loud tone in the second one.
  init() throws {
    folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 3)
    var samples: [Int16] = []
    for frame in 0..<24_000 {
      let tone = (8_000..<16_000).contains(frame) ? 12_000 * sin(Double(frame) * 2.1) : 0
      for leg in 0..<2 { samples.append(Int16(tone / Double(leg + 1)) + Int16.random(in: -20...20, using: &random)) }
    }
    path = try folder.write("call.wav", SampleWAV.interleaved(samples, channelCount: 2))
  }

  private func mask(_ sound: Redaction.Sound) -> SoundMask {
    SoundMask([SoundMask.Stretch(SampleRange(start: 8_000, end: 16_000), sound)])
  }

  private func samples(_ mask: SoundMask) throws -> [Int32] {
    var sound = try RedactedSound(path: path, mask: mask)
    var samples: [Int32] = []
    try sound.forEachBlock32(in: sound.allFrames) { _, block in
      block.withUnsafeBufferPointer { samples += Array($0) }
    }
    return samples
  }

  @Test func anEmptyMaskChangesNothing() throws {
    var reader = try AudioReader(path: path)
    var plain: [Int32] = []
    try reader.forEachBlock32(in: reader.allFrames) { _, block in
      block.withUnsafeBufferPointer { plain += Array($0) }
    }
    #expect(try samples(.nothing) == plain)
  }

  @Test func silenceIsDigitalOnBothLegsWithAGuardBand() throws {
    let hidden = try samples(mask(.silence))
    // 40 ms before and after at least.
    #expect(hidden[2 * 7_680..<2 * 16_320].allSatisfy { $0 == 0 })
    let plain = try samples(.nothing)
    #expect(hidden[..<(2 * 5_000)] == plain[..<(2 * 5_000)])
    #expect(hidden[(2 * 19_000)...] == plain[(2 * 19_000)...])
  }

  @Test func aBleepIsTheSameWhateverItHides() throws {
    let hidden = try samples(mask(.bleep))
    let inner = hidden[2 * 8_000..<2 * 16_000]
    #expect(stride(from: inner.startIndex, to: inner.endIndex, by: 2).allSatisfy { inner[$0] == inner[$0 + 1] })
    // A period of 1 kHz is eight frames: what comes eight frames later is the same.
    #expect((2 * 8_000..<2 * 15_000).allSatisfy { abs(hidden[$0] - hidden[$0 + 16]) <= 1 << 16 })
    let loudest = inner.map { abs(Double($0)) }.max() ?? 0
    #expect(abs(loudest / 2_147_483_648 - 0.1) < 0.002)
  }

  @Test func itFadesOutAndInOutsideOfTheGuardBand() throws {
    let hidden = try samples(mask(.silence))
    let plain = try samples(.nothing)
    let first = try #require(hidden.indices.first { hidden[$0] != plain[$0] }) / 2
    let zero = try #require(
      (first..<12_000).first { hidden[2 * $0] == 0 && hidden[2 * $0 + 1] == 0 && $0 > first + 70 })
    #expect((70...90).contains(zero - first))
  }

  @Test func allWaysOfReadingAgree() throws {
    var sound = try RedactedSound(path: path, mask: mask(.bleep))
    var (short, long, float): ([Int16], [Int32], [Float]) = ([], [], [])
    try sound.forEachBlock16(in: sound.allFrames) { _, block in block.withUnsafeBufferPointer { short += Array($0) } }
    try sound.forEachBlock32(in: sound.allFrames) { _, block in block.withUnsafeBufferPointer { long += Array($0) } }
    try sound.forEachBlock(in: sound.allFrames) { _, block in block.withUnsafeBufferPointer { float += Array($0) } }
    #expect(zip(short, long).allSatisfy { Int32($0) << 16 == $1 })
    #expect(zip(short, float).allSatisfy { abs(Float($0) / 32_768 - $1) <= 1.01 / 32_768 })
  }

  /// Cut in pieces it is what it is as a whole.
  @Test func aPieceIsTheSameAsInTheWhole() throws {
    let whole = try samples(mask(.bleep))
    var sound = try RedactedSound(
      path: path, mask: mask(.bleep), reading: SampleRange(start: 15_000, end: 17_000))
    var piece: [Int32] = []
    try sound.forEachBlock32(in: SampleRange(start: 15_000, end: 17_000)) { _, block in
      block.withUnsafeBufferPointer { piece += Array($0) }
    }
    #expect(piece == Array(whole[30_000..<34_000]))
  }

  /// A range that was not announced is hidden all the same: a crossfade reads beyond its clip.
  @Test func whatIsReadBeyondTheRangeThatWasAskedForIsHiddenToo() throws {
    var sound = try RedactedSound(path: path, mask: mask(.bleep), reading: SampleRange(start: 0, end: 100))
    var piece: [Int32] = []
    try sound.forEachBlock32(in: SampleRange(start: 9_000, end: 11_000)) { _, block in
      block.withUnsafeBufferPointer { piece += Array($0) }
    }
    #expect(piece == Array(try samples(mask(.bleep))[18_000..<22_000]))
  }

  @Test func aCutSaysThatItIsRedacted() throws {
    func cut(_ start: Int64, _ end: Int64) throws -> ClipCutter.CutResult {
      try ClipCutter().cut(
        from: path, range: SampleRange(start: start, end: end), to: folder.file("\(start).wav"), container: .wav,
        hiding: mask(.bleep))
    }
    let touching = try cut(15_500, 20_000)
    #expect(touching.isRedacted && !touching.isBitIdentical)
    let apart = try cut(20_000, 24_000)
    #expect(!apart.isRedacted && apart.isBitIdentical)
  }
}
