internal import Foundation
internal import TapeFiles
public import TapeModel

/// The one door through which every export leaves.
///
/// Commands and the service call an exporter through here and in no other way, so that
/// what must not leave is held back in one place: whatever is written passes the gate that
/// each function asks for. Numbers that cannot be are refused before an exporter meets them.
public enum Export {
  /// Writes `rundown` as text.
  public static func write(
    _ rundown: Rundown, with exporter: any TimelineExporter, through gate: RedactionGate,
    to output: inout some TextOutputStream
  ) throws(ExportError) {
    try check(rundown)
    try exporter.write(gate.rundown(rundown), to: &output)
  }

  /// Writes `log` as text.
  public static func write(
    _ log: TapeLog, with exporter: any SegmentsExporter, through gate: RedactionGate,
    to output: inout some TextOutputStream
  ) throws(ExportError) {
    try check(log)
    try exporter.write(gate.log(log), to: &output)
  }

  /// Writes `rundown` into `folder`, a file for each format: `evening.manifest.json`. Sessions
  /// come together in a folder of their own, `evening`, over one set of sound.
  ///
  /// `folder` is made where it is missing. All formats are made before the first file
  /// is written, so that a format that cannot hold the rundown leaves nothing behind. A
  /// format named twice is written once. Throws
  /// ``ExportError/unknownFormat(name:known:)`` for a name that the registry does not
  /// have.
  public static func write(
    _ rundown: Rundown, formats: [String], through gate: RedactionGate, toFolder folder: String,
    sessionOptions: SessionOptions = SessionOptions(), registry: ExporterRegistry = .standard,
    replacingExisting: Bool = true
  ) throws(ExportError) -> [ExportedFile] {
    try check(rundown)
    let passed = gate.rundown(rundown)
    var texts: [(format: ExportFormat, text: String)] = []
    for name in formats where !registry.isSession(name) {
      let exporter = try registry.timelineExporter(named: name)
      let format = type(of: exporter).format
      if texts.contains(where: { $0.format.name == format.name }) { continue }
      var text = ""
      try exporter.write(passed, to: &text)
      texts.append((format, text))
    }
    let sessionNames = formats.filter(registry.isSession)
    var sessions: PreparedSessions?
    if !sessionNames.isEmpty {
      sessions = try PreparedSessions(
        passed, source: gate.sound(of: rundown), formats: sessionNames, options: sessionOptions,
        registry: registry)
    }
    try makeFolder(folder)
    let stem = Slug.ascii(passed.name, otherwise: "rundown")
    var files: [ExportedFile] = []
    for (format, text) in texts {
      let path = folder + "/" + stem + "." + format.fileExtension
      let bytes = Array(text.utf8)
      do throws(FileError) {
        try AtomicFile.write(bytes, to: path, replacingExisting: replacingExisting)
      } catch {
        throw .file(error)
      }
      files.append(
        ExportedFile(path: path, format: format, byteCount: Int64(bytes.count), hash: ContentHash(of: bytes)))
    }
    if let sessions { files += try sessions.write(toFolder: folder, replacingExisting: replacingExisting) }
    return files
  }

  /// Makes `folder` and the folders above it where they are missing.
  static func makeFolder(_ folder: String) throws(ExportError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code ?? .ENOTDIR
      throw .file(
        .system(
          path: folder, action: .create, reason: String(cString: strerror(code.rawValue)),
          isPermission: code == .EACCES || code == .EPERM || code == .EROFS))
    }
  }
}
