internal import TapeModel

/// The tape log as WebVTT: a cue for each turn, with its speaker in a voice tag.
///
/// Cues are sorted by start; a cue's identifier is the segment's. Where the log
/// includes words, each has its own time stamp inside the cue. Format: W3C, "WebVTT:
/// The Web Video Text Tracks Format".
public struct WebVTTSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "webvtt", fileExtension: "vtt", mediaType: "text/vtt", summary: "Captions of the recording for the web",
    losses: [
      .frames, .absentTurns, .order, .timing, .confidence, .channels, .translation, .hashes, .callDetails, .warnings,
    ])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    output.write("WEBVTT\n")
    for (segment, range) in log.placed {
      let time = CaptionTime(range, at: segment.rate)
      let text = log.includesWords ? stamped(segment, time) : SafeText.webVTT(segment.turn.captionText)
      output.write(
        "\n"
          + WebVTTText.cue(
            identifier: segment.id, time: time, speakers: segment.turn.speaker.map { [$0] } ?? [], text: text))
    }
  }

  public func omissions(in log: TapeLog) -> [String] { log.absentOmission }

  /// The words, each behind the time at which it starts; stamps rise inside the cue.
  private func stamped(_ segment: Segment, _ time: CaptionTime) -> String {
    var last = time.startMilliseconds
    return segment.turn.captionPieces.map { piece in
      let text = SafeText.webVTT(piece.text)
      guard let range = piece.range else { return text }
      let start = segment.rate.milliseconds(atFrame: range.start)
      guard start > last, start < time.endMilliseconds else { return text }
      last = start
      return "<\(TimeText.clock(milliseconds: start, separator: "."))>" + text
    }.joined(separator: " ")
  }
}
