internal import TapeModel

/// A Final Cut Pro project (FCPXML 1.8): clips and gaps on one line, over the sound of a
/// session.
///
/// Video frames have 1/25 of a second; both edges in the programme are rounded to the nearest,
/// as the format wants, and the place in the file is given to the frame of sound. Narration is
/// a gap with its words as a note, notes are markers. Format: Apple, "FCPXML Reference", and
/// its DTD 1.8.
public struct FinalCutExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "fcpxml", fileExtension: "fcpxml", mediaType: "application/x-fcpxml",
    summary: "Final Cut Pro project at 25 video frames a second, over 48 kHz clips",
    losses: [
      .videoFrames, .hashes, .timing, .confidence, .channels, .words, .translation, .callDetails, .warnings, .fades,
      .rights, .advisories,
    ])

  public init() {}

  private static let rate = VideoFrameRate.fps25

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE fcpxml>\n")
    let format = XMLElement(
      "format",
      [("id", "r0"), ("name", "FFVideoFormat720p25"), ("frameDuration", "1/25s"), ("width", "1280"), ("height", "720")])
    let assets = session.files.map { file in
      XMLElement(
        "asset",
        [
          ("id", "r\(file.number)"), ("name", file.name),
          ("src", "./" + session.relativePath(of: file).percentEncodedPath), ("start", "0s"),
          ("duration", "\(file.frameCount)/\(session.rate.hertz)s"), ("hasAudio", "1"), ("audioSources", "1"),
          ("audioChannels", "\(file.channelCount)"), ("audioRate", "\(session.rate.hertz)"),
        ])
    }
    let end = number(session.frameCount, session)
    let sequence = XMLElement(
      "sequence",
      [
        ("format", "r0"), ("duration", seconds(end)), ("tcStart", "0s"), ("tcFormat", "NDF"), ("audioLayout", "stereo"),
        ("audioRate", "48k"),
      ], [XMLElement("spine", [], spine(session, end: end))])
    XMLElement(
      "fcpxml", [("version", "1.8")],
      [
        XMLElement("resources", [], [format] + assets),
        XMLElement(
          "library", [],
          [
            XMLElement(
              "event", [("name", session.title)],
              [XMLElement("project", [("name", session.title)], [sequence])])
          ]),
      ]
    ).write(to: &output)
  }

  private func number(_ frame: Int64, _ session: Session) -> Int64 {
    Self.rate.number(atFrame: frame, rate: session.rate)
  }

  private func seconds(_ number: Int64) -> String { number == 0 ? "0s" : "\(number)/25s" }

  private func spine(_ session: Session, end: Int64) -> [XMLElement] {
    var elements: [XMLElement] = []
    var position: Int64 = 0
    var markers = session.markers[...]
    func takeMarkers(until limit: Int64) -> [SessionMarker] {
      let taken = markers.prefix { number($0.record.start, session) < limit }
      markers = markers.dropFirst(taken.count)
      return Array(taken)
    }
    func gap(until limit: Int64) {
      guard limit > position else { return }
      elements.append(self.gap(from: position, to: limit, takeMarkers(until: limit), session))
      position = limit
    }
    let placements = session.tracks.flatMap(\.placements).sorted { ($0.record, $0.itemID) < ($1.record, $1.itemID) }
    for placement in placements {
      let start = number(placement.record.start, session)
      let limit = number(placement.record.end, session)
      guard limit > start else { continue }
      gap(until: start)
      elements.append(clip(placement, from: start, to: limit, takeMarkers(until: limit), session))
      position = limit
    }
    gap(until: end)
    return elements
  }

  private func gap(from start: Int64, to end: Int64, _ markers: [SessionMarker], _ session: Session) -> XMLElement {
    let words = markers.filter { $0.kind == .narration }.map(\.name).joined(separator: " ")
    let note = words.isEmpty ? [] : [XMLElement("note", text: words)]
    return XMLElement(
      "gap",
      [("name", "Narration"), ("offset", seconds(start)), ("start", "0s"), ("duration", seconds(end - start))],
      note + self.markers(markers, from: start, startFrame: 0, session))
  }

  private func clip(
    _ placement: SessionPlacement, from start: Int64, to end: Int64, _ markers: [SessionMarker], _ session: Session
  ) -> XMLElement {
    let file = session.file(of: placement)
    let gain = placement.gainDecibels
    let volume = gain == 0 ? [] : [XMLElement("adjust-volume", [("amount", "\(gain.rounded(toPlaces: 3))dB")])]
    return XMLElement(
      "asset-clip",
      [
        ("ref", "r\(file.number)"), ("name", placement.name), ("offset", seconds(start)),
        ("start", "\(placement.source.start)/\(session.rate.hertz)s"), ("duration", seconds(end - start)),
        ("audioRole", "dialogue"),
      ], volume + self.markers(markers, from: start, startFrame: placement.source.start, session))
  }

  /// Markers count in the time of what carries them.
  private func markers(
    _ markers: [SessionMarker], from start: Int64, startFrame: Int64, _ session: Session
  ) -> [XMLElement] {
    markers.filter { $0.kind == .note }.map { marker in
      let offset = number(marker.record.start, session) - start
      let frame = startFrame + offset * Int64(session.rate.hertz) / 25
      return XMLElement(
        "marker", [("start", "\(frame)/\(session.rate.hertz)s"), ("duration", "1/25s"), ("value", marker.name)])
    }
  }
}
