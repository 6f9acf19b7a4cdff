/// Rows of a ``StateScorer`` for a call, computed when they are asked for.
///
/// A short call is kept whole, a long one in blocks: the memory does not grow with the call.
final class EmissionRows {
  let sound: CallSound
  private(set) var scorer: StateScorer
  private let rows: HeapBuffer<Float>
  private var blocks: [Int]
  /// The silence of each frame's row, for the blocks that were computed since the scorer changed.
  private var silences: [Float]
  /// The blocks that were computed since then.
  private(set) var hasSilence: [Bool]
  private let blockLength: Int
  /// Two minutes: a turn's places are looked for that far around.
  private static let keptFrames = 12_288
  /// 128 MB; with 50 phones a call of half an hour.
  static let valueLimit = 32_000_000

  /// - Parameters:
  ///   - limit: a call of no more values than this is kept whole.
  ///   - blockLength: frames that are computed at once; few where only some turns' frames are asked for.
  init(_ sound: CallSound, _ scorer: StateScorer, limit: Int = valueLimit, blockLength: Int = 256) {
    self.sound = sound
    self.scorer = scorer
    self.blockLength = blockLength
    let all = (sound.frameCount + blockLength - 1) / blockLength
    let isShort = all * blockLength * scorer.stride <= limit
    blocks = [Int](repeating: -1, count: max(1, isShort ? all : min(all, Self.keptFrames / blockLength)))
    silences = [Float](repeating: 0, count: sound.frameCount)
    hasSilence = [Bool](repeating: false, count: all)
    rows = HeapBuffer(repeating: 0, count: blocks.count * blockLength * scorer.stride)
  }

  /// Forgets all rows; further ones are those of another scorer of as many states. The
  /// memory is used again: a long call has room for its rows once only.
  func use(_ scorer: StateScorer) {
    precondition(scorer.stride == self.scorer.stride, "another number of states")
    self.scorer = scorer
    for slot in blocks.indices { blocks[slot] = -1 }
    for block in hasSilence.indices { hasSilence[block] = false }
  }

  /// The row of a frame; valid until another row is asked for.
  ///
  /// - Precondition: the call has the frame.
  func row(_ frame: Int) -> UnsafePointer<Float> {
    let block = frame / blockLength
    let slot = block % blocks.count
    let base = rows.base + slot * blockLength * scorer.stride
    if blocks[slot] != block {
      let first = block * blockLength
      let range = first..<min(first + blockLength, sound.frameCount)
      scorer.score(sound, range, into: base)
      for index in 0..<range.count { silences[first + index] = base[index * scorer.stride + scorer.silenceColumn] }
      hasSilence[block] = true
      blocks[slot] = block
    }
    return UnsafePointer(base + (frame % blockLength) * scorer.stride)
  }

  /// What the row of a frame says of silence, without the row where it has been asked for before.
  func silence(_ frame: Int) -> Float {
    if !hasSilence[frame / blockLength] { _ = row(frame) }
    return silences[frame]
  }
}
