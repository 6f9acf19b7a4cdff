internal import Foundation
internal import GRDB
public import TapeModel

/// Times that somebody who listened set for one turn.
public struct Confirmation: Hashable, Sendable {
  public let recording: ContentHash
  /// The turn's number when its times were set.
  public let turnNumber: Int
  /// SHA-256 of the turn's text, by which it is found again in a later run.
  public let textHash: ContentHash
  public let range: SampleRange
  public let by: String
  public let at: WallClock

  var hash: Data {
    var hash = RowHash()
    hash.add(recording.bytes)
    hash.add(turnNumber)
    hash.add(textHash.bytes)
    hash.add(range.start)
    hash.add(range.end)
    hash.add(by)
    hash.add(at.description)
    return Data(hash.finish())
  }

  func save(to db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO confirmation (recording, turn, text, start, "end", by, at, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        recording.blob, turnNumber, textHash.blob, range.start, range.end, by, at.description, hash,
      ])
  }

  static func all(of recording: ContentHash, in db: Database) throws -> [Confirmation] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM confirmation WHERE recording = ? ORDER BY turn, text", arguments: [recording.blob]
    ).map { row in
      guard let text = ContentHash(blob: row["text"]), let range = SampleRange(checking: row["start"], row["end"]),
        let at = WallClock(row["at"] as String)
      else { throw BadRow() }
      return Confirmation(
        recording: recording, turnNumber: row["turn"], textHash: text, range: range, by: row["by"], at: at)
    }
  }
}
