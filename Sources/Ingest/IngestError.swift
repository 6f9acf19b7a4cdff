/// Why a call could not be indexed, in one line that names the file first.
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
  public let kind: Kind
  public let description: String

  /// What went wrong, as the exit statuses tell it apart.
  public enum Kind: Hashable, Sendable {
    /// The content of a file is not what it must be.
    case badData
    /// A file is missing.
    case noInput
    /// The system could not read a file.
    case inputOutput
    /// The system would not let us.
    case notPermitted
    /// A file cannot be made.
    case cannotCreate
  }

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
