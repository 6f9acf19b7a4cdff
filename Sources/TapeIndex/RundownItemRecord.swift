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

/// A rundown without its items, as the index stores it.
struct RundownRecord: Hashable {
  let name: String
  let title: String
  let version: Int
  /// The highest item number ever given out.
  let lastItem: Int

  func save(to db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO rundown (name, title, version, lastItem, hash) VALUES (?, ?, ?, ?, ?)",
      arguments: [name, title, version, lastItem, hash])
  }

  var hash: Data {
    var hash = RowHash()
    hash.add(name)
    hash.add(title)
    hash.add(version)
    hash.add(lastItem)
    return Data(hash.finish())
  }

  static func all(in db: Database) throws -> [RundownRecord] {
    try Row.fetchAll(db, sql: "SELECT name, title, version, lastItem FROM rundown ORDER BY name").map {
      RundownRecord(name: $0["name"], title: $0["title"], version: $0["version"], lastItem: $0["lastItem"])
    }
  }

  static func find(_ name: String, in db: Database) throws -> RundownRecord? {
    try Row.fetchOne(
      db, sql: "SELECT name, title, version, lastItem FROM rundown WHERE name = ?", arguments: [name]
    ).map {
      RundownRecord(name: $0["name"], title: $0["title"], version: $0["version"], lastItem: $0["lastItem"])
    }
  }
}
