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
    let stamp = opened.stamp
    if state.withLock({ $0.verified[recording.id] }) != stamp {
      guard stamp.byteCount == recording.byteCount, try opened.hash() == recording.id, opened.isUnchanged else {
        throw Self.changed
      }
      state.withLock { $0.verified[recording.id] = stamp }
    }
    return opened
  }
}

/// One reader, used by one thread at a time.
private final class OpenRecording: Sendable {
  let recording: ContentHash
  let mask: SoundMask
  let stamp: FileStamp
  private let reader: Mutex<Box>

  /// A reader is not copied, and not used by two threads: the lock sees to it.
  private struct Box: ~Copyable, @unchecked Sendable {
    var reader: RedactedSound
    var next: Int64 = 0
  }

  init(_ recording: ContentHash, _ mask: SoundMask, _ reader: consuming sending RedactedSound) {
    self.recording = recording
    self.mask = mask
    stamp = reader.stamp
    self.reader = Mutex(Box(reader: reader))
  }

  var next: Int64 { reader.withLock { $0.reader.nextFrame } }
  var isUnchanged: Bool { reader.withLock { $0.reader.isUnchanged } }
  func hash() throws -> ContentHash { try reader.withLock { try $0.reader.hash() } }

  func read<Value>(_ body: (inout RedactedSound) throws -> Value) throws -> Value {
    // The closure runs while the lock is held, and what it gives is made anew.
    nonisolated(unsafe) var value: Value?
    try reader.withLock { box in value = try body(&box.reader) }
    guard let value else { preconditionFailure("the closure ran") }
    return value
  }
}
