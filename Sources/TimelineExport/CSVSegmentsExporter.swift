internal import TapeModel

/// The tape log for a spreadsheet: one row for each turn, in the transcript's order.
///
/// Turns that are not on the tape have empty times. Encoding, quotation and defused
/// formulas as in ``CSVExporter``. Format: RFC 4180.
public struct CSVSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "csv", fileExtension: "csv", mediaType: "text/csv", summary: "Tape log for a spreadsheet, one row a turn",
    losses: [.words, .callDetails, .warnings])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    output.write(
      "\u{FEFF}"
        + SpreadsheetCell.row([
          "id", "turn", "channel", "speaker", "startFrame", "endFrame", "start", "end", "rate", "timing", "confidence",
          "said", "text", "translation", "language", "notes", "remarks", "source", "recordingSHA256", "callID",
        ]))
    let source = SpreadsheetCell.text(log.recording.fileName)
    let hash = log.recording.id.description
    let callID = SpreadsheetCell.text(log.call?.callID ?? "")
    for segment in log.segments {
      output.write(SpreadsheetCell.row(cells(of: segment) + [source, hash, callID]))
    }
  }

  private func cells(of segment: Segment) -> [String] {
    let turn = segment.turn
    let rate = segment.rate
    return [
      segment.id, String(turn.number), SpreadsheetCell.number(turn.channel),
      SpreadsheetCell.text(turn.speaker?.name ?? ""), SpreadsheetCell.number(turn.range?.start),
      SpreadsheetCell.number(turn.range?.end), turn.range.map { TimeText.seconds($0.start, at: rate) } ?? "",
      turn.range.map { TimeText.seconds($0.end, at: rate) } ?? "", String(rate.hertz), turn.timing.rawValue,
      String(turn.confidence.rounded(toPlaces: 3)), segment.said?.description ?? "", SpreadsheetCell.text(turn.text),
      SpreadsheetCell.text(turn.translation ?? ""), turn.language?.code ?? "",
      SpreadsheetCell.text(turn.notes.map(\.text).joined(separator: "; ")),
      SpreadsheetCell.text(turn.remarks.joined(separator: "; ")),
    ]
  }
}
