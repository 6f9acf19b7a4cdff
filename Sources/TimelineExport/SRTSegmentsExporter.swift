internal import TapeModel

/// The tape log as SubRip: a caption for each turn, with its speaker's name and a
/// colon.
///
/// Captions are sorted by start. Escapes and line ends as in ``SRTExporter``.
public struct SRTSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "srt", fileExtension: "srt", mediaType: "application/x-subrip",
    summary: "Captions of the recording in SubRip",
    losses: [
      .frames, .punctuation, .absentTurns, .order, .timing, .confidence, .channels, .words, .translation, .hashes,
      .callDetails, .warnings,
    ])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    for (index, (segment, range)) in log.placed.enumerated() {
      output.write(
        SubRipText.caption(
          index + 1, time: CaptionTime(range, at: segment.rate), speakers: segment.turn.speaker.map { [$0] } ?? [],
          text: segment.turn.captionText))
    }
  }

  public func omissions(in log: TapeLog) -> [String] { log.absentOmission }
}
