internal import GRDB
internal import Synchronization

/// A state of an index: what was looked up after it was read is good as long as it reads the same.
///
/// Tells states apart while the index is open, and says nothing of them after that.
public struct ChangeMark: Hashable, Sendable {
  fileprivate let version: Int64
}

/// Sees what is committed to an index, by this process and by others.
///
/// A connection of its own that writes nothing, since SQLite does not tell a connection of its own
/// changes (`PRAGMA data_version`). Opened when it is first asked.
final class ChangeWatch: Sendable {
  private let queue = Mutex<DatabaseQueue?>(nil)

  /// The mark of the state that a reading begun now would see, or of one before it.
  func mark(_ folder: IndexFolder) throws -> ChangeMark {
    try queue.withLock { queue in
      let open = try queue ?? Connection.watching(folder)
      queue = open
      let version = try open.unsafeRead { db in
        try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
      }
      guard let version else { throw BadRow() }
      return ChangeMark(version: version)
    }
  }

  func close() throws { try queue.withLock { try $0?.close() } }
}

extension TapeIndex {
  /// The state of the index now.
  ///
  /// Read it first and look things up then: what was found is good as long as the mark reads the
  /// same, whoever writes. Costs a look at the memory that SQLite's connections share.
  public func changeMark() throws(IndexError) -> ChangeMark { try mapped { try watch.mark(folder) } }
}
