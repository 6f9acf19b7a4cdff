internal import Foundation
internal import GRDB
internal import Synchronization
internal import TapeFiles
public import TapeModel

/// The index of a case: one folder with SQLite, runs, peaks and the log of edits.
///
/// One process writes at a time, through one connection that also checkpoints, and holds
/// the folder's lock while it is open; any number read meanwhile. Every function may be
/// called from any thread, and waits for the disk.
public final class TapeIndex: IndexStore {
  /// The folder.
  public let path: String
  /// What was put right on opening, one sentence each.
  public let openingNotices: [String]

  let folder: IndexFolder
  let paths: RecordingPaths
  let pool: DatabasePool
  /// One run is stored at a time: two of one recording would write the same files.
  let storing = Mutex(())
  let watch = ChangeWatch()
  let readHistory = ReadHistory()
  /// `nil` where the index was opened for reading only.
  private let lock: IndexLock?

  /// Opens the index in the folder `path`.
  public init(openingForReading path: String) throws(IndexError) {
    self.path = path
    folder = IndexFolder(path: path)
    paths = RecordingPaths(indexFolder: path)
    openingNotices = []
    lock = nil
    try Connection.checkHeader(of: folder)
    pool = try Connection.open(folder, forWriting: false)
    try mapped { try pool.read { db in try Connection.checkSchema(db, folder: folder, mayBeOlder: false) } }
  }

  /// Opens the index in the folder `path` and keeps others from writing to it.
  ///
  /// Waits for another writer as long as stated, then throws ``IndexError/busy(path:holder:)``.
  /// Takes up what a killed process left: edits that SQLite does not have yet, half lines,
  /// half files.
  public init(
    openingForWriting path: String, creating: Bool, waitingMilliseconds: Int = 2_000,
    at now: WallClock = SystemClock.now()
  ) throws(IndexError) {
    self.path = path
    let folder = IndexFolder(path: path)
    self.folder = folder
    paths = RecordingPaths(indexFolder: path)
    try Connection.checkFolder(folder, creating: creating)
    let lock = try IndexLock(path: folder.lock, waitingMilliseconds: waitingMilliseconds, since: now)
    let isNew = !FileManager.default.fileExists(atPath: folder.database)
    if isNew { try Connection.create(folder) }
    try Connection.checkHeader(of: folder)
    let pool = try Connection.open(folder, forWriting: true)
    let recovery = try Recovery(
      folder: folder, pool: pool, mayHaveOrphans: lock.wasLeftBehind && !isNew)
    openingNotices = recovery.notices
    self.pool = pool
    self.lock = consume lock
  }

  deinit {
    if lock != nil {
      _ = try? pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
    }
    try? watch.close()
    try? pool.close()
  }

  /// Brings the write-ahead log down to nothing: for a process that keeps the index open for
  /// long, whenever it has nothing else to do.
  public func checkpoint() throws(IndexError) {
    guard lock != nil else { throw .readOnly(path: path) }
    try mapped { try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
  }

  /// Runs `body` on one state of the index, whatever is written meanwhile.
  func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try mapped { try pool.read(body) }
  }

  /// Makes the edits that `plan` asks for, after looking at the rows: in SQLite and in the
  /// log, both or none.
  ///
  /// The log is written and synchronised before SQLite commits, so that a crash between the
  /// two leaves an edit to be replayed and never one to be forgotten.
  func edit<Value>(
    by person: String, at now: WallClock, runs: [String: RunFile] = [:],
    _ plan: (Database) throws -> (edits: [Edit], answer: Value)
  ) throws(IndexError) -> (answer: Value, unmatched: UnmatchedEdits) {
    guard lock != nil else { throw .readOnly(path: path) }
    return try mapped {
      try pool.writeWithoutTransaction { db in
        let log = EditLog(path: folder.log, position: try Meta.logPosition(in: db))
        var isAppended = false
        do {
          var result: (Value, UnmatchedEdits)?
          try db.inTransaction(.immediate) {
            let (edits, answer) = try plan(db)
            var projection = Projection(db: db, folder: folder, runs: runs)
            let (bytes, entries, end) = try log.lines(for: edits, by: person, at: now)
            for entry in entries { try projection.apply(entry) }
            if !bytes.isEmpty {
              try Meta.set(end, in: db)
              isAppended = true
              try log.append(bytes)
            }
            result = (
              answer,
              UnmatchedEdits(
                confirmations: projection.unmatched, corrections: projection.unmatchedCorrections)
            )
            return .commit
          }
          guard let result else { throw BadRow() }
          return result
        } catch {
          if isAppended { try? log.cut() }
          throw error
        }
      }
    }
  }

  /// Runs `body`, with every error in the index's own terms.
  func mapped<Value>(_ body: () throws -> Value) throws(IndexError) -> Value {
    do { return try body() } catch { throw Connection.indexError(error, folder: folder) }
  }
}
