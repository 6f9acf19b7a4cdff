public import TapeModel

/// A file that an export wrote.
public struct ExportedFile: Hashable, Sendable {
  public let path: String
  public let format: ExportFormat
  public let byteCount: Int64
  /// SHA-256 of the file's bytes.
  public let hash: ContentHash
}
