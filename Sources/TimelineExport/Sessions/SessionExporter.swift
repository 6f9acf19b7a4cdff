/// Writes a session as text in the format of one program, over files of sound beside it.
///
/// A value without state of its own: called through ``Export``, which checks what goes in
/// and makes the files.
public protocol SessionExporter: Sendable {
  static var format: ExportFormat { get }

  /// Writes all of `session`. Writing the same session twice gives the same bytes.
  func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError)

  /// Folders that the program looks for beside the session, besides that of the sound.
  func folders(for session: Session) -> [String]
}

extension SessionExporter {
  public func folders(for session: Session) -> [String] { [] }
}
