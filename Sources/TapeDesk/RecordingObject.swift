internal import TapeFiles
package import TapeIndex
internal import TapeModel

/// A recording as `--json` and the service give it.
package struct RecordingObject: Encodable {
  private let call: IndexedRecording
  private let hidesPaths: Bool

  /// - Parameter hidesPaths: gives the names of files in place of their paths.
  package init(_ call: IndexedRecording, hidesPaths: Bool = false) {
    self.call = call
    self.hidesPaths = hidesPaths
  }

  private enum Key: String, CodingKey {
    case id, name, path, file, pcmHash, byteCount, format, rate, channels, frameCount, duration, start, callID, parties,
      place
    case unit, source, status, verifiedBy, advisory, notes, further, language, translationLanguage, transcript, turns
    case dualMono, warnings, notices, duplicates
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let recording = call.recording
    try container.encode(recording.id, forKey: .id)
    try container.encode(recording.stem, forKey: .name)
    if hidesPaths {
      try container.encode(recording.fileName, forKey: .file)
    } else {
      try container.encode(recording.path, forKey: .path)
    }
    try container.encode(recording.pcmHash, forKey: .pcmHash)
    try container.encode(recording.byteCount, forKey: .byteCount)
    try container.encode(recording.format.description, forKey: .format)
    try container.encode(recording.rate, forKey: .rate)
    try container.encode(recording.channelCount, forKey: .channels)
    try container.encode(recording.frameCount, forKey: .frameCount)
    try container.encode(recording.rate.seconds(atFrame: recording.frameCount), forKey: .duration)
    try container.encode(call.start, forKey: .start)
    try container.encode(call.turnCount, forKey: .turns)
    try container.encode(call.isDualMono, forKey: .dualMono)
    try container.encode(recording.warnings.map(WarningObject.init), forKey: .warnings)
    try container.encode(call.notices, forKey: .notices)
    try container.encode(call.duplicates, forKey: .duplicates)
    try container.encode(
      call.transcript.map { hidesPaths ? splitPath($0.path).name : $0.path }, forKey: .transcript)
    try container.encode(call.transcript?.language, forKey: .language)
    try container.encode(call.transcript?.translationLanguage, forKey: .translationLanguage)
    try encodeCatalogue(to: &container)
  }

  private func encodeCatalogue(to container: inout KeyedEncodingContainer<Key>) throws {
    let details = call.call ?? CallDetails()
    try container.encode(details.callID, forKey: .callID)
    try container.encode(details.parties, forKey: .parties)
    try container.encode(details.place, forKey: .place)
    try container.encode(details.unit, forKey: .unit)
    try container.encode(details.source, forKey: .source)
    try container.encode(details.verification, forKey: .status)
    try container.encode(details.verifiedBy, forKey: .verifiedBy)
    try container.encode(details.advisory, forKey: .advisory)
    try container.encode(details.notes, forKey: .notes)
    try container.encode(
      Dictionary(details.further.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), forKey: .further
    )
  }

  private struct WarningObject: Encodable {
    let kind: RecordingWarning.Kind
    let sentence: String
    let startFrame: Int64?
    let endFrame: Int64?

    init(_ warning: RecordingWarning) {
      kind = warning.kind
      sentence = warning.sentence
      startFrame = warning.range?.start
      endFrame = warning.range?.end
    }
  }
}
