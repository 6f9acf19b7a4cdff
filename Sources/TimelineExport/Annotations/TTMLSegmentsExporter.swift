internal import TapeModel

/// Captions of the recording in TTML: a paragraph for each turn on the tape, by start.
///
/// Speakers are agents of the head. Where the log includes words each has its span. Times are
/// clock times with milliseconds. Format: W3C, "Timed Text Markup Language 2" and, in what is
/// used of it, "IMSC 1.1 Text Profile".
public struct TTMLSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "ttml", fileExtension: "ttml", mediaType: "application/ttml+xml",
    summary: "Captions of the recording in TTML",
    losses: [
      .frames, .absentTurns, .order, .timing, .confidence, .channels, .translation, .hashes, .callDetails, .warnings,
    ])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    let placed = log.placed
    var agents: [Speaker: String] = [:]
    var metadata: [XMLElement] = []
    for (segment, _) in placed {
      guard let speaker = segment.turn.speaker, agents[speaker] == nil else { continue }
      let id = "s\(agents.count + 1)"
      agents[speaker] = id
      metadata.append(
        XMLElement(
          "ttm:agent", [("xml:id", id), ("type", "person")],
          [XMLElement("ttm:name", [("type", "full")], text: speaker.name)]))
    }
    let paragraphs = placed.map { segment, range in
      paragraph(segment, range, agent: segment.turn.speaker.flatMap { agents[$0] }, includesWords: log.includesWords)
    }
    let language = log.segments.compactMap(\.turn.language).first?.code ?? ""
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    XMLElement(
      "tt",
      [
        ("xmlns", "http://www.w3.org/ns/ttml"), ("xmlns:ttm", "http://www.w3.org/ns/ttml#metadata"),
        ("xmlns:ttp", "http://www.w3.org/ns/ttml#parameter"), ("ttp:timeBase", "media"), ("xml:lang", language),
      ],
      [
        XMLElement("head", [], metadata.isEmpty ? [] : [XMLElement("metadata", [], metadata)]),
        XMLElement("body", [], [XMLElement("div", [], paragraphs)]),
      ]
    ).write(to: &output)
  }

  private func paragraph(
    _ segment: Segment, _ range: SampleRange, agent: String?, includesWords: Bool
  ) -> XMLElement {
    let time = CaptionTime(range, at: segment.rate)
    var attributes = [
      ("xml:id", "t\(segment.turn.number)"), ("begin", clock(time.startMilliseconds)),
      ("end", clock(time.endMilliseconds)),
    ]
    if let agent { attributes.append(("ttm:agent", agent)) }
    guard includesWords, segment.turn.words.contains(where: { $0.range != nil }) else {
      return XMLElement("p", attributes, text: segment.turn.captionText)
    }
    // A span's time counts from its paragraph's start.
    let spans = segment.turn.words.map { word in
      guard let place = word.range else { return XMLElement("span", text: word.text + " ") }
      let wordTime = CaptionTime(place, at: segment.rate)
      let start = max(0, wordTime.startMilliseconds - time.startMilliseconds)
      let end = max(start + 1, wordTime.endMilliseconds - time.startMilliseconds)
      return XMLElement("span", [("begin", clock(start)), ("end", clock(end))], text: word.text + " ")
    }
    return XMLElement("p", attributes, spans)
  }

  public func omissions(in log: TapeLog) -> [String] { log.absentOmission }

  private func clock(_ milliseconds: Int64) -> String { TimeText.clock(milliseconds: milliseconds, separator: ".") }
}
