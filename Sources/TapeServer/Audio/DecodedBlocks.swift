internal import Synchronization
internal import TapeModel

/// Sound that was read lately, as 16-bit samples of all channels, so that what many listen to is
/// neither read nor decoded for each of them.
///
/// Blocks begin at multiples of ``frameCount``, which is where FLAC's own blocks mostly begin.
final class DecodedBlocks: Sendable {
  private struct SoundKey: Hashable {
    let recording: ContentHash
    /// ``ServedSound/version``: sound that hides something else is other sound.
    let version: String
  }

  private struct Block {
    let samples: [Int16]
    var lastUse: Int
  }

  /// The blocks of one sound by their numbers; touched while the lock is held.
  private final class Blocks {
    var all: [Int64: Block] = [:]
  }

  private struct State {
    var sounds: [SoundKey: Blocks] = [:]
    var sampleCount = 0
    var clock = 0
  }

  static let frameCount: Int64 = 8_192

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter byteLimit: what all blocks together take at most.
  init(byteLimit: Int = 128 << 20) { limit = byteLimit / 2 }

  /// The blocks of these numbers in order, `nil` for those that are not known.
  func blocks(of sound: ServedSound, _ numbers: Range<Int64>) -> [[Int16]?] {
    let key = SoundKey(recording: sound.recording.id, version: sound.version)
    return state.withLock { state in
      state.clock += 1
      guard let blocks = state.sounds[key] else { return numbers.map { _ in nil } }
      return numbers.map { number in
        blocks.all[number]?.lastUse = state.clock
        return blocks.all[number]?.samples
      }
    }
  }

  /// Keeps a block, in place of those that nobody asked for for longest.
  func keep(_ samples: [Int16], _ number: Int64, of sound: ServedSound) {
    let key = SoundKey(recording: sound.recording.id, version: sound.version)
    state.withLock { state in
      let block = Block(samples: samples, lastUse: state.clock)
      let blocks = state.sounds[key] ?? Blocks()
      state.sounds[key] = blocks
      let former = blocks.all.updateValue(block, forKey: number)
      state.sampleCount += samples.count - (former?.samples.count ?? 0)
      if state.sampleCount > limit { Self.forget(&state, downTo: limit / 4 * 3) }
    }
  }

  private static func forget(_ state: inout State, downTo limit: Int) {
    let all = state.sounds.flatMap { key, blocks in blocks.all.map { (key, $0.key, $0.value.lastUse) } }
    for (key, number, _) in all.sorted(by: { $0.2 < $1.2 }) {
      guard state.sampleCount > limit else { return }
      state.sampleCount -= state.sounds[key]?.all.removeValue(forKey: number)?.samples.count ?? 0
      if state.sounds[key]?.all.isEmpty == true { state.sounds[key] = nil }
    }
  }
}
