public import TapeModel

extension Export {
  /// Writes the session of `rundown` as text, without its sound.
  public static func write(
    _ rundown: Rundown, with exporter: any SessionExporter, options: SessionOptions = SessionOptions(),
    to output: inout some TextOutputStream
  ) throws(ExportError) {
    try check(rundown)
    try exporter.write(Session(rundown, options: options), to: &output)
  }
}
