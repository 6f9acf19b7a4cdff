internal import Foundation
internal import GRDB
internal import TapeModel

/// Redactions as their rows hold them.
enum RedactionRow {
  static func save(_ redaction: Redaction, to db: Database) throws {
    let body = try JSONText.text(redaction)
    let number = number(of: redaction)
    try db.execute(
      sql: "INSERT OR REPLACE INTO redaction (id, number, body, hash) VALUES (?, ?, ?, ?)",
      arguments: [redaction.id, number, body, hash(id: redaction.id, body: body)])
    try Meta.raise(.lastRedaction, to: number, in: db)
  }

  static func all(in db: Database) throws -> [Redaction] {
    try String.fetchAll(db.cachedStatement(sql: "SELECT body FROM redaction ORDER BY number, id")).map {
      try JSONText.value(Redaction.self, from: $0)
    }
  }

  /// The number in `x12`; 0 for identifiers of another making.
  static func number(of redaction: Redaction) -> Int {
    guard redaction.id.utf8.first == UInt8(ascii: "x"), let number = Int(redaction.id.dropFirst()), number > 0 else {
      return 0
    }
    return number
  }

  static func hash(id: String, body: String) -> Data {
    var hash = RowHash()
    hash.add(id)
    hash.add(body)
    return Data(hash.finish())
  }
}
