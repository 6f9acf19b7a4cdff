public import TapeModel

/// A CMX3600 edit decision list at 25 video frames a second.
///
/// Narration leaves a gap; see ``EditDecisionList`` for how times are rounded. Lines end with
/// CR LF. Format: the CMX 3600 list as SMPTE 258M describes it, with the comments that
/// Avid's and Final Cut's lists have.
public struct EDLExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "edl", fileExtension: "edl", mediaType: "application/x-cmx3600-edl",
    summary: "CMX3600 edit list at 25 video frames a second", losses: losses)

  static let losses: [ExportFormat.Loss] = [
    .videoFrames, .timing, .confidence, .speakers, .words, .translation, .notes, .callDetails, .warnings, .fades, .gain,
    .handles, .rights, .advisories, .narration, .punctuation,
  ]

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let list = EditDecisionList(formatName: Self.format.name, frameRate: .fps25)
    for line in try list.lines(rundown) { output.write(line + "\r\n") }
  }
}
