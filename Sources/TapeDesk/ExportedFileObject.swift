internal import TapeModel
package import TimelineExport

/// A file that an export wrote, as `--json` and the service give it.
package struct ExportedFileObject: Encodable {
  private let path: String
  private let format: String
  private let byteCount: Int64
  private let hash: ContentHash
  private let losses: [String]

  package init(_ file: ExportedFile) {
    path = file.path
    format = file.format.name
    byteCount = file.byteCount
    hash = file.hash
    losses = file.format.losses.map(\.rawValue)
  }
}
