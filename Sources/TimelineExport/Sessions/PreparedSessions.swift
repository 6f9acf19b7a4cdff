internal import TapeFiles
internal import TapeModel

/// The texts of sessions, made before the first file is written.
struct PreparedSessions {
  private let session: Session
  private let source: RundownSound
  private let texts: [(exporter: any SessionExporter, text: String)]

  /// A format named twice is made once.
  ///
  /// - Parameters:
  ///   - rundown: as it may be seen.
  ///   - source: where its sound is read.
  init(
    _ rundown: Rundown, source: RundownSound, formats: [String], options: SessionOptions, registry: ExporterRegistry
  ) throws(ExportError) {
    session = try Session(rundown, options: options)
    self.source = source
    var texts: [(exporter: any SessionExporter, text: String)] = []
    for name in formats {
      let exporter = try registry.sessionExporter(named: name)
      if texts.contains(where: { type(of: $0.exporter).format.name == type(of: exporter).format.name }) { continue }
      var text = ""
      try exporter.write(session, to: &text)
      texts.append((exporter, text))
    }
    self.texts = texts
  }

  /// Writes the sound, then the sessions over it, into a folder of their own inside of
  /// `folder`.
  func write(toFolder folder: String, replacingExisting: Bool) throws(ExportError) -> [ExportedFile] {
    let home = folder + "/" + session.name
    try Export.makeFolder(home + "/" + session.filesFolder)
    let sound = SessionSound(
      folder: home + "/" + session.filesFolder, source: source, replacingExisting: replacingExisting)
    try sound.write(session.files)
    var files: [ExportedFile] = []
    for (exporter, text) in texts {
      for folder in exporter.folders(for: session) { try Export.makeFolder(home + "/" + folder) }
      let format = type(of: exporter).format
      let path = home + "/" + session.name + "." + format.fileExtension
      let bytes = Array(text.utf8)
      do throws(FileError) {
        try AtomicFile.write(bytes, to: path, replacingExisting: replacingExisting)
      } catch {
        throw .file(error)
      }
      files.append(
        ExportedFile(path: path, format: format, byteCount: Int64(bytes.count), hash: ContentHash(of: bytes)))
    }
    return files
  }
}
