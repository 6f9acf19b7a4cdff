internal import Foundation
internal import GRDB
internal import TapeModel

/// An item of a rundown as the index stores it: a clip by reference, and a rank that sorts.
struct RundownItemRecord: Hashable, Codable {
  let id: Int
  var rank: String
  var version: Int
  var content: Content

  enum Content: Hashable, Codable {
    case clip(String)
    case narration(Rundown.Narration)
    case note(String)

    init(_ content: Rundown.Content) {
      switch content {
      case .clip(let clip): self = .clip(clip.id)
      case .narration(let narration): self = .narration(narration)
      case .note(let text): self = .note(text)
      }
    }

    var clip: String? { if case .clip(let id) = self { id } else { nil } }
  }

  func save(rundown: String, to db: Database) throws {
    let body = try JSONText.text(content)
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO rundownItem (rundown, id, rank, clip, version, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [rundown, id, rank, content.clip, version, body, hash(rundown: rundown, body: body)])
  }

  func hash(rundown: String, body: String) -> Data {
    var hash = RowHash()
    hash.add(rundown)
    hash.add(id)
    hash.add(rank)
    hash.add(version)
    hash.add(body)
    return Data(hash.finish())
  }

  static func items(of rundown: String, in db: Database) throws -> [RundownItemRecord] {
    try Row.fetchAll(
      db, sql: "SELECT id, rank, version, body FROM rundownItem WHERE rundown = ? ORDER BY rank, id",
      arguments: [rundown]
    ).map {
      RundownItemRecord(
        id: $0["id"], rank: $0["rank"], version: $0["version"],
        content: try JSONText.value(Content.self, from: $0["body"] as String))
    }
  }
}
