internal import Foundation
internal import GRDB
internal import Glibc
internal import TapeFiles
public import TapeModel

extension TapeIndex {
  /// Makes `index.sqlite` again from the log of edits and the runs; gives what could not be
  /// used, one sentence each.
  ///
  /// Works on an index whose SQLite file is damaged or gone. Readers go on, and see the new
  /// rows once they are whole. A damaged log is kept beside the new one, which takes every
  /// line that can be read.
  public static func rebuild(
    path: String, waitingMilliseconds: Int = 2_000, by person: String, at now: WallClock
  ) throws(IndexError) -> [String] {
    let folder = IndexFolder(path: path)
    try Connection.checkFolder(folder, creating: false)
    let lock = try IndexLock(path: folder.lock, waitingMilliseconds: waitingMilliseconds, since: now)
    defer { extendLifetime(lock) }
    do {
      var rebuild = Rebuild(folder: folder)
      try rebuild.run(by: person, at: now)
      return rebuild.notices
    } catch {
      throw Connection.indexError(error, folder: folder)
    }
  }

  /// Copies the index as it is now into the new folder `path`, while others read and write.
  ///
  /// Throws ``IndexError/exists(name:)`` where there is something already.
  public func backup(to path: String) throws(IndexError) {
    guard !FileManager.default.fileExists(atPath: path) else { throw .exists(name: path) }
    let copy = IndexFolder(path: path)
    try mapped {
      try copy.makeFolders(for: copy.database)
      let temporary = copy.absolute(".index.sqlite.\(getpid())-0.part")
      let queue = try DatabaseQueue(path: temporary, configuration: Connection.configuration(forWriting: true))
      try pool.backup(to: queue)
      let (runs, recordings, byteCount) = try queue.read { db in
        (
          try String.fetchAll(db, sql: "SELECT file FROM run ORDER BY file"),
          try Data.fetchAll(db, sql: "SELECT id FROM recording").compactMap { ContentHash(blob: $0) },
          try Meta.logPosition(in: db).byteCount
        )
      }
      // A write-ahead log would be a second file that has to be copied along.
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      try queue.close()
      for file in runs { try self.copy(file, to: copy) }
      for recording in recordings {
        for level in peakLevels(of: recording) {
          try self.copy(folder.peaksFile(of: recording, framesPerPoint: level), to: copy)
        }
      }
      if byteCount > 0 {
        let log = try RegularFile(path: folder.log)
        try AtomicFile.write(try log.bytes(at: 0, count: Int(byteCount)), to: copy.log)
      }
      guard rename(temporary, copy.database) == 0 else { throw fileError(copy.database, .rename) }
      try syncFolder(of: copy.database)
    }
  }

  private func copy(_ file: String, to copy: IndexFolder) throws {
    let bytes = try RegularFile.contents(of: folder.absolute(file), limit: RunFile.byteLimit)
    try copy.makeFolders(for: copy.absolute(file))
    try AtomicFile.write(bytes, to: copy.absolute(file))
  }
}

/// One rebuild, under the lock.
private struct Rebuild {
  let folder: IndexFolder
  private(set) var notices: [String] = []

  init(folder: IndexFolder) { self.folder = folder }

  mutating func run(by person: String, at now: WallClock) throws {
    let log = try EditLog.salvage(folder.log)
    notices += log.notices
    let temporary = "\(folder.path)/.index.sqlite.\(getpid())-0.part"
    try Connection.build(temporary, folder: folder)
    defer { for suffix in ["", "-journal"] { unlink(temporary + suffix) } }
    let queue = try DatabaseQueue(path: temporary, configuration: Connection.configuration(forWriting: true))
    var edits: [LogEntry] = []
    try queue.inDatabase { db in
      try db.inTransaction(.immediate) {
        edits = try take(log.entries, by: person, at: now, into: db)
        return .commit
      }
    }
    let position = try rewriteLog(edits, isDamaged: !log.notices.isEmpty, salvaged: log.entries.count)
    try queue.write { db in try Meta.set(position, in: db) }
    try install(queue, temporary: temporary)
  }

