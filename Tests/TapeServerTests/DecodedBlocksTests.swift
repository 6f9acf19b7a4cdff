import TapeAudio
import TapeFiles
import TapeModel
import Testing

@testable import TapeServer

struct DecodedBlocksTests {
  private func sound(_ name: String, hiding: SoundMask = .nothing) -> ServedSound {
    let recording = Recording(
      id: ContentHash(of: name), pcmHash: ContentHash(of: name), path: "/calls/\(name).flac", byteCount: 1_000,
      format: AudioFormat(container: "FLAC", encoding: "16-bit"), rate: .telephone, channelCount: 1,
      frameCount: 1_000_000)
    return ServedSound(recording, mask: hiding)
  }

  private func block(_ value: Int16) -> [Int16] { [Int16](repeating: value, count: 8_192) }

  @Test func whatWasUsedLastIsKept() {
    let blocks = DecodedBlocks(byteLimit: 8 * 2 * 8_192)
    let call = sound("call")
    for number in 0..<8 {
      blocks.keep(block(Int16(number)), Int64(number), of: call)
      _ = blocks.blocks(of: call, Int64(number)..<Int64(number + 1))
    }
    _ = blocks.blocks(of: call, 0..<1)
    blocks.keep(block(8), 8, of: call)
    #expect(blocks.blocks(of: call, 0..<9).map { $0?.first } == [0, nil, nil, nil, 4, 5, 6, 7, 8])
  }

  @Test func soundThatHidesMoreIsOtherSound() {
    let blocks = DecodedBlocks(byteLimit: 1 << 20)
    blocks.keep(block(1), 1, of: sound("call"))
    let hidden = SoundMask([SoundMask.Stretch(SampleRange(start: 5_000, end: 6_000), .bleep)])
    #expect(blocks.blocks(of: sound("call", hiding: hidden), 1..<2) == [nil])
    #expect(blocks.blocks(of: sound("other"), 1..<2) == [nil])
    #expect(blocks.blocks(of: sound("call"), 0..<3) == [nil, block(1), nil])
  }
}
