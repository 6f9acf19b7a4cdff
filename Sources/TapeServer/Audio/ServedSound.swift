internal import TapeAudio
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// A recording's sound as it may be heard.
struct ServedSound: Sendable {
  let recording: Recording
  /// What must not be heard of it.
  let mask: SoundMask
  /// Another whenever the mask may be another; empty where nothing is hidden.
  let version: String
}

extension Desk {
  func sound(of call: GatedCall) throws -> ServedSound {
    let mask = call.gate.mask(of: call.raw.recording)
    return ServedSound(
      recording: call.raw.recording, mask: mask, version: mask.isEmpty ? "" : "-\(try store.changeCount())")
  }
}
