public import TapeModel

/// The rundown for a spreadsheet: one row for each item, with a line of headings.
///
/// UTF-8 with a byte order mark, by which spreadsheets know it; lines end with CR LF.
/// Times stand in seconds with six decimals and in frames. Text that a spreadsheet
/// would take for a formula has an apostrophe in front. Format: RFC 4180.
public struct CSVExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "csv", fileExtension: "csv", mediaType: "text/csv", summary: "Rundown for a spreadsheet, one row an item",
    losses: [.words])

  public init() {}

  private static let clipColumns = [
    "clip", "slug", "speakers", "inCue", "outCue", "translation", "source", "recordingSHA256", "pcmSHA256",
    "sourceRate", "sourceStartFrame", "sourceEndFrame", "sourceStart", "sourceEnd", "channel", "timing", "confidence",
    "segments", "callID", "callStart", "verification", "verifiedBy", "parties", "place", "unit", "callSource",
    "callNotes",
    "callFurther", "handleFrames", "fadeInFrames", "fadeOutFrames", "gainDecibels", "rights",
    "advisory", "callAdvisory", "remarks", "warnings",
  ]

  private static let columns =
    [
      "number", "item", "kind", "runningTime", "recordRate", "recordStartFrame", "recordEndFrame", "recordStart",
      "recordEnd",
    ]
    + ["text"] + clipColumns

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let timeline = try Timeline(rundown)
    output.write("\u{FEFF}" + SpreadsheetCell.row(Self.columns))
    for (number, (item, record)) in zip(1..., zip(rundown.items, timeline.records)) {
      output.write(SpreadsheetCell.row([String(number)] + row(item, record: record, rate: timeline.rate)))
    }
  }

  private func row(_ item: Rundown.Item, record: SampleRange, rate: SampleRate) -> [String] {
    let kind: String
    let text: String
    let rest: [String]
    switch item.content {
    case .clip(let clip): (kind, text, rest) = ("clip", clip.text, cells(of: clip))
    case .narration(let narration): (kind, text, rest) = ("narration", narration.text, [])
    case .note(let note): (kind, text, rest) = ("note", note, [])
    }
    return [
      String(item.id), kind, clockText(milliseconds: item.content.runningTimeMilliseconds), String(rate.hertz),
      String(record.start), String(record.end), TimeText.seconds(record.start, at: rate),
      TimeText.seconds(record.end, at: rate), SpreadsheetCell.text(text),
    ] + (rest.isEmpty ? Self.clipColumns.map { _ in "" } : rest)
  }

  private func cells(of clip: Clip) -> [String] {
    let recording = clip.recording
    let rate = recording.rate
    return [
      SpreadsheetCell.text(clip.id), SpreadsheetCell.text(clip.slug), joined(clip.speakers.map(\.name)),
      SpreadsheetCell.text(clip.inCue), SpreadsheetCell.text(clip.outCue), SpreadsheetCell.text(clip.translation ?? ""),
      SpreadsheetCell.text(recording.fileName), recording.id.description, recording.pcmHash.description,
      String(rate.hertz), String(clip.range.start), String(clip.range.end),
      TimeText.seconds(clip.range.start, at: rate),
      TimeText.seconds(clip.range.end, at: rate), SpreadsheetCell.number(clip.channel), clip.timing.rawValue,
      String(clip.confidence.rounded(toPlaces: 3)), joined(clip.segments),
    ] + cells(of: clip.call) + [
      String(clip.handleFrameCount),
      SpreadsheetCell.number(clip.fadeIn?.frameCount), SpreadsheetCell.number(clip.fadeOut?.frameCount),
      String(clip.gainDecibels), SpreadsheetCell.text(clip.rights ?? ""),
      SpreadsheetCell.text(clip.advisory ?? ""), SpreadsheetCell.text(clip.call?.advisory ?? ""), joined(clip.remarks),
      joined(recording.warnings.map(\.sentence)),
    ]
  }

  /// What the catalogue knows of the call.
  private func cells(of call: CallDetails?) -> [String] {
    let further = call?.further.map { "\($0.name)=\($0.value)" } ?? []
    return [
      SpreadsheetCell.text(call?.callID ?? ""), call?.start?.description ?? "", call?.verification.rawValue ?? "",
      SpreadsheetCell.text(call?.verifiedBy ?? ""), joined(call?.parties ?? []),
      SpreadsheetCell.text(call?.place ?? ""),
      SpreadsheetCell.text(call?.unit ?? ""), SpreadsheetCell.text(call?.source ?? ""),
      SpreadsheetCell.text(call?.notes ?? ""), joined(further),
    ]
  }

  private func joined(_ texts: [String]) -> String { SpreadsheetCell.text(texts.joined(separator: "; ")) }
}
