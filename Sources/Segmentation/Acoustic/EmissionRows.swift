/// Scores of a ``StateScorer`` for a call, computed when they are asked for.
///
/// A short call is kept whole, a long one in blocks: the memory does not grow with the call.
final class EmissionRows {
  let sound: CallSound
  private(set) var scorer: StateScorer
  private let tiles: HeapBuffer<Float>
  private var blocks: [Int]
  /// What each frame's row says of silence, for the blocks that were computed since the scorer changed.
  private var silences: [Float]
  /// The blocks that were computed since then.
  private(set) var hasSilence: [Bool]
  private let tilesPerBlock: Int
  private static let tileFrames = StateScorer.lanes
  /// Two minutes: a turn's places are looked for that far around.
  private static let keptFrames = 12_288
  /// 128 MB; with 50 phones a call of half an hour.
  static let valueLimit = 32_000_000

  /// - Parameters:
  ///   - limit: a call of no more values than this is kept whole.
  ///   - blockLength: frames that are computed at once; few where only some turns' frames are asked for.
  /// - Precondition: `blockLength` is a multiple of the frames in a tile.
  init(_ sound: CallSound, _ scorer: StateScorer, limit: Int = valueLimit, blockLength: Int = 256) {
    precondition(blockLength % Self.tileFrames == 0, "blocks of whole tiles")
    self.sound = sound
    self.scorer = scorer
    tilesPerBlock = blockLength / Self.tileFrames
    let all = (sound.frameCount + blockLength - 1) / blockLength
    let isShort = all * tilesPerBlock * scorer.tileLength <= limit
    blocks = [Int](repeating: -1, count: max(1, isShort ? all : min(all, Self.keptFrames / blockLength)))
    silences = [Float](repeating: 0, count: sound.frameCount)
    hasSilence = [Bool](repeating: false, count: all)
    tiles = HeapBuffer(repeating: 0, count: blocks.count * tilesPerBlock * scorer.tileLength)
  }

  /// Forgets all scores; further ones are those of another scorer of as many states. The
  /// memory is used again: a long call has room for its scores once only.
  func use(_ scorer: StateScorer) {
    precondition(scorer.stateCount == self.scorer.stateCount, "another number of states")
    self.scorer = scorer
    for slot in blocks.indices { blocks[slot] = -1 }
    for block in hasSilence.indices { hasSilence[block] = false }
  }

  /// The scores of one frame.
  struct Row {
    fileprivate let base: UnsafePointer<Float>

    @inline(__always)
    subscript(column: Int) -> Float { base[column &* EmissionRows.tileFrames] }
  }

  /// The scores of a frame; valid until those of another one are asked for.
  ///
  /// - Precondition: the call has the frame.
  func row(_ frame: Int) -> Row { Row(base: tile(frame / Self.tileFrames) + frame % Self.tileFrames) }

  /// A tile of the scorer's columns, counted from the start of the call; valid until one is asked for that lies a minute
  /// or more away. What lies beyond the end of the call has no meaning.
  func tile(_ tile: Int) -> UnsafePointer<Float> {
    let block = tile / tilesPerBlock
    let slot = block % blocks.count
    let base = tiles.base + slot * tilesPerBlock * scorer.tileLength
    if blocks[slot] != block {
      compute(block, into: base)
      blocks[slot] = block
    }
    return UnsafePointer(base + tile % tilesPerBlock * scorer.tileLength)
  }

  private func compute(_ block: Int, into base: UnsafeMutablePointer<Float>) {
    let length = tilesPerBlock * Self.tileFrames
    let frames = block * length..<min((block + 1) * length, sound.frameCount)
    scorer.score(sound, frames, into: base)
    for (index, frame) in frames.enumerated() {
      let tile = base + index / Self.tileFrames * scorer.tileLength
      silences[frame] = tile[scorer.silenceColumn * Self.tileFrames + index % Self.tileFrames]
    }
    hasSilence[block] = true
  }

  /// What the row of a frame says of silence, without the row where it has been asked for before.
  func silence(_ frame: Int) -> Float {
    if !hasSilence[frame / Self.tileFrames / tilesPerBlock] { _ = row(frame) }
    return silences[frame]
  }
}
