internal import Glibc
internal import TapeFiles
internal import TapeModel

/// The append-only file of what people did, each line holding the hash of the line before.
struct EditLog {
  /// How far the log goes, or has been taken into SQLite.
  struct Position: Hashable {
    var byteCount: Int64
    var lineCount: Int
    var lastHash: ContentHash

    static let start = Position(byteCount: 0, lineCount: 0, lastHash: noHash)
  }

  private static let noHash = ContentHash(of: []).zeros

  let path: String
  var position: Position

  /// The bytes of further lines, and where the log then ends.
  func lines(for edits: [Edit], by person: String, at: WallClock) throws -> (
    bytes: [UInt8], entries: [LogEntry], end: Position
  ) {
    var end = position
    var bytes: [UInt8] = []
    var entries: [LogEntry] = []
    for edit in edits {
      let entry = LogEntry(number: end.lineCount + 1, previous: end.lastHash, at: at, by: person, edit: edit)
      let line = try JSONText.bytes(entry)
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
      entries.append(entry)
      end.byteCount += Int64(line.count + 1)
      end.lineCount += 1
      end.lastHash = ContentHash(of: line)
    }
    return (bytes, entries, end)
  }

  /// Puts whole lines behind `position`, durably; on failure the log ends there again.
  ///
  /// Throws ``IndexError/damagedLog(path:line:)`` for a log that is shorter than it was.
  func append(_ bytes: [UInt8]) throws {
    let isNew = access(path, F_OK) != 0
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw fileError(path, .open) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fileError(path, .open) }
    guard status.st_size >= position.byteCount else {
      throw IndexError.damagedLog(path: path, line: position.lineCount)
    }
    let end = off_t(position.byteCount)
    do throws(FileError) {
      // What an edit left that failed, and could not be cut off then.
      if status.st_size > end, ftruncate(descriptor, end) != 0 { throw fileError(path, .write) }
      try write(bytes, to: descriptor, at: end)
      guard fsync(descriptor) == 0 else { throw fileError(path, .write) }
    } catch {
      ftruncate(descriptor, end)
      throw error
    }
    if isNew { try syncFolder(of: path) }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32, at start: off_t) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + written, bytes.count - written, start + off_t(written))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fileError(path, .write)
      }
      written += count
    }
  }

  /// Cuts the log off behind `position`: after a line that was torn, or not committed.
  func cut() throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw fileError(path, .open)
    }
    defer { close(descriptor) }
    // A log that is shorter than it was stays so, for the next opening to notice.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fileError(path, .open) }
    if status.st_size <= position.byteCount { return }
    guard ftruncate(descriptor, off_t(position.byteCount)) == 0, fsync(descriptor) == 0 else {
      throw fileError(path, .write)
    }
  }

  /// What the log holds behind a position.
  struct Tail {
    var entries: [LogEntry] = []
    /// Behind the last line that follows from the one before.
    var end: Position
    /// Whether a piece of a line, or one whole last line that cannot be read, comes after `end`.
    var isTorn = false
    /// The first line that does not follow from the one before though others come after it.
    var firstBadLine: Int?
  }

  /// Reads the log behind `start`.
  static func tail(of path: String, after start: Position) throws(FileError) -> Tail {
    var tail = Tail(end: start)
    guard access(path, F_OK) == 0 else { return tail }
    let file = try RegularFile(path: path)
    guard file.byteCount > start.byteCount else { return tail }
    let bytes = try file.bytes(at: start.byteCount, count: Int(file.byteCount - start.byteCount))
    var lineStart = 0
    while let lineEnd = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = Array(bytes[lineStart..<lineEnd])
      guard let entry = try? JSONText.value(LogEntry.self, from: line), entry.number == tail.end.lineCount + 1,
        entry.previous == tail.end.lastHash
      else {
        if lineEnd + 1 < bytes.count {
          tail.firstBadLine = tail.end.lineCount + 1
        } else {
          tail.isTorn = true
        }
        return tail
      }
      tail.entries.append(entry)
      tail.end.byteCount += Int64(line.count + 1)
      tail.end.lineCount += 1
      tail.end.lastHash = ContentHash(of: line)
      lineStart = lineEnd + 1
    }
    tail.isTorn = lineStart < bytes.count
    return tail
  }
}

extension ContentHash {
  fileprivate var zeros: ContentHash { ContentHash(bytes: [UInt8](repeating: 0, count: 32)) ?? self }
}
