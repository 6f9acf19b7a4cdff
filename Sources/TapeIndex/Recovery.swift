internal import Foundation
internal import GRDB
internal import Glibc
internal import TapeModel

/// Puts an index right that a process left in the middle of its work.
struct Recovery {
  private(set) var notices: [String] = []
  private var position: EditLog.Position

  init(folder: IndexFolder, pool: DatabasePool, mayHaveOrphans: Bool) throws(IndexError) {
    position = .start
    do {
      position = try pool.read { db in try Meta.logPosition(in: db) }
      try takeLog(folder: folder, pool: pool)
      try refreshFullText(folder: folder, pool: pool)
      if mayHaveOrphans { try removeOrphans(folder: folder, pool: pool) }
    } catch {
      throw Connection.indexError(error, folder: folder)
    }
  }

  /// Replays what SQLite does not have yet, and cuts off a last line that was torn.
  private mutating func takeLog(folder: IndexFolder, pool: DatabasePool) throws {
    var status = stat()
    let byteCount = stat(folder.log, &status) == 0 ? Int64(status.st_size) : 0
    guard byteCount != position.byteCount else { return }
    guard byteCount > position.byteCount else {
      throw IndexError.damagedLog(path: folder.log, line: position.lineCount)
    }
    let tail = try EditLog.tail(of: folder.log, after: position)
    if let line = tail.firstBadLine { throw IndexError.damagedLog(path: folder.log, line: line) }
    if !tail.entries.isEmpty {
      try pool.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          var projection = Projection(db: db, folder: folder)
          for entry in tail.entries { try projection.apply(entry) }
          try Meta.set(tail.end, in: db)
          return .commit
        }
      }
      notices.append("\(tail.entries.count) edits taken from the log")
    }
    position = tail.end
    if tail.isTorn {
      try EditLog(path: folder.log, position: position).cut()
      notices.append("the last line of the log was torn and dropped")
    }
  }

  /// Makes the full text again when stems are not what they were.
  private mutating func refreshFullText(folder: IndexFolder, pool: DatabasePool) throws {
    let fingerprint = Stemmers.fingerprint
    guard try pool.read({ db in try Meta.text(.fullText, in: db) }) != fingerprint else { return }
    try pool.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        var projection = Projection(db: db, folder: folder)
        try projection.remakeFullText()
        try Meta.set(.fullText, to: fingerprint, in: db)
        return .commit
      }
    }
    notices.append("full text made again for other stems")
  }

  /// Removes half files, and runs and peaks that no row names.
  private mutating func removeOrphans(folder: IndexFolder, pool: DatabasePool) throws {
    let (runs, recordings) = try pool.read { db in
      (
        try Set(String.fetchAll(db, sql: "SELECT file FROM run")),
        try Set(Data.fetchAll(db, sql: "SELECT id FROM recording").compactMap { ContentHash(blob: $0)?.description })
      )
    }
    var orphans: [String] = []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where isPart(name) {
      orphans.append(name)
    }
    orphans += folder.files(in: "runs").filter { !runs.contains($0) }
    orphans += folder.files(in: "peaks").filter { file in
      let name = file.split(separator: "/").last ?? ""
      return isPart(name) || !recordings.contains(String(name.prefix(64)))
    }
    for orphan in orphans { unlink(folder.absolute(orphan)) }
    if !orphans.isEmpty { notices.append("\(orphans.count) unfinished files removed") }
  }

  private func isPart(_ name: some StringProtocol) -> Bool { name.hasPrefix(".") && name.hasSuffix(".part") }
}
