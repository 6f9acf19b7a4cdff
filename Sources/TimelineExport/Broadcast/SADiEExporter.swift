/// An audio decision list as SADiE writes and takes it.
///
/// Times are parted by colons, otherwise as ``AES31Exporter``.
public struct SADiEExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "sadie", fileExtension: "sadie.adl", mediaType: "application/x-aes31-adl",
    summary: "AES31 decision list in SADiE's dialect over 48 kHz clips", losses: AES31Exporter.losses)

  public init() {}

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    try AudioDecisionList(dialect: .sadie).write(session, formatName: Self.format.name, to: &output)
  }
}
