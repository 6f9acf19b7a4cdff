internal import TapeModel

/// A playlist of a session's clips, in the order of the programme.
///
/// Each entry says at which second of its file to start and to stop, so that handles are not
/// heard; players that pass over those lines (which are VLC's) play them too. Narration and
/// notes are left out. Format: RFC 8216 for `EXTM3U` and `EXTINF`, the VideoLAN wiki for
/// `EXTVLCOPT`.
public struct M3UExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "m3u8", fileExtension: "m3u8", mediaType: "audio/mpegurl", summary: "Playlist of 48 kHz clips",
    losses: losses)

  static let losses: [ExportFormat.Loss] = [
    .frames, .hashes, .timing, .confidence, .channels, .words, .translation, .notes, .callDetails, .warnings, .fades,
    .gain, .rights, .advisories, .narration,
  ]

  public init() {}

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    output.write("#EXTM3U\n#PLAYLIST:\(session.title)\n")
    for placement in session.playingOrder {
      output.write("#EXTINF:\(milliseconds(placement.record.frameCount, session)),\(placement.title)\n")
      output.write("#EXTVLCOPT:start-time=\(milliseconds(placement.source.start, session))\n")
      output.write("#EXTVLCOPT:stop-time=\(milliseconds(placement.source.end, session))\n")
      output.write(session.relativePath(of: session.file(of: placement)) + "\n")
    }
  }

  private func milliseconds(_ frame: Int64, _ session: Session) -> String {
    String(TimeText.seconds(microseconds: session.rate.milliseconds(atFrame: frame) * 1_000).dropLast(3))
  }
}
