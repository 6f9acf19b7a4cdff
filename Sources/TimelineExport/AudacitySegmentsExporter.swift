internal import TapeModel

/// The tape log as an Audacity label track over the recording.
///
/// A label for each turn (for each word where the log includes words), sorted by start,
/// with the speaker's name and a colon in front of a turn. Lines as in
/// ``AudacityLabelsExporter``.
public struct AudacitySegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "audacity", fileExtension: "audacity.txt", mediaType: "text/plain",
    summary: "Audacity label track over the recording",
    losses: [.absentTurns, .order, .timing, .confidence, .channels, .translation, .hashes, .callDetails, .warnings])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    for (segment, range) in log.placed {
      if log.includesWords, segment.turn.words.contains(where: { $0.range != nil }) {
        for word in segment.turn.words {
          guard let place = word.range else { continue }
          output.write(AudacityText.label(place, at: segment.rate, text: word.text))
        }
      } else {
        let speaker = segment.turn.speaker.map { $0.name + ": " } ?? ""
        output.write(AudacityText.label(range, at: segment.rate, text: speaker + segment.turn.captionText))
      }
    }
  }

  public func omissions(in log: TapeLog) -> [String] { log.absentOmission }
}
