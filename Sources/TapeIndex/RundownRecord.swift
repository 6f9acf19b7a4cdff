internal import Foundation
internal import GRDB

/// A rundown without its items, as the index stores it.
struct RundownRecord: Hashable {
  let name: String
  let title: String
  /// The length it should have; `nil` where nobody has said.
  let targetMilliseconds: Int64?
  var version: Int
  /// The highest item number ever given out.
  var lastItem: Int

  func save(to db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO rundown (\(Self.columns), hash) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [name, title, targetMilliseconds, version, lastItem, hash])
  }

  var hash: Data {
    var hash = RowHash()
    hash.add(name)
    hash.add(title)
    hash.add(version)
    hash.add(lastItem)
    // Rows from before there were targets keep the hash that they have.
    if let targetMilliseconds { hash.add(targetMilliseconds) }
    return Data(hash.finish())
  }

  static func all(in db: Database) throws -> [RundownRecord] {
    try Row.fetchAll(db, sql: "SELECT \(columns) FROM rundown ORDER BY name").map { RundownRecord($0) }
  }

  static func find(_ name: String, in db: Database) throws -> RundownRecord? {
    try Row.fetchOne(db, sql: "SELECT \(columns) FROM rundown WHERE name = ?", arguments: [name])
      .map { RundownRecord($0) }
  }

  private static let columns = "name, title, target, version, lastItem"
}

extension RundownRecord {
  /// - Parameter row: with all of the table's columns.
  init(_ row: Row) {
    name = row["name"]
    title = row["title"]
    targetMilliseconds = row["target"]
    version = row["version"]
    lastItem = row["lastItem"]
  }
}
