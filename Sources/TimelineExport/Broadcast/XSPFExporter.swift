internal import TapeModel

/// A playlist of a session's clips in XSPF.
///
/// Otherwise as ``M3UExporter``. Format: Xiph.Org, "XSPF Version 1".
public struct XSPFExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "xspf", fileExtension: "xspf", mediaType: "application/xspf+xml", summary: "XSPF playlist of 48 kHz clips",
    losses: M3UExporter.losses)

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
