internal import Glibc
internal import TapeFiles
internal import TapeModel

/// The right to write to an index: one holder at a time, gone with the value or its process.
///
/// The corresponding system call is `flock`. The lock file says who holds it.
struct IndexLock: ~Copyable, Sendable {
  private let descriptor: Int32
  /// Whether whoever wrote last was killed: a holder that goes empties the lock file.
  let wasLeftBehind: Bool

  /// Waits up to `waitingMilliseconds` for whoever writes now.
  init(path: String, waitingMilliseconds: Int, since: WallClock) throws(IndexError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .file(fileError(path, .lock)) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, waited < waitingMilliseconds else {
        let error = errno == EWOULDBLOCK ? nil : fileError(path, .lock)
        let holder = LockHolder(line: Self.contents(of: descriptor))
        close(descriptor)
        if let error { throw .file(error) }
        throw .busy(path: splitPath(path).folder, holder: holder)
      }
      usleep(20_000)
      waited += 20
    }
    self.descriptor = descriptor
    wasLeftBehind = !Self.contents(of: descriptor).isEmpty
    let holder = LockHolder(process: Int(getpid()), host: Self.hostName, since: since)
    let line = Array(holder.line.utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, line, line.count, 0)
    _ = fsync(descriptor)
  }

  deinit {
    _ = ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func contents(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  private static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "-" }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// What `errno` says of `path` now.
func fileError(_ path: String, _ action: FileError.Action) -> FileError {
  let code = errno
  return .system(
    path: path, action: action, reason: String(cString: strerror(code)),
    isPermission: code == EACCES || code == EPERM || code == EROFS)
}
