internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// A recording as the index has it, for reading its sound, and the gate that all of it passes
/// on its way to an answer.
struct GatedCall: Sendable {
  let raw: IndexedRecording
  let gate: RedactionGate
  let sound: ServedSound

  init(_ raw: IndexedRecording, gate: RedactionGate) {
    self.raw = raw
    self.gate = gate
    sound = ServedSound(raw.recording, mask: gate.mask(of: raw.recording))
  }

  var id: ContentHash { raw.id }
  /// As it may be seen.
  var shown: IndexedRecording { gate.recording(raw) }
  /// A name for a file that is saved; ASCII.
  var fileStem: String { Slug.ascii(shown.recording.stem, otherwise: id.short) }
}
