public import TapeModel

/// Label tracks for Audacity: in-time, out-time and text in tab-separated columns.
///
/// Places each item in the programme: the labels fit a mix of the rundown. Times are
/// seconds with six decimals, which name every frame exactly; notes are points. Format:
/// the Audacity manual, "Importing and Exporting Labels".
public struct AudacityLabelsExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "audacity", fileExtension: "audacity.txt", mediaType: "text/plain",
    summary: "Audacity label track over the programme",
    losses: [
      .sources, .hashes, .timing, .confidence, .channels, .words, .translation, .callDetails, .warnings, .fades, .gain,
      .handles, .rights, .advisories,
    ])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    for (item, record) in zip(rundown.items, timeline.records) {
      output.write(AudacityText.label(record, at: timeline.rate, text: text(of: item.content)))
    }
  }

  private func text(of content: Rundown.Content) -> String {
    switch content {
    case .clip(let clip):
      (clip.speakers.isEmpty ? "" : clip.speakers.map(\.name).joined(separator: ", ") + ": ") + clip.captionText
    case .narration(let narration): narration.captionText
    case .note(let note): note
    }
  }
}
