internal import TapeModel

/// Who speaks when, in the columns of NIST's rich transcription.
///
/// A line for each turn on the tape, by start, in seconds with six decimals; turns without a
/// speaker are `unknown`. Names stand without blanks. Channels count from 1. Format: NIST,
/// "The 2009 Rich Transcription Meeting Recognition Evaluation Plan", appendix A.
public struct RTTMSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "rttm", fileExtension: "rttm", mediaType: "text/plain", summary: "Who speaks when (NIST RTTM)",
    losses: [
      .absentTurns, .order, .timing, .words, .translation, .notes, .hashes, .callDetails, .warnings, .punctuation,
    ])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    let file = NISTColumn.name(log.recording.stem)
    let placed = log.placed
    var names: [String] = []
    for (segment, _) in placed {
      let name = NISTColumn.name(segment.turn.speaker?.name ?? "unknown")
      if !names.contains(name) { names.append(name) }
    }
    for name in names { output.write("SPKR-INFO \(file) 1 <NA> <NA> <NA> unknown \(name) <NA> <NA>\n") }
    for (segment, range) in placed {
      let times = NISTColumn.times(range, at: segment.rate)
      output.write(
        "SPEAKER \(file) \((segment.turn.channel ?? 0) + 1) \(times) <NA> <NA> "
          + "\(NISTColumn.name(segment.turn.speaker?.name ?? "unknown")) \(NISTColumn.share(segment.turn.confidence)) "
          + "<NA>\n")
    }
  }

  public func omissions(in log: TapeLog) -> [String] { log.absentOmission }
}
