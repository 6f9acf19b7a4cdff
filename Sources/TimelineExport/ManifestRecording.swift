public import TapeModel

/// A recording as a manifest and a tape log in JSON hold it.
public struct ManifestRecording: Hashable, Sendable, Codable {
  /// SHA-256 of the file's bytes.
  public let id: ContentHash
  /// SHA-256 of the decoded samples.
  public let pcmHash: ContentHash
  /// The file's name without folders.
  public let name: String
  /// Where the file was when it was indexed.
  public let path: String
  public let byteCount: Int64
  public let container: String
  public let encoding: String
  public let rate: SampleRate
  public let channelCount: Int
  public let frameCount: Int64
  public let duration: DecimalSeconds
  /// Frames from midnight to the first frame.
  public let timeReference: Int64?
  public let originated: WallClock?
  public let warnings: [Warning]

  /// What is wrong with the file.
  public struct Warning: Hashable, Sendable, Codable {
    public let kind: RecordingWarning.Kind
    public let sentence: String
    public let startFrame: Int64?
    public let endFrame: Int64?

    init(_ warning: RecordingWarning) {
      kind = warning.kind
      sentence = warning.sentence
      startFrame = warning.range?.start
      endFrame = warning.range?.end
    }

    var warning: RecordingWarning? {
      guard let startFrame, let endFrame else { return RecordingWarning(kind, sentence) }
      return SampleRange(checking: startFrame, endFrame).map { RecordingWarning(kind, sentence, range: $0) }
    }
  }

  public init(_ recording: Recording) {
    id = recording.id
    pcmHash = recording.pcmHash
    name = recording.fileName
    path = recording.path
    byteCount = recording.byteCount
    container = recording.format.container
    encoding = recording.format.encoding
    rate = recording.rate
    channelCount = recording.channelCount
    frameCount = recording.frameCount
    duration = DecimalSeconds(microseconds: recording.rate.microseconds(atFrame: recording.frameCount))
    timeReference = recording.timeReference
    originated = recording.originated
    warnings = recording.warnings.map(Warning.init)
  }

  /// The recording that this was made of; `nil` where a range cannot be.
  var recording: Recording? {
    let restored = warnings.compactMap(\.warning)
    guard restored.count == warnings.count, frameCount >= 0, channelCount >= 1 else { return nil }
    return Recording(
      id: id, pcmHash: pcmHash, path: path, byteCount: byteCount,
      format: AudioFormat(container: container, encoding: encoding), rate: rate, channelCount: channelCount,
      frameCount: frameCount, timeReference: timeReference, originated: originated, warnings: restored)
  }
}
