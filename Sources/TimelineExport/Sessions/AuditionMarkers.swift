internal import TapeModel

/// A session's markers as Audition keeps them: an XMP packet inside of the session.
///
/// Start and length are frames of the session's rate, which the track of markers states.
/// Format: Adobe, "XMP Specification Part 2", dynamic media; `CuePoint Markers` is the track
/// that Audition shows.
enum AuditionMarkers {
  /// Nothing where there are no markers.
  static func elements(_ session: Session) -> [XMLElement] {
    guard !session.markers.isEmpty else { return [] }
    let markers = session.markers.enumerated().map { index, marker in
      XMLElement(
        "rdf:li", [],
        [
          XMLElement(
            "rdf:Description",
            [
              ("xmpDM:startTime", "\(marker.record.start)"), ("xmpDM:duration", "\(marker.record.frameCount)"),
              ("xmpDM:name", marker.kind == .narration ? "Narration \(index + 1)" : "Note \(index + 1)"),
              ("xmpDM:comment", marker.name),
            ])
        ])
    }
    let track = XMLElement(
      "rdf:Description",
      [
        ("xmpDM:trackName", "CuePoint Markers"), ("xmpDM:trackType", "Cue"),
        ("xmpDM:frameRate", "f\(session.rate.hertz)"),
      ], [XMLElement("xmpDM:markers", [], [XMLElement("rdf:Seq", [], markers)])])
    let packet = XMLElement(
      "x:xmpmeta", [("xmlns:x", "adobe:ns:meta/")],
      [
        XMLElement(
          "rdf:RDF", [("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")],
          [
            XMLElement(
              "rdf:Description", [("rdf:about", ""), ("xmlns:xmpDM", "http://ns.adobe.com/xmp/1.0/DynamicMedia/")],
              [XMLElement("xmpDM:Tracks", [], [XMLElement("rdf:Bag", [], [XMLElement("rdf:li", [], [track])])])])
          ])
      ])
    var text = ""
    packet.write(to: &text)
    // Every `>` of the names is escaped, so the section ends where it should.
    let begin = "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
    return [
      XMLElement("xmpMetadata", verbatim: "<![CDATA[\(begin)\n\(text)<?xpacket end=\"w\"?>]]>")
    ]
  }
}
