public import TapeModel

/// SubRip captions of the programme: one for each clip and each piece of narration.
///
/// UTF-8 without a byte order mark, lines end with CR LF. A clip's words follow its
/// speakers' names and a colon. SubRip has no way to quote: `<` and `>` become `‹` and
/// `›`. Format: no standard; as the "SubRip" page of the Matroska specification
/// describes it.
public struct SRTExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "srt", fileExtension: "srt", mediaType: "application/x-subrip",
    summary: "Captions of the programme in SubRip",
    losses: [
      .frames, .punctuation, .sources, .hashes, .timing, .confidence, .channels, .words, .translation, .notes,
      .callDetails, .warnings, .fades, .gain, .handles, .rights, .advisories,
    ])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    var number = 0
    for (item, record) in zip(rundown.items, timeline.records) {
      let time = CaptionTime(record, at: timeline.rate)
      switch item.content {
      case .clip(let clip):
        number += 1
        output.write(SubRipText.caption(number, time: time, speakers: clip.speakers, text: clip.captionText))
      case .narration(let narration):
        number += 1
        output.write(SubRipText.caption(number, time: time, speakers: [], text: narration.captionText))
      case .note: break
      }
    }
  }
}
