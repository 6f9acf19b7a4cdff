public import TapeModel

/// A CMX3600 edit decision list in drop-frame timecode at 29.97 video frames a second.
///
/// Otherwise as ``EDLExporter``.
public struct DropFrameEDLExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "edl-drop", fileExtension: "2997df.edl", mediaType: "application/x-cmx3600-edl",
    summary: "CMX3600 edit list in drop-frame timecode (29.97)", losses: EDLExporter.losses)

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let list = EditDecisionList(formatName: Self.format.name, frameRate: .fps2997DropFrame)
    for line in try list.lines(rundown) { output.write(line + "\r\n") }
  }
}
