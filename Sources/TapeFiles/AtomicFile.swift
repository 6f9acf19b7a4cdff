internal import Glibc

/// A file that appears under its name whole or not at all.
///
/// The bytes go to a temporary file in the same folder (`.NAME.PID-N.part`); ``commit()``
/// makes them durable and renames it. A value that goes away without a commit takes its
/// temporary file with it; what a killed process left can be found by the ending `.part`.
/// The corresponding system calls are `open`, `fsync`, `rename`, and `fsync` on the folder.
public struct AtomicFile: ~Copyable {
  public let path: String
  /// Where the bytes are until ``commit()``: for libraries that write by name.
  public let temporaryPath: String
  /// Open for reading and writing.
  public let descriptor: Int32
  private let replacesExisting: Bool

  /// Opens a temporary file beside `path`, which must lie in an existing folder.
  public init(path: String, replacingExisting: Bool = true) throws(FileError) {
    self.path = path
    replacesExisting = replacingExisting
    if !replacingExisting, access(path, F_OK) == 0 { throw .exists(path: path) }
    let (folder, name) = splitPath(path)
    for attempt in 0..<1_000 {
      let candidate = "\(folder)/.\(name).\(getpid())-\(attempt).part"
      let descriptor = open(candidate, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor >= 0 {
        temporaryPath = candidate
        self.descriptor = descriptor
        return
      }
      guard errno == EEXIST else { throw systemError(path, .create) }
    }
    throw .system(path: path, action: .create, reason: "too many temporary files beside it", isPermission: false)
  }

  deinit {
    close(descriptor)
    unlink(temporaryPath)
  }

  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw systemError(path, .write)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
  }

  public mutating func write(_ bytes: [UInt8]) throws(FileError) {
    try bytes.span.withUnsafeBytes { (buffer) throws(FileError) in try write(buffer) }
  }

  public mutating func write(_ text: String) throws(FileError) {
    try write(Array(text.utf8))
  }

  /// Gives the file its name, durably.
  public consuming func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw systemError(path, .write) }
    if replacesExisting {
      guard rename(temporaryPath, path) == 0 else { throw systemError(path, .rename) }
    } else {
      guard link(temporaryPath, path) == 0 else {
        if errno == EEXIST { throw .exists(path: path) }
        throw systemError(path, .rename)
      }
    }
    try syncFolder(of: path)
  }

  /// Writes a whole file at once, durably.
  public static func write(_ bytes: [UInt8], to path: String, replacingExisting: Bool = true) throws(FileError) {
    var file = try AtomicFile(path: path, replacingExisting: replacingExisting)
    try file.write(bytes)
    try file.commit()
  }

  /// Writes a whole file at once, durably.
  public static func write(_ text: String, to path: String, replacingExisting: Bool = true) throws(FileError) {
    try write(Array(text.utf8), to: path, replacingExisting: replacingExisting)
  }
}

/// Makes the entry of `path` in its folder durable.
public func syncFolder(of path: String) throws(FileError) {
  let folder = splitPath(path).folder
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw systemError(folder, .open) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw systemError(folder, .write) }
}

/// The folder of `path` (`.` where it names none) and its last part.
public func splitPath(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.lastIndex(of: "/") else { return (".", path) }
  let folder = slash == path.startIndex ? "/" : String(path[..<slash])
  return (folder, String(path[path.index(after: slash)...]))
}

/// What `errno` says of `path` now.
func systemError(_ path: String, _ action: FileError.Action) -> FileError {
  let code = errno
  if code == ENOENT, action == .open { return .notFound(path: path) }
  return .system(
    path: path, action: action, reason: String(cString: strerror(code)),
    isPermission: code == EACCES || code == EPERM || code == EROFS)
}
