/// An audio decision list as AES31-3 has it, over the sound of a session.
///
/// Narration and notes are left out. Format: AES31-3-2008, "Simple project interchange".
public struct AES31Exporter: SessionExporter {
  public static let format = ExportFormat(
    name: "aes31", fileExtension: "adl", mediaType: "application/x-aes31-adl",
    summary: "AES31 decision list over 48 kHz clips", losses: losses)

  static let losses: [ExportFormat.Loss] = [
    .hashes, .timing, .confidence, .channels, .words, .translation, .notes, .callDetails, .warnings, .rights,
    .advisories, .narration, .punctuation,
  ]

  public init() {}

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    try AudioDecisionList(dialect: .standard).write(session, formatName: Self.format.name, to: &output)
  }
}
