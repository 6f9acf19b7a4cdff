internal import TapeModel

/// Every word with its time, in the columns of NIST's scoring tools.
///
/// A line for each word on the tape, by start, in seconds with six decimals, with its
/// confidence. Words that have no time, and turns without words, have no line. Channels count
/// from 1. Format: NIST, SCTK, "ctm - Definition of time marked conversation scoring input".
public struct CTMSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "ctm", fileExtension: "ctm", mediaType: "text/plain", summary: "Words with times (NIST CTM)",
    losses: [
      .absentTurns, .order, .timing, .speakers, .translation, .notes, .hashes, .callDetails, .warnings, .punctuation,
    ])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    let file = NISTColumn.name(log.recording.stem)
    let words = log.placed.flatMap { segment, _ in
      segment.turn.words.compactMap { word in
        word.range.map { (range: $0, word: word, channel: (segment.turn.channel ?? 0) + 1) }
      }
    }
    let ordered = words.enumerated().sorted { one, other in
      (one.element.channel, one.element.range, one.offset) < (other.element.channel, other.element.range, other.offset)
    }
    for (_, (range, word, channel)) in ordered {
      output.write(
        "\(file) \(channel) \(NISTColumn.times(range, at: log.recording.rate)) \(NISTColumn.name(word.text)) "
          + "\(NISTColumn.share(word.confidence))\n")
    }
  }

  public func omissions(in log: TapeLog) -> [String] {
    let untimed = log.placed.reduce(0) { $0 + $1.segment.turn.words.count { $0.range == nil } }
    let words =
      switch untimed {
      case 0: [String]()
      case 1: ["1 word has no time and is left out."]
      case let count: ["\(count) words have no time and are left out."]
      }
    return log.absentOmission + words
  }
}
