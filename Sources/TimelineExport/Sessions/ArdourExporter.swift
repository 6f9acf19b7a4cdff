internal import TapeModel

/// An Ardour session.
///
/// Sources are named by their way from Ardour's own folder for sound to the files beside the
/// session, so that the folder may move. Positions are Ardour's superclock, of which each
/// frame of 48 kHz is exactly 5 880. Fades are drawn point by point. Tracks lead to a stereo
/// master: all mono where every clip is, which Ardour's pan law puts 3 dB down in the middle,
/// else all stereo. Narration becomes range
/// markers, notes become markers. Format: as Ardour 7.3 writes it (session version 7002).
public struct ArdourExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "ardour", fileExtension: "ardour", mediaType: "application/x-ardour-session+xml",
    summary: "Ardour session over 48 kHz clips",
    losses: [
      .hashes, .timing, .confidence, .channels, .words, .translation, .callDetails, .warnings, .rights, .advisories,
    ])

  public init() {}

  /// Ardour makes names relative to this folder, and passes over a session without it.
  public func folders(for session: Session) -> [String] { ["interchange/\(session.name)/audiofiles"] }

  /// Longer ones do not fit Ardour's clock of 64 bits with room to spare.
  private static let longestHours: Int64 = 100

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    let longest = max(session.frameCount, session.files.map(\.frameCount).max() ?? 0)
    guard longest < Self.longestHours * 3_600 * Int64(session.rate.hertz) else {
      throw .cannotHold(Self.format.name, "longer than \(Self.longestHours) hours")
    }
    var writer = ArdourSessionWriter(session)
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.session().write(to: &output)
  }
}