  /// Applies every entry that can be; then takes up runs of recordings that no entry names.
  private mutating func take(
    _ entries: [LogEntry], by person: String, at now: WallClock, into db: Database
  ) throws -> [LogEntry] {
    var projection = Projection(db: db, folder: folder)
    var kept = entries
    for entry in entries {
      do {
        try db.inSavepoint {
          try projection.apply(entry)
          return .commit
        }
      } catch {
        notices.append("line \(entry.number) of the log: \(Connection.indexError(error, folder: folder))")
      }
    }
    let known = Set(try String.fetchAll(db, sql: "SELECT file FROM run"))
    for file in folder.files(in: "runs") where file.hasSuffix(".jsonl") && !known.contains(file) {
      guard let bytes = try? RegularFile.contents(of: folder.absolute(file), limit: RunFile.byteLimit),
        let run = try? RunFile(bytes: bytes, path: file),
        try RecordingRow.find(run.header.recording.id, in: db) == nil
      else { continue }
      let edit = Edit.indexed(
        recording: run.header.recording.id, key: run.header.key, file: file, hash: ContentHash(of: bytes),
        path: run.header.recording.path)
      let entry = LogEntry(
        number: kept.count + 1, previous: EditLog.Position.start.lastHash, at: now, by: person, edit: edit)
      try projection.apply(entry)
      kept.append(entry)
      notices.append("\(file): taken though the log does not name it")
    }
    return kept
  }

  /// Writes the log again where it was damaged or got longer; the damaged one is kept.
  private func rewriteLog(_ entries: [LogEntry], isDamaged: Bool, salvaged: Int) throws -> EditLog.Position {
    var log = EditLog(path: folder.log, position: .start)
    if !isDamaged, entries.count == salvaged {
      return try EditLog.tail(of: folder.log, after: .start).end
    }
    var bytes: [UInt8] = []
    for entry in entries {
      let line = try log.lines(for: [entry.edit], by: entry.by, at: entry.at)
      bytes += line.bytes
      log.position = line.end
    }
    if isDamaged {
      var number = 1
      while link(folder.log, "\(folder.log).damaged-\(number)") != 0, errno == EEXIST { number += 1 }
    }
    try AtomicFile.write(bytes, to: folder.log)
    return log.position
  }

  /// Puts the new database in the place of the old one.
  private func install(_ queue: DatabaseQueue, temporary: String) throws {
    let copied: Void? = try? {
      try Connection.checkHeader(of: folder)
      let pool = try Connection.open(folder, forWriting: true)
      try queue.backup(to: pool)
      try pool.writeWithoutTransaction { db in
        guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else { throw BadRow() }
        _ = try db.checkpoint(.truncate)
      }
      try pool.close()
    }()
    try queue.close()
    if copied != nil { return }
    // The old file cannot be written through SQLite: it goes, with its write-ahead log.
    for suffix in ["-wal", "-shm"] { unlink(folder.database + suffix) }
    guard rename(temporary, folder.database) == 0 else { throw fileError(folder.database, .rename) }
    try syncFolder(of: folder.database)
  }
}

extension EditLog {
  /// Every line that can be read, in order, and what is wrong with the others.
  static func salvage(_ path: String) throws(FileError) -> (entries: [LogEntry], notices: [String]) {
    let whole = try tail(of: path, after: .start)
    guard whole.firstBadLine != nil || whole.isTorn else { return (whole.entries, []) }
    let bytes = try RegularFile.contents(of: path, limit: RunFile.byteLimit)
    var entries: [LogEntry] = []
    var notices: [String] = []
    var previous = Position.start.lastHash
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      let line = Array(line)
      if let entry = try? JSONText.value(LogEntry.self, from: line) {
        if entry.previous != previous {
          notices.append("line \(index + 1) of the log does not follow from the line before")
        }
        entries.append(entry)
      } else {
        notices.append("line \(index + 1) of the log cannot be read")
      }
      previous = ContentHash(of: line)
    }
    return (entries, notices)
  }
}
