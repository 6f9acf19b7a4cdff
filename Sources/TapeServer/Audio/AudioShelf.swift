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
  private let copies: DecodedCopies
  private static let most = 32

  init(_ made: MadeFiles) { copies = DecodedCopies(made) }

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

  /// 16-bit samples of all channels, in the blocks that hold `range`.
  ///
  /// Throws like ``read(_:at:_:)``. `nil` where `isWaiting` is false and the disk would have to be
  /// waited for.
  func blocks(_ sound: ServedSound, in range: SampleRange, isWaiting: Bool) throws -> [[Int16]]? {
    let size = DecodedBlocks.frameCount
    let numbers = range.start / size..<(range.end + size - 1) / size
    var blocks = decoded.blocks(of: sound, numbers)
    let missing = blocks.indices.filter { blocks[$0] == nil }
    if missing.isEmpty, isAtHand(sound) { return blocks.compactMap(\.self) }
    guard isWaiting else { return nil }
    let ranges = missing.map { place in
      let start = (numbers.lowerBound + Int64(place)) * size
      return SampleRange(start: start, end: min(sound.recording.frameCount, start + size))
    }
    for (place, samples) in zip(missing, try samples(of: sound, ranges)) {
      decoded.keep(samples, numbers.lowerBound + Int64(place), of: sound)
      blocks[place] = samples
    }
    return blocks.compactMap(\.self)
  }

  private func samples(of sound: ServedSound, _ ranges: [SampleRange]) throws -> [[Int16]] {
    let start = ranges.first?.start ?? 0
    func read(_ ranges: [SampleRange]) throws -> [[Int16]] {
      try self.read(sound, at: ranges.first?.start ?? start) { reader in
        try ranges.map { try SixteenBit.samples($0, leg: nil, of: &reader) }
      }
    }
    guard DecodedCopies.suits(sound), start > 0, !isNext(start, of: sound) else { return try read(ranges) }
    // Nothing is read, but the file is looked at.
    _ = try read([])
    return try copies.samples(of: sound, ranges) { try read([$0])[0] }
  }

  /// Whether an idle reader stands at `frame`.
  private func isNext(_ frame: Int64, of sound: ServedSound) -> Bool {
    state.withLock { $0.idle.contains { $0.isOf(sound) && $0.next == frame } }
  }

  /// Whether a reader is idle whose file nobody has written to.
  private func isAtHand(_ sound: ServedSound) -> Bool {
    let idle = state.withLock { $0.idle.last { $0.isOf(sound) } }
    return idle?.isUnchanged == true
  }

  private static let changed = Problem(.conflict, "The recording is not the one that was indexed.")

  private func take(_ sound: ServedSound, at frame: Int64) throws -> OpenRecording {
    let recording = sound.recording
    let idle = state.withLock { state -> OpenRecording? in
      let places = state.idle.indices.filter { state.idle[$0].isOf(sound) }
      let place = places.first { state.idle[$0].next == frame } ?? places.first
      return place.map { state.idle.remove(at: $0) }
    }
    if let idle, idle.isUnchanged { return idle }
    let opened = OpenRecording(sound, try RedactedSound(path: recording.path, mask: sound.mask))
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
