internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// A recording as the index has it, for reading its sound, and the gate that all of it passes
/// on its way to an answer.
final class GatedCall: Sendable {
  let raw: IndexedRecording
  let gate: RedactionGate
  let sound: ServedSound
  /// A name for a file that is saved; ASCII.
  let fileStem: String

  init(_ raw: IndexedRecording, gate: RedactionGate) {
    self.raw = raw
    self.gate = gate
    sound = ServedSound(raw.recording, mask: gate.mask(of: raw.recording))
    fileStem = Slug.ascii(gate.recording(raw).recording.stem, otherwise: raw.id.short)
  }

  var id: ContentHash { raw.id }
}
