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
    losses: PlaylistLosses.all)

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

/// A playlist of a session's clips in XSPF.
///
/// Otherwise as ``M3UExporter``. Format: Xiph.Org, "XSPF Version 1".
public struct XSPFExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "xspf", fileExtension: "xspf", mediaType: "application/xspf+xml", summary: "XSPF playlist of 48 kHz clips",
    losses: PlaylistLosses.all)

  public init() {}

  private static let player = "http://www.videolan.org/vlc/playlist/0"

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    let tracks = session.playingOrder.map { placement in
      let file = session.file(of: placement)
      func seconds(_ frame: Int64) -> String { TimeText.seconds(frame, at: session.rate) }
      return XMLElement(
        "track", [],
        [
          XMLElement("location", text: session.relativePath(of: file).percentEncodedPath),
          XMLElement("title", text: placement.name),
          XMLElement("creator", text: placement.clip.speakers.map(\.name).joined(separator: ", ")),
          XMLElement("annotation", text: placement.clip.text),
          XMLElement("duration", text: "\(session.rate.milliseconds(atFrame: placement.record.frameCount))"),
          XMLElement(
            "extension", [("application", Self.player)],
            [
              XMLElement("vlc:option", text: "start-time=\(seconds(placement.source.start))"),
              XMLElement("vlc:option", text: "stop-time=\(seconds(placement.source.end))"),
            ]),
        ])
    }
    XMLElement(
      "playlist",
      [
        ("version", "1"), ("xmlns", "http://xspf.org/ns/0/"),
        ("xmlns:vlc", "http://www.videolan.org/vlc/playlist/ns/0/"),
      ], [XMLElement("title", text: session.title), XMLElement("trackList", [], tracks)]
    ).write(to: &output)
  }
}

private enum PlaylistLosses {
  static let all: [ExportFormat.Loss] = [
    .frames, .hashes, .timing, .confidence, .channels, .words, .translation, .notes, .callDetails, .warnings, .fades,
    .gain, .rights, .advisories, .narration,
  ]
}

extension Session {
  /// The placements of all tracks, by record position.
  var playingOrder: [SessionPlacement] {
    tracks.flatMap(\.placements).sorted { ($0.record, $0.itemID) < ($1.record, $1.itemID) }
  }
}

extension SessionPlacement {
  /// The speakers and the clip's name.
  var title: String {
    let speakers = clip.speakers.map { SafeText.oneLine($0.name) }.joined(separator: ", ")
    return speakers.isEmpty ? name : "\(speakers) - \(name)"
  }
}
