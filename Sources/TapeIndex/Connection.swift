internal import Foundation
internal import GRDB
internal import Glibc
internal import TapeFiles

/// How SQLite files are opened, made and checked.
enum Connection {
  /// Refuses a path that cannot be an index, before anything is written; makes the folder
  /// where it may.
  static func checkFolder(_ folder: IndexFolder, creating: Bool) throws(IndexError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw .foreign(path: folder.path) }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      if names.contains("index.sqlite") || names.contains("edits.jsonl") { return }
      guard creating else { throw .notFound(path: folder.path) }
      let isOurs = folder.path.hasSuffix(".tapelog") || names.allSatisfy { $0 == "lock" }
      guard isOurs else { throw .foreign(path: folder.path) }
      return
    }
    guard creating else { throw .notFound(path: folder.path) }
    do { try folder.makeFolders(for: folder.database) } catch { throw .file(error) }
  }

  /// Looks at the first bytes, so that SQLite never touches a file that is not ours.
  static func checkHeader(of folder: IndexFolder) throws(IndexError) {
    let header: [UInt8]
    do {
      let file = try RegularFile(path: folder.database)
      header = try file.bytes(at: 0, count: 100)
    } catch {
      if case .notFound = error { throw .notFound(path: folder.path) }
      throw .file(error)
    }
    let id = header.dropFirst(68).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard header.starts(with: Array("SQLite format 3\0".utf8)), id == UInt32(bitPattern: Schema.applicationID) else {
      throw .foreign(path: folder.database)
    }
  }

  static func checkSchema(_ db: Database, folder: IndexFolder, mayBeOlder: Bool) throws {
    if try Schema.migrator.hasBeenSuperseded(db) { throw IndexError.newer(path: folder.path) }
    if !mayBeOlder, try !Schema.migrator.hasCompletedMigrations(db) { throw IndexError.older(path: folder.path) }
  }

  /// Makes an empty `index.sqlite`, whole or not at all.
  static func create(_ folder: IndexFolder) throws(IndexError) {
    let temporary = "\(folder.path)/.index.sqlite.\(getpid())-0.part"
    try build(temporary, folder: folder)
    guard rename(temporary, folder.database) == 0 else {
      let error = fileError(folder.database, .rename)
      unlink(temporary)
      throw .file(error)
    }
    do { try syncFolder(of: folder.database) } catch { throw .file(error) }
  }

  /// Makes an empty database at `path`, with no other file beside it.
  ///
  /// It says of itself already that it has a write-ahead log: to say so later takes a
  /// rollback journal, which a reader could not play back if the process is killed there.
  /// Synchronised once at the end, since until then nobody knows its name.
  static func build(_ path: String, folder: IndexFolder) throws(IndexError) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration(forWriting: true))
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY")
      }
      try Schema.migrator.migrate(queue)
      try queue.write { db in try Meta.set(.fullText, to: Stemmers.fingerprint, in: db) }
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
      try queue.close()
      try synchronise(path)
    } catch {
      for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
      throw indexError(error, folder: folder)
    }
  }

  /// The corresponding system call is `fsync`.
  static func synchronise(_ path: String) throws(FileError) {
    let file = try RegularFile(path: path)
    guard fsync(file.descriptor) == 0 else { throw fileError(path, .write) }
  }

  static func open(_ folder: IndexFolder, forWriting: Bool) throws(IndexError) -> DatabasePool {
    do {
      let path = forWriting ? folder.database : readingPath(of: folder)
      let pool = try DatabasePool(path: path, configuration: configuration(forWriting: forWriting))
      if forWriting {
        try pool.writeWithoutTransaction { db in
          // GRDB asks for NORMAL when it turns the write-ahead log on: a commit could be
          // lost with the power.
          try db.execute(sql: "PRAGMA synchronous = FULL")
          try checkSchema(db, folder: folder, mayBeOlder: true)
        }
        try Schema.migrator.migrate(pool)
      }
      return pool
    } catch {
      throw indexError(error, folder: folder)
    }
  }

  /// A connection that only ever looks whether others have written.
  static func watching(_ folder: IndexFolder) throws -> DatabaseQueue {
    var configuration = configuration(forWriting: false)
    configuration.busyMode = .immediateError
    return try DatabaseQueue(path: readingPath(of: folder), configuration: configuration)
  }

  /// On a medium that cannot be written, such as a disc or a snapshot, SQLite is told that
  /// nobody changes the file, since it cannot make the shared memory that tells it.
  private static func readingPath(of folder: IndexFolder) -> String {
    var status = stat()
    let hasLog = stat(folder.database + "-wal", &status) == 0 && status.st_size > 0
    guard access(folder.path, W_OK) != 0, errno == EROFS, !hasLog,
      let path = folder.database.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    else { return folder.database }
    return "file:\(path)?immutable=1"
  }

  static func configuration(forWriting: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = !forWriting
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // Deleted text must not stay in free pages; pages are checked as they are read; no
      // memory mapping, which would turn a damaged disk into a crash.
      try db.execute(
        sql: """
          PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA trusted_schema = OFF;
          PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;
          """)
      db.add(function: foldedText)
    }
    return configuration
  }

  /// ``TextTokens/folded(_:)`` for SQL.
  private static let foldedText = DatabaseFunction("foldedText", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0]).map { TextTokens.folded($0) }
  }

  /// Errors of the libraries below in the index's terms, without what a row holds.
  static func indexError(_ error: any Error, folder: IndexFolder) -> IndexError {
    switch error {
    case let error as IndexError: return error
    case let error as FileError: return .file(error)
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_FULL: return .diskFull(path: folder.path)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged(path: folder.database, what: error.message ?? "malformed")
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        return .busy(path: folder.path, holder: LockHolder(process: nil, host: nil, since: nil))
      case .SQLITE_READONLY: return .readOnly(path: folder.path)
      default:
        return .database(
          path: folder.database, code: Int(error.extendedResultCode.rawValue), message: error.message ?? "")
      }
    case is BadRow, is RowDecodingError: return .damaged(path: folder.database, what: "a row that cannot be")
    default: return .damaged(path: folder.database, what: "a value that cannot be read")
    }
  }
}
