public import TapeModel

extension Export {
  /// Writes the session of `rundown` as text, without its sound.
  public static func write(
    _ rundown: Rundown, with exporter: any SessionExporter, through gate: RedactionGate,
    options: SessionOptions = SessionOptions(), to output: inout some TextOutputStream
  ) throws(ExportError) {
    try check(rundown)
    try exporter.write(Session(gate.rundown(rundown), options: options), to: &output)
  }

  /// Writes `rundown` as sessions over one set of sound, into a folder of its own:
  /// `evening/evening.rpp`, `evening/evening.nhsx`, `evening/evening Files/01-river.wav`.
  ///
  /// Sessions name their sound by the way from that folder on, so that it opens wherever it
  /// is moved. All formats are made before the first file is written, and sessions are
  /// written after their sound. A format named twice is written once. Throws
  /// ``ExportError/unknownFormat(name:known:)`` for a name that the registry does not have.
  ///
  /// - Parameter folder: where that folder is made; made where it is missing.
  public static func write(
    _ rundown: Rundown, sessions formats: [String], through gate: RedactionGate,
    options: SessionOptions = SessionOptions(), toFolder folder: String, registry: ExporterRegistry = .standard,
    replacingExisting: Bool = true
  ) throws(ExportError) -> [ExportedFile] {
    try check(rundown)
    return try PreparedSessions(
      gate.rundown(rundown), source: gate.sound(of: rundown), formats: formats, options: options, registry: registry
    ).write(toFolder: folder, replacingExisting: replacingExisting)
  }
}
