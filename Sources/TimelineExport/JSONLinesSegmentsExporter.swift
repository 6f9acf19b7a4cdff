internal import TapeModel

/// The tape log as JSON lines: one segment a line, in the transcript's order.
///
/// Format: JSON Lines (jsonlines.org); the keys are those of ``JSONSegmentsExporter``.
public struct JSONLinesSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "jsonl", fileExtension: "jsonl", mediaType: "application/jsonl", summary: "Tape log, one JSON object a line",
    losses: [.callDetails, .warnings])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    for segment in log.segments {
      do throws(StableJSONError) {
        output.write(try StableJSON.line(segment) + "\n")
      } catch {
        throw .cannotHold(format: Self.format.name, reason: error.description)
      }
    }
  }
}
