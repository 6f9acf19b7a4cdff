internal import Synchronization
internal import TapeModel

/// Sound that was decoded lately, as 16-bit samples of all channels, so that those who listen to one
/// place one after the other do not have it decoded again.
///
/// Blocks begin at multiples of ``frameCount``, which is where FLAC's own blocks mostly begin.
final class DecodedBlocks: Sendable {
  struct Key: Hashable {
    let recording: ContentHash
    /// ``ServedSound/version``: sound that hides something else is other sound.
    let version: String
    let number: Int64
  }

  private struct State {
    var blocks: [Key: (samples: [Int16], lastUse: Int)] = [:]
    var sampleCount = 0
    var clock = 0
  }

  static let frameCount: Int64 = 4_096

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter byteLimit: what all blocks together take at most.
  init(byteLimit: Int = 128 << 20) { limit = byteLimit / 2 }

  /// Those of the blocks that are known.
  func blocks(of sound: ServedSound, _ numbers: Range<Int64>) -> [Int64: [Int16]] {
    state.withLock { state in
      state.clock += 1
      var found: [Int64: [Int16]] = [:]
      for number in numbers {
        let key = Key(sound, number)
        guard let samples = state.blocks[key]?.samples else { continue }
        state.blocks[key]?.lastUse = state.clock
        found[number] = samples
      }
      return found
    }
  }

  /// Keeps blocks, in place of those that nobody asked for for longest.
  func keep(_ blocks: [Int64: [Int16]], of sound: ServedSound) {
    state.withLock { state in
      for (number, samples) in blocks {
        if let former = state.blocks.updateValue((samples, state.clock), forKey: Key(sound, number)) {
          state.sampleCount -= former.samples.count
        }
        state.sampleCount += samples.count
      }
      if state.sampleCount > limit { Self.forget(&state, downTo: limit / 4 * 3) }
    }
  }

  private static func forget(_ state: inout State, downTo limit: Int) {
    for (key, block) in state.blocks.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard state.sampleCount > limit else { return }
      state.blocks[key] = nil
      state.sampleCount -= block.samples.count
    }
  }
}

extension DecodedBlocks.Key {
  fileprivate init(_ sound: ServedSound, _ number: Int64) {
    self.init(recording: sound.recording.id, version: sound.version, number: number)
  }
}
