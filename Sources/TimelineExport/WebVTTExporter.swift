public import TapeModel

/// Captions of the programme: a cue for each clip and each piece of narration.
///
/// Times are those of the programme, in milliseconds. A clip's words stand in a voice
/// tag with its speakers; narration has none. A cue's identifier is the item's number;
/// notes stand as comments. A clip without words shows its slug in brackets. Format:
/// W3C, "WebVTT: The Web Video Text Tracks Format".
public struct WebVTTExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "webvtt", fileExtension: "vtt", mediaType: "text/vtt", summary: "Captions of the programme for the web",
    losses: [
      .frames, .sources, .hashes, .timing, .confidence, .channels, .words, .translation, .callDetails, .warnings,
      .fades,
      .gain, .handles, .rights, .advisories,
    ])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    output.write("WEBVTT\n")
    if !rundown.title.isEmpty { output.write("\n" + WebVTTText.comment(rundown.title)) }
    for (item, record) in zip(rundown.items, timeline.records) {
      output.write("\n" + block(item, time: CaptionTime(record, at: timeline.rate)))
    }
  }

  private func block(_ item: Rundown.Item, time: CaptionTime) -> String {
    switch item.content {
    case .clip(let clip):
      WebVTTText.cue(
        identifier: String(item.id), time: time, speakers: clip.speakers, text: SafeText.webVTT(clip.captionText))
    case .narration(let narration):
      WebVTTText.cue(
        identifier: String(item.id), time: time, speakers: [], text: SafeText.webVTT(narration.captionText))
    case .note(let note): WebVTTText.comment(note)
    }
  }
}
