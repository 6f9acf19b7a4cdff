/// Writes the tape log of one recording as text in one format.
///
/// A value without state of its own: called through ``Export``, which checks what goes
/// in.
public protocol SegmentsExporter: Sendable {
  static var format: ExportFormat { get }

  /// Writes all of `log`. Writing the same log twice gives the same bytes.
  func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError)

  /// What this format leaves out of this log, one sentence each with its count.
  func omissions(in log: TapeLog) -> [String]
}

extension SegmentsExporter {
  public func omissions(in log: TapeLog) -> [String] { [] }
}
