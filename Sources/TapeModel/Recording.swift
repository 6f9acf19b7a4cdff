/// One call as recorded: a file whose bytes are known by their hash.
public struct Recording: Hashable, Sendable, Codable {
  /// SHA-256 of the file's bytes: the recording's identity.
  public let id: ContentHash
  /// SHA-256 of the decoded samples: the same for one call stored as WAV and as FLAC.
  ///
  /// Over 16-bit little-endian samples for encodings of up to 16 bits, 32-bit ones for
  /// finer integers, IEEE 754 bits for floating point; channels interleaved.
  public let pcmHash: ContentHash
  /// Where the file was when it was indexed.
  public var path: String
  public let byteCount: Int64
  public let format: AudioFormat
  public let rate: SampleRate
  public let channelCount: Int
  /// Length in frames, counted while reading.
  public let frameCount: Int64
  /// Frames from midnight to the first frame, at this recording's rate (`bext`, EBU Tech
  /// 3285); `nil` where the file does not say.
  public let timeReference: Int64?
  /// Date and time of the first frame as the file states it; see ``CallDetails/start`` for what
  /// the catalogue says.
  public let originated: WallClock?
  public var warnings: [RecordingWarning]

  public init(
    id: ContentHash, pcmHash: ContentHash, path: String, byteCount: Int64, format: AudioFormat, rate: SampleRate,
    channelCount: Int, frameCount: Int64, timeReference: Int64? = nil, originated: WallClock? = nil,
    warnings: [RecordingWarning] = []
  ) {
    self.id = id
    self.pcmHash = pcmHash
    self.path = path
    self.byteCount = byteCount
    self.format = format
    self.rate = rate
    self.channelCount = channelCount
    self.frameCount = frameCount
    self.timeReference = timeReference
    self.originated = originated
    self.warnings = warnings
  }

  public var allFrames: SampleRange { SampleRange(start: 0, end: frameCount) }

  /// The file's name without folders.
  public var fileName: String {
    path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? path
  }

  /// The file's name without folders and without its last ending: `call_0412`.
  public var stem: String {
    let name = fileName
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
