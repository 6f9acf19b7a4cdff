/// Whether an index still is what was written.
public struct VerificationReport: Hashable, Sendable {
  public let rowCount: Int
  public let fileCount: Int
  public let findings: [Finding]

  public var isSound: Bool { findings.isEmpty }

  /// Something that is not what was written.
  public struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// A table with its row, or a file.
    public let place: String
    public let what: String

    public var description: String { "\(place): \(what)" }
  }
}
