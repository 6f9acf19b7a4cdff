public import TapeModel

/// Writes a rundown as text in one format.
///
/// A value without state of its own: called through ``Export``, which checks what goes
/// in.
public protocol TimelineExporter: Sendable {
  static var format: ExportFormat { get }

  /// Writes all of `rundown`. Writing the same rundown twice gives the same bytes: no
  /// clock, no random identifier, no order of a dictionary.
  func write(_ rundown: Rundown, to output: inout some TextOutputStream) throws(ExportError)
}
