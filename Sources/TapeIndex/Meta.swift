internal import Foundation
internal import GRDB
internal import TapeModel

/// Single values that the index keeps beside its rows.
enum Meta: String {
  case logByteCount, logLineCount, logHash, fullText, lastClip, lastRedaction

  static func number(_ name: Meta, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name.rawValue])
  }

  static func text(_ name: Meta, in db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name.rawValue])
  }

  static func set(_ name: Meta, to value: (any DatabaseValueConvertible)?, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)")
      .execute(arguments: [name.rawValue, value])
  }

  static func raise(_ name: Meta, to number: Int, in db: Database) throws {
    if Int64(number) > (try self.number(name, in: db) ?? 0) { try set(name, to: number, in: db) }
  }

  static func logPosition(in db: Database) throws -> EditLog.Position {
    guard let byteCount = try number(.logByteCount, in: db), let lineCount = try number(.logLineCount, in: db),
      let hash = try text(.logHash, in: db).flatMap({ ContentHash(hexadecimal: $0) })
    else { return .start }
    return EditLog.Position(byteCount: byteCount, lineCount: Int(lineCount), lastHash: hash)
  }

  static func set(_ position: EditLog.Position, in db: Database) throws {
    try set(.logByteCount, to: position.byteCount, in: db)
    try set(.logLineCount, to: position.lineCount, in: db)
    try set(.logHash, to: position.lastHash.description, in: db)
  }
}
