internal import TapeAudio
internal import TapeFiles
internal import TapeModel

/// A recording's sound as it may be heard.
final class ServedSound: Sendable {
  let recording: Recording
  /// What must not be heard of it.
  let mask: SoundMask
  /// Another whenever the mask is another; empty where nothing is hidden.
  let version: String

  init(_ recording: Recording, mask: SoundMask) {
    self.recording = recording
    self.mask = mask
    let stretches = mask.stretches.map { "\($0.range.start)-\($0.range.end)-\($0.sound.rawValue)" }
    version = mask.isEmpty ? "" : "-\(ContentHash(of: stretches.joined(separator: " ")).short)"
  }
}
