internal import TapeModel

/// A Hindenburg session.
///
/// Clips lie on tracks and once more in the clipboard, a group for each track: the clip bin.
/// Each file carries its words with times, from the start of the file, so that a click on a
/// word finds it. Narration and notes are markers. Times are rounded to milliseconds, a
/// region's length is the distance of its rounded edges, and a time of zero is left out, as
/// Hindenburg does. Quarter-sine fades become Hindenburg's own curve. Format: no standard; as
/// sessions of Hindenburg Journalist 1 and PRO 2 are written.
public struct HindenburgExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "hindenburg", fileExtension: "nhsx", mediaType: "application/x-hindenburg-session+xml",
    summary: "Hindenburg session with clip bin and transcripts, over 48 kHz clips",
    losses: [
      .frames, .hashes, .timing, .confidence, .channels, .translation, .callDetails, .warnings, .rights, .advisories,
    ])

  public init() {}

  /// Hindenburg likes to find at least so many tracks and groups.
  private static let leastCount = 4

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    XMLElement(
      "Session", [("Samplerate", "\(session.rate.hertz)"), ("Time", clock(session.frameCount, session))],
      [
        XMLElement("Info", [("Title", session.title)]), pool(session), tracks(session), clipboard(session),
        markers(session),
      ]
    ).write(to: &output)
  }

  private func pool(_ session: Session) -> XMLElement {
    XMLElement(
      "AudioPool", [("Path", session.filesFolder), ("Location", "")],
      session.files.map { file in
        XMLElement(
          "File",
          [
            ("Id", "\(file.number)"), ("Name", file.name), ("Duration", clock(file.frameCount, session)),
            ("Channels", "\(file.channelCount)"), ("Leq", "-"),
          ],
          [XMLElement("MetaData", [("OriginalPath", SafeText.oneLine(file.clip.recording.fileName))])]
            + transcription(file, session))
      })
  }

  /// The words of a file's clip in the order they are heard, with times in seconds from the
  /// start of the file.
  private func transcription(_ file: SessionFile, _ session: Session) -> [XMLElement] {
    let heard = file.clip.words.enumerated().sorted {
      ($0.element.range?.start ?? 0, $0.offset) < ($1.element.range?.start ?? 0, $1.offset)
    }
    let words = heard.map(\.element).compactMap { word -> XMLElement? in
      let text = SafeText.oneLine(word.text)
      guard let range = word.range?.intersection(file.source), !text.isEmpty else { return nil }
      let start = milliseconds(file.frame(ofRecordingFrame: range.start), session)
      let end = milliseconds(file.frame(ofRecordingFrame: range.end), session)
      return XMLElement("w", [("s", decimal(start)), ("l", decimal(end - start))], text: text)
    }
    guard !words.isEmpty else { return [] }
    return [XMLElement("Transcription", [], [XMLElement("p", [], words)])]
  }

  private func tracks(_ session: Session) -> XMLElement {
    let filled = session.tracks.map { track in
      XMLElement("Track", [("Name", track.name)], track.placements.map { region($0, session) })
    }
    let names = Set(session.tracks.map(\.name))
    let spare = (1...8).map { "Track \($0)" }.filter { !names.contains($0) }
      .prefix(max(0, Self.leastCount - filled.count))
    return XMLElement("Tracks", [], filled + spare.map { XMLElement("Track", [("Name", $0)]) })
  }

  private func region(_ placement: SessionPlacement, _ session: Session) -> XMLElement {
    let start = milliseconds(placement.record.start, session)
    let length = milliseconds(placement.record.end, session) - start
    var attributes = [("Ref", "\(session.file(of: placement).number)"), ("Name", placement.name)]
    if start > 0 { attributes.append(("Start", clock(milliseconds: start))) }
    attributes += self.length(length, placement, session)
    if let fade = placement.fadeIn { attributes.append(("FadeIn", clock(fade.frameCount, session))) }
    if let fade = placement.fadeOut { attributes.append(("FadeOut", clock(fade.frameCount, session))) }
    if placement.gainDecibels != 0 { attributes.append(("Gain", "\(placement.gainDecibels.rounded(toPlaces: 3))")) }
    return XMLElement("Region", attributes)
  }

  private func length(_ milliseconds: Int64, _ placement: SessionPlacement, _ session: Session) -> [(String, String)] {
    let offset = self.milliseconds(placement.source.start, session)
    return [("Length", clock(milliseconds: milliseconds))]
      + (offset > 0 ? [("Offset", clock(milliseconds: offset))] : [])
  }

  private func clipboard(_ session: Session) -> XMLElement {
    var groups = session.tracks.map { track in
      XMLElement(
        "Group", [("Caption", track.name)],
        track.placements.map { placement in
          let length =
            milliseconds(placement.record.end, session) - milliseconds(placement.record.start, session)
          return XMLElement(
            "Region",
            [("Ref", "\(session.file(of: placement).number)"), ("Name", placement.name)]
              + self.length(length, placement, session))
        })
    }
    while groups.count < Self.leastCount { groups.append(XMLElement("Group")) }
    return XMLElement("Clipboard", [], groups)
  }

  private func markers(_ session: Session) -> XMLElement {
    XMLElement(
      "Markers", [],
      session.markers.enumerated().map { index, marker in
        XMLElement(
          "Marker",
          [("Id", "\(index + 1)"), ("Name", marker.name), ("Time", clock(marker.record.start, session))])
      })
  }

  private func milliseconds(_ frame: Int64, _ session: Session) -> Int64 { session.rate.milliseconds(atFrame: frame) }

  private func clock(_ frame: Int64, _ session: Session) -> String {
    clock(milliseconds: milliseconds(frame, session))
  }

  /// `18.945`, `04:03.670` or `2:51:09.025`.
  private func clock(milliseconds: Int64) -> String {
    let seconds = milliseconds / 1000
    let rest = TimeText.clock(milliseconds: milliseconds % 3_600_000, separator: ".").dropFirst(3)
    if seconds >= 3600 { return "\(seconds / 3600):\(rest)" }
    return seconds >= 60 ? String(rest) : String(rest.dropFirst(3))
  }

  private func decimal(_ milliseconds: Int64) -> String {
    String(TimeText.seconds(microseconds: milliseconds * 1000).dropLast(3))
  }
}
