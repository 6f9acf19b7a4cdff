public import TapeModel

/// The manifest: a rundown as JSON with all that is known of it.
///
/// Keys stand in alphabetical order; seconds have up to six decimals. Format: our own,
/// `Documentation/Formats/manifest.schema.json`.
public struct ManifestExporter: TimelineExporter {
  public static let format = ExportFormat(
    name: "manifest", fileExtension: "manifest.json", mediaType: "application/json",
    summary: "JSON with every clip's source, hashes, ranges and words", losses: [])

  public init() {}

  public func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError) {
    let manifest = try Manifest(rundown)
    do throws(StableJSONError) {
      output.write(try StableJSON.document(manifest))
    } catch {
      throw .cannotHold(format: Self.format.name, reason: error.description)
    }
    output.write("\n")
  }
}
