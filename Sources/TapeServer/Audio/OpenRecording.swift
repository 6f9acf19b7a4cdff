internal import Synchronization
internal import TapeAudio
internal import TapeFiles
internal import TapeModel

/// One reader, used by one thread at a time.
final class OpenRecording: Sendable {
  private let recording: ContentHash
  private let version: String
  let stamp: FileStamp
  private let reader: Mutex<Box>

  /// A reader is not copied, and not used by two threads: the lock sees to it.
  private struct Box: ~Copyable, @unchecked Sendable {
    var reader: RedactedSound
    var next: Int64 = 0
  }

  init(_ sound: ServedSound, _ reader: consuming sending RedactedSound) {
    recording = sound.recording.id
    version = sound.version
    stamp = reader.stamp
    self.reader = Mutex(Box(reader: reader))
  }

  /// Whether it gives what may be heard of this recording.
  func isOf(_ sound: ServedSound) -> Bool { recording == sound.recording.id && version == sound.version }

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
