internal import TapeModel

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

extension AudioDecisionList {
  /// Entries and sources are numbered with four digits, and hours with two.
  func write(
    _ session: Session, formatName: String, to output: inout some TextOutputStream
  ) throws(ExportError) {
    let count = session.tracks.reduce(0) { $0 + $1.placements.count }
    guard count <= 9_999 else { throw .cannotHold(formatName, "\(count) clips, and there are numbers for 9999") }
    guard session.frameCount < Int64(session.rate.hertz) * 86_400 else {
      throw .cannotHold(formatName, "the programme lasts longer than a day")
    }
    for line in lines(session) { output.write(line + "\r\n") }
  }
}
