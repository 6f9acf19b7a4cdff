public import TapeModel

/// The mixed programme for players of the IIIF: one canvas, with a range for each clip and
/// piece of narration, and the words as annotations.
///
/// Identifiers must be web addresses: they begin with ``baseURL``, under which the manifest
/// and the mix, called like the rundown, are to be published. Times are seconds with six
/// decimals. Format: see ``IIIF``.
public struct IIIFExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "iiif", fileExtension: "iiif.json", mediaType: "application/ld+json",
    summary: "IIIF Presentation 3 manifest of the mixed programme",
    losses: [
      .sources, .hashes, .timing, .confidence, .channels, .words, .notes, .callDetails, .warnings, .fades, .gain,
      .handles, .rights, .advisories,
    ])

  /// Without a slash at its end.
  public let baseURL: String

  /// A domain that is reserved for examples, to be replaced by the publisher's own.
  public static let exampleURL = "https://tapelog.example"

  public init(baseURL: String = exampleURL) { self.baseURL = baseURL }

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    let rate = timeline.rate
    let stem = Slug.ascii(rundown.name, otherwise: "rundown")
    let root = baseURL + "/" + stem
    let canvas = root + "/canvas"
    // A canvas has to last.
    let duration = max(rate.seconds(atFrame: timeline.frameCount), 0.001)
    var annotations: [IIIF.Annotation] = []
    var ranges: [IIIF.Range] = []
    for (item, record) in zip(rundown.items, timeline.records) {
      guard let title = item.content.chapterTitle else { continue }
      let place = "\(canvas)#t=\(TimeText.seconds(record.start, at: rate)),\(TimeText.seconds(record.end, at: rate))"
      ranges.append(
        IIIF.Range(id: "\(root)/range/\(item.id)", label: ["none": [title]], items: [IIIF.Reference(id: place)]))
      for (number, (text, isTranslation)) in texts(of: item.content).enumerated() {
        annotations.append(
          IIIF.Annotation(
            id: "\(root)/annotation/\(item.id)-\(number + 1)", motivation: "supplementing",
            body: IIIF.Body(
              id: nil, type: "TextualBody", format: "text/plain", value: text, language: isTranslation ? "und" : nil,
              duration: nil), target: place))
      }
    }
    let label: IIIF.Label = ["none": [SafeText.oneLine(rundown.title.isEmpty ? rundown.name : rundown.title)]]
    let sound = IIIF.Annotation(
      id: root + "/painting", motivation: "painting",
      body: IIIF.Body(
        id: "\(root).wav", type: "Sound", format: "audio/wav", value: nil, language: nil, duration: duration),
      target: canvas)
    let manifest = IIIF.Manifest(
      context: "http://iiif.io/api/presentation/3/context.json", id: root + "/manifest", type: "Manifest", label: label,
      items: [
        IIIF.Canvas(
          id: canvas, label: label, duration: duration, items: [IIIF.Page(id: root + "/page", items: [sound])],
          annotations: annotations.isEmpty ? [] : [IIIF.Page(id: root + "/transcript", items: annotations)])
      ],
      structures: ranges.isEmpty ? [] : [IIIF.Structure(id: root + "/contents", label: label, items: ranges)])
    do throws(StableJSONError) {
      output.write(try StableJSON.document(manifest) + "\n")
    } catch {
      throw .cannotHold(Self.format.name, error.description)
    }
  }

  private func texts(of content: Rundown.Content) -> [(text: String, isTranslation: Bool)] {
    switch content {
    case .clip(let clip):
      [(SafeText.oneLine(clip.captionText), false)]
        + (clip.translation.map { [(SafeText.oneLine($0), true)] } ?? [])
    case .narration(let narration): [(SafeText.oneLine(narration.captionText), false)]
    case .note: []
    }
  }
}
