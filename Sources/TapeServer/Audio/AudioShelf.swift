internal import HTTPTypes
internal import Synchronization
internal import TapeAudio
internal import TapeFiles
internal import TapeModel

/// Recordings that are open for reading, each checked once to be the one that was indexed.
///
/// A reader is lent to one reading at a time and put back where it stands, so that the next
/// block needs no seek. What was checked is remembered by the file's stamp: a file that is
/// replaced or written to is hashed again, and refused where it is another.
final class AudioShelf: Sendable {
  private struct State {
    var idle: [OpenRecording] = []
    /// What each recording's file was when its hash was right.
    var verified: [ContentHash: FileStamp] = [:]
  }

  private let state = Mutex(State())
  /// Held while a file is hashed: those who wait for the same one have it done then.
  private let verifying = Mutex(())
  private let decoded = DecodedBlocks()
  private static let most = 32

  /// Runs `body` with the recording, open.
  ///
  /// Throws a ``Problem`` (409) for a file whose bytes are not those that were indexed.
  func read<Value>(
    _ sound: ServedSound, at frame: Int64, _ body: (inout RedactedSound) throws -> Value
  ) throws -> Value {
    let lent = try take(sound, at: frame)
    let value = try lent.read(body)
    guard lent.isUnchanged else { throw Self.changed }
    state.withLock { state in
      state.idle.append(lent)
      if state.idle.count > Self.most { state.idle.removeFirst() }
    }
    return value
  }

  /// Lends 16-bit samples of `range`, of all channels, piece after piece.
  ///
  /// Throws like ``read(_:at:_:)``.
  func forEachPiece(_ sound: ServedSound, in range: SampleRange, _ body: (ArraySlice<Int16>) -> Void) throws {
    guard sound.isCompressed else {
      body(try read(sound, at: range.start) { try SixteenBit.samples(range, leg: nil, of: &$0) }[...])
      return
    }
    let size = DecodedBlocks.frameCount
    let numbers = range.start / size..<(range.end + size - 1) / size
    let known = decoded.blocks(of: sound, numbers)
    let missing = numbers.filter { known[$0] == nil }
    let made = try read(sound, at: (missing.first ?? numbers.lowerBound) * size) { reader in
      try Dictionary(
        uniqueKeysWithValues: missing.map { number in
          let block = SampleRange(start: number * size, end: min(sound.recording.frameCount, (number + 1) * size))
          return (number, try SixteenBit.samples(block, leg: nil, of: &reader))
        })
    }
    if !made.isEmpty { decoded.keep(made, of: sound) }
    for number in numbers {
      guard let samples = known[number] ?? made[number] else { continue }
      let channelCount = sound.recording.channelCount
      let first = Int(max(0, range.start - number * size)) * channelCount
      let end = min(samples.count, Int(range.end - number * size) * channelCount)
      body(samples[first..<end])
    }
  }

  private static let changed = Problem(.conflict, "The recording is not the one that was indexed.")

  private func take(_ sound: ServedSound, at frame: Int64) throws -> OpenRecording {
    let recording = sound.recording
    let idle = state.withLock { state -> OpenRecording? in
      let places = state.idle.indices.filter {
        state.idle[$0].recording == recording.id && state.idle[$0].mask == sound.mask
      }
      let place = places.first { state.idle[$0].next == frame } ?? places.first
      return place.map { state.idle.remove(at: $0) }
    }
    if let idle, idle.isUnchanged { return idle }
    let opened = OpenRecording(recording.id, sound.mask, try RedactedSound(path: recording.path, mask: sound.mask))
    try verify(opened, recording)
    return opened
  }

  private func verify(_ opened: OpenRecording, _ recording: Recording) throws {
    let stamp = opened.stamp
    func isVerified() -> Bool { state.withLock { $0.verified[recording.id] } == stamp }
    if isVerified() { return }
    try verifying.withLock { _ in
      if isVerified() { return }
      guard stamp.byteCount == recording.byteCount, try opened.hash() == recording.id, opened.isUnchanged else {
        throw Self.changed
      }
      state.withLock { $0.verified[recording.id] = stamp }
    }
  }
}
