internal import GRDB
public import TapeModel

extension TapeIndex {
  /// What was done to a rundown since it was begun, in order.
  public func changes(of rundown: String) throws(IndexError) -> [RundownChange] {
    try mapped {
      _ = try read { db in try Self.rundownRecord(rundown, in: db) }
      return RundownHistory(of: rundown, in: try logEntries()).changes
    }
  }

  /// Takes back the last change of a rundown that is not taken back yet, by whomever it was
  /// made; called again, the one before it.
  ///
  /// Throws ``IndexError/nothingToUndo(rundown:)`` for a rundown as it was begun, and
  /// ``IndexError/noSuchClip(id:)`` where the clip that would come back was removed.
  public func undoRundown(
    _ name: String, ifVersion version: Int? = nil, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown {
    _ = try edit(by: person, at: now) { db in
      let record = try Self.rundownRecord(name, ifVersion: version, in: db)
      guard let edits = RundownHistory(of: name, in: try logEntries()).undoing(name, version: record.version) else {
        throw IndexError.nothingToUndo(rundown: name)
      }
      for case .item(let item, _, _) in edits {
        guard let id = item.content.clip else { continue }
        guard try Int.fetchOne(db, sql: "SELECT 1 FROM clip WHERE id = ?", arguments: [id]) != nil else {
          throw IndexError.noSuchClip(id: id)
        }
      }
      return (edits, ())
    }
    return try rundown(name)
  }

  private func logEntries() throws -> [LogEntry] {
    let tail = try EditLog.tail(of: folder.log, after: .start)
    if let line = tail.firstBadLine { throw IndexError.damagedLog(path: folder.log, line: line) }
    return tail.entries
  }
}
