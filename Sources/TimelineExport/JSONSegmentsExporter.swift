internal import TapeModel

/// The tape log as one JSON object: `recording`, `call`, `segments`.
///
/// Segments have the keys that every command and answer uses; turns that are not on the
/// tape have `null` times. Format: our own, `Documentation/Formats/segments.schema.json`.
public struct JSONSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "json", fileExtension: "json", mediaType: "application/json", summary: "Tape log as one JSON object",
    losses: [])

  public init() {}

  private struct Object: Encodable {
    let version = 1
    let recording: ManifestRecording
    let call: CallDetails?
    let segments: [Segment]
    let redactions: Int?
  }

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    let object = Object(
      recording: ManifestRecording(log.recording), call: log.call, segments: log.segments, redactions: log.redactions)
    do throws(StableJSONError) {
      output.write(try StableJSON.document(object))
    } catch {
      throw .cannotHold(format: Self.format.name, reason: error.description)
    }
    output.write("\n")
  }
}
