internal import TapeAudio
internal import TapeModel

/// Where the sound of a rundown's clips is read, and what must not be heard of it.
///
/// What an exporter sees of a recording may be without its path; this knows it.
struct RundownSound {
  private let gate: RedactionGate
  private let recordings: [ContentHash: Recording]

  /// - Parameter rundown: as the index has it, before it passes the gate.
  init(_ rundown: Rundown, gate: RedactionGate) {
    self.gate = gate
    recordings = Dictionary(
      rundown.clips.map { ($0.recording.id, $0.recording) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter recording: as the index has it.
  init(of recording: Recording, gate: RedactionGate) {
    self.gate = gate
    recordings = [recording.id: recording]
  }

  /// Whether a clip is not heard as it was recorded, be it for a guard band at its edge.
  func hidesSome(of clip: Clip) -> Bool {
    let recording = recordings[clip.recording.id] ?? clip.recording
    return gate.mask(of: recording).stretches.contains {
      SoundMask.widest($0.range, at: recording.rate).overlaps(clip.range)
    }
  }

  /// Its own path, unless the gate took that away.
  func path(of recording: Recording) -> String {
    guard gate.isActive, let known = recordings[recording.id] else { return recording.path }
    return known.path
  }

  /// Opens a recording for reading in `range`; `nil` for all of it.
  func open(_ recording: Recording, reading range: SampleRange?) throws(AudioFileError) -> RedactedSound {
    try RedactedSound(
      path: path(of: recording), mask: gate.mask(of: recordings[recording.id] ?? recording), reading: range)
  }
}
