internal import TapeModel

/// Puts the whole blocks of a damaged FLAC stream in order, with blocks of silence where
/// others are lost, so that every frame stays in its place.
struct FLACMending {
  private let stream: FLACStreamInfo
  private let blocks: [FLACFrameScan.Block]
  private(set) var pieces: [SplicedFile.Piece] = []
  /// What silence stands for, in order.
  private(set) var lost: [SampleRange] = []
  /// Length of the mended stream.
  private(set) var frameCount: Int64 = 0

  /// Blocks of silence beyond this many are not made: a header can name any number.
  private static let maximumSilentBlockCount: Int64 = 100_000

  init(stream: FLACStreamInfo, blocks: [FLACFrameScan.Block]) {
    self.stream = stream
    self.blocks = blocks
  }

  /// Gives `false` where more is lost than silence should stand for.
  mutating func mend() -> Bool {
    guard let first = blocks.first else { return false }
    let fixed = stream.fixedBlockFrameCount ?? first.header.blockFrameCount
    var silentBlockCount: Int64 = 0
    for block in blocks {
      guard block.header.hasVariableBlocks == first.header.hasVariableBlocks,
        let start = block.header.firstFrame(fixedBlockFrameCount: fixed), start >= frameCount, start < 1 << 36
      else { continue }
      if start > frameCount {
        let blockFrameCount = first.header.hasVariableBlocks ? Self.silentBlockFrameCount(stream) : fixed
        silentBlockCount += (start - frameCount) / Int64(blockFrameCount) + 1
        guard silentBlockCount <= Self.maximumSilentBlockCount else { return false }
        appendSilence(to: start, blockFrameCount: blockFrameCount, isVariable: first.header.hasVariableBlocks)
      }
      append(block)
      frameCount = start + Int64(block.header.blockFrameCount)
    }
    return frameCount > 0
  }

  private static func silentBlockFrameCount(_ stream: FLACStreamInfo) -> Int {
    min(max(16, stream.maximumBlockFrameCount), 4_096)
  }

  private mutating func append(_ block: FLACFrameScan.Block) {
    if case .file(let start, let byteCount)? = pieces.last, start + byteCount == block.start {
      pieces[pieces.count - 1] = .file(start: start, byteCount: block.end - start)
    } else {
      pieces.append(.file(start: block.start, byteCount: block.end - block.start))
    }
  }

  private mutating func appendSilence(to end: Int64, blockFrameCount: Int, isVariable: Bool) {
    lost.append(SampleRange(start: frameCount, end: end))
    var bytes: [UInt8] = []
    while frameCount < end {
      let count = Int(min(Int64(blockFrameCount), end - frameCount))
      let number = isVariable ? frameCount : frameCount / Int64(blockFrameCount)
      bytes += silentBlock(number: number, frameCount: count, isVariable: isVariable)
      frameCount += Int64(count)
    }
    pieces.append(.memory(bytes))
  }

  /// A block whose every channel is one constant, 0 (RFC 9639, 9.2.3).
  private func silentBlock(number: Int64, frameCount: Int, isVariable: Bool) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, isVariable ? 0xF9 : 0xF8, 0x70, UInt8(stream.channelCount - 1) << 4]
    bytes += FLACFrameHeader.coding(of: number)
    bytes += [UInt8((frameCount - 1) >> 8), UInt8((frameCount - 1) & 0xFF)]
    bytes.append(bytes.withUnsafeBytes { FLACFrameHeader.checksum($0, count: $0.count) })
    for _ in 0..<stream.channelCount { bytes += [UInt8](repeating: 0, count: 1 + stream.bitCount / 8) }
    let checksum = FLACChecksum.of(bytes)
    return bytes + [UInt8(checksum >> 8), UInt8(checksum & 0xFF)]
  }
}
