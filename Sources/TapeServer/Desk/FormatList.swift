internal import TapeAudio
internal import TimelineExport
internal import Transcripts

/// A format with what it leaves out.
struct FormatList: Encodable {
  let name: String
  /// `recording`, `transcript`, `segments`, `rundown` or `session`.
  let use: String
  let summary: String
  let fileExtension: String?
  let mediaType: String?
  let losses: [String]

  static func all(of registry: ExporterRegistry) -> [FormatList] {
    AudioReader.formats.map { FormatList(read: $0.name, "recording", $0.summary) }
      + TranscriptFormats.standard.readers.map { FormatList(read: $0.name, "transcript", "\($0.title): \($0.reads)") }
      + registry.segmentsFormats.map { FormatList($0, "segments") }
      + registry.timelineFormats.map { FormatList($0, "rundown") }
      + registry.sessionFormats.map { FormatList($0, "session") }
  }

  private init(read name: String, _ use: String, _ summary: String) {
    self.name = name
    self.use = use
    self.summary = summary
    (fileExtension, mediaType, losses) = (nil, nil, [])
  }

  private init(_ format: ExportFormat, _ use: String) {
    name = format.name
    self.use = use
    summary = format.summary
    fileExtension = use == "session" ? "zip" : format.fileExtension
    mediaType = use == "session" ? "application/zip" : format.mediaType
    losses = format.losses.map(\.sentence)
  }
}
