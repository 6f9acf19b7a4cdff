internal import TapeAudio
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// A recording's sound as it may be heard.
struct ServedSound: Sendable {
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

  /// Whether its samples cost more to make than to read.
  var isCompressed: Bool {
    !["WAV", "WAV (RIFX)", "RF64", "W64", "AIFF"].contains(recording.format.container)
  }
}
