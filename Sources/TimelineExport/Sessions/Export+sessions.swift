internal import TapeFiles
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
    _ rundown: Rundown, sessions formats: [String], options: SessionOptions = SessionOptions(), toFolder folder: String,
    registry: ExporterRegistry = .standard
  ) throws(ExportError) -> [ExportedFile] {
    try check(rundown)
    let session = try Session(rundown, options: options)
    var texts: [(exporter: any SessionExporter, text: String)] = []
    for name in formats {
      let exporter = try registry.sessionExporter(named: name)
      if texts.contains(where: { type(of: $0.exporter).format.name == type(of: exporter).format.name }) { continue }
      var text = ""
      try exporter.write(session, to: &text)
      texts.append((exporter, text))
    }
    let home = folder + "/" + session.name
    try makeFolder(home + "/" + session.filesFolder)
    try SessionSound(folder: home + "/" + session.filesFolder).write(session.files)
    var files: [ExportedFile] = []
    for (exporter, text) in texts {
      for folder in exporter.folders(for: session) { try makeFolder(home + "/" + folder) }
      let format = type(of: exporter).format
      let path = home + "/" + session.name + "." + format.fileExtension
      let bytes = Array(text.utf8)
      do throws(FileError) {
        try AtomicFile.write(bytes, to: path)
      } catch {
        throw .file(error)
      }
      files.append(
        ExportedFile(path: path, format: format, byteCount: Int64(bytes.count), hash: ContentHash(of: bytes)))
    }
    return files
  }
}
