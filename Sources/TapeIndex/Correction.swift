internal import Foundation
internal import GRDB
public import TapeModel

/// The words of one turn as somebody who listened wrote them down.
public struct Correction: Hashable, Sendable, Codable {
  public let recording: ContentHash
  /// The turn's number when its words were corrected.
  public let turnNumber: Int
  /// SHA-256 of the transcript's own text of the turn, by which it is found again in a later run.
  public let textHash: ContentHash
  /// The words as they are from now on, with single spaces between them.
  public let text: String
  /// The translation as it is from now on; `nil` leaves the transcript's own.
  public let translation: String?

  var hash: Data {
    var hash = RowHash()
    hash.add(recording.bytes)
    hash.add(turnNumber)
    hash.add(textHash.bytes)
    hash.add(text)
    hash.add(translation)
    return Data(hash.finish())
  }

  func save(to db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO correction (recording, turn, text, words, translation, hash) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [recording.blob, turnNumber, textHash.blob, text, translation, hash])
  }

  static func all(of recording: ContentHash, in db: Database) throws -> [Correction] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM correction WHERE recording = ? ORDER BY turn, text", arguments: [recording.blob]
    ).map { try Correction(row: $0) }
  }

  init(recording: ContentHash, turnNumber: Int, textHash: ContentHash, text: String, translation: String?) {
    self.recording = recording
    self.turnNumber = turnNumber
    self.textHash = textHash
    self.text = text
    self.translation = translation
  }

  init(row: Row) throws {
    guard let recording = ContentHash(blob: row["recording"]), let textHash = ContentHash(blob: row["text"]) else {
      throw BadRow()
    }
    self.init(
      recording: recording, turnNumber: row["turn"], textHash: textHash, text: row["words"],
      translation: row["translation"])
  }
}
