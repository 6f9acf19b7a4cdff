public import TapeModel

/// The programme for archives: an EBUCore description with a part for each clip and each
/// piece of narration.
///
/// Parts have their place in the programme, the speakers as contributors, the words as
/// description, the recording's SHA-256 as identifier, and which of its frames they are from
/// as source. Times are durations with six decimals. Format: EBU Tech 3293, "EBU Core Metadata
/// Set", version 1.8.
public struct EBUCoreExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "ebucore", fileExtension: "ebucore.xml", mediaType: "application/xml",
    summary: "EBUCore description of the programme",
    losses: [
      .timing, .confidence, .channels, .words, .notes, .callDetails, .warnings, .fades, .gain, .handles, .advisories,
    ])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    let heard = zip(rundown.items, timeline.records).filter { $0.0.content.chapterTitle != nil }
    let parts = heard.enumerated().map { index, entry in
      part(index + 1, of: heard.count, entry.0.content, entry.1, rate: timeline.rate)
    }
    let duration = XMLElement(
      "ebucore:format", [],
      [
        XMLElement(
          "ebucore:duration", [],
          [XMLElement("ebucore:normalPlayTime", text: Self.time(timeline.frameCount, timeline.rate))])
      ])
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    XMLElement(
      "ebucore:ebuCoreMain",
      [
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:ebucore", "urn:ebu:metadata-schema:ebucore"),
        ("version", "1.8"),
      ],
      [
        XMLElement(
          "ebucore:coreMetadata", [],
          [
            Self.dublinCore("title", rundown.title.isEmpty ? rundown.name : rundown.title), duration,
            Self.dublinCore("identifier", rundown.name),
          ] + parts)
      ]
    ).write(to: &output)
  }

  private func part(
    _ number: Int, of count: Int, _ content: Rundown.Content, _ record: SampleRange, rate: SampleRate
  ) -> XMLElement {
    var elements = [Self.dublinCore("title", content.chapterTitle ?? "")]
    switch content {
    case .clip(let clip):
      elements.append(Self.dublinCore("description", clip.captionText))
      if let translation = clip.translation { elements.append(Self.dublinCore("description", translation)) }
      elements += clip.speakers.map { speaker in
        XMLElement(
          "ebucore:contributor", [],
          [XMLElement("ebucore:contactDetails", [], [XMLElement("ebucore:name", text: speaker.name)])])
      }
      elements.append(Self.dublinCore("identifier", "urn:sha256:\(clip.recording.id)"))
      elements.append(
        XMLElement(
          "dc:source",
          text: "\(clip.recording.fileName), frames \(clip.range.start) to \(clip.range.end) at "
            + "\(clip.recording.rate.hertz) Hz"))
      if let rights = clip.rights {
        elements.append(XMLElement("ebucore:rights", [], [XMLElement("dc:rights", text: rights)]))
      }
    case .narration(let narration): elements.append(Self.dublinCore("description", narration.captionText))
    case .note: break
    }
    for (name, frame) in [("partStartTime", record.start), ("partDuration", record.frameCount)] {
      elements.append(
        XMLElement(
          "ebucore:\(name)", [], [XMLElement("ebucore:normalPlayTime", text: Self.time(frame, rate))]))
    }
    return XMLElement(
      "ebucore:part", [("partNumber", "\(number)"), ("partTotalNumber", "\(count)")], elements)
  }

  /// An element of EBUCore around one of the Dublin Core.
  private static func dublinCore(_ name: String, _ text: String) -> XMLElement {
    XMLElement("ebucore:" + name, [], [XMLElement("dc:" + name, text: text)])
  }

  /// `PT62.500000S`.
  private static func time(_ frame: Int64, _ rate: SampleRate) -> String { "PT\(TimeText.seconds(frame, at: rate))S" }
}
