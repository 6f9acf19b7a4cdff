internal import Foundation
internal import GRDB
internal import TapeModel

/// Call details as their row holds them, with the text that a search of the list reads.
enum CallRow {
  static func save(_ call: CallDetails, recording: ContentHash, to db: Database) throws {
    let body = try JSONText.text(call)
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO call (recording, callID, start, verification, parties, folded, body, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        recording.blob, call.callID, call.start?.localMicroseconds, call.verification.rawValue, parties(of: call),
        folded(call), body, hash(recording: recording, body: body),
      ])
  }

  static func hash(recording: ContentHash, body: String) -> Data {
    var hash = RowHash()
    hash.add(recording.bytes)
    hash.add(body)
    return Data(hash.finish())
  }

  static func find(_ recording: ContentHash, in db: Database) throws -> CallDetails? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT body FROM call WHERE recording = ?"), arguments: [recording.blob]
    ).map { try JSONText.value(CallDetails.self, from: $0) }
  }

  /// Each party folded, parted by line ends, so that no search runs over two.
  static func parties(of call: CallDetails) -> String {
    call.parties.map { TextTokens.folded($0) }.joined(separator: "\n")
  }

  static func folded(_ call: CallDetails) -> String {
    let texts =
      [call.callID, call.place, call.unit, call.source, call.verifiedBy, call.advisory, call.notes].compactMap { $0 }
      + call.parties + call.further.map(\.value)
    return texts.map { TextTokens.folded($0) }.joined(separator: "\n")
  }
}
