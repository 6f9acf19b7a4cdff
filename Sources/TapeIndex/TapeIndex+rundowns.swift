internal import GRDB
public import TapeModel

/// A rundown with the versions of its parts.
public struct StoredRundown: Hashable, Sendable {
  public var rundown: Rundown
  /// One more with every change of the rundown or of one of its items.
  public let version: Int
  public let itemVersions: [Int: Int]
}

/// Where an item goes in a rundown.
public enum RundownPlace: Hashable, Sendable {
  case first, last
  /// Before the item of this number.
  case before(Int)
  /// Behind the item of this number.
  case after(Int)
}

extension TapeIndex {
  /// All rundowns by name.
  public func rundowns() throws(IndexError) -> [StoredRundown] {
    try read { db in try RundownRecord.all(in: db).map { try stored($0, in: db) } }
  }

  public func rundown(_ name: String) throws(IndexError) -> StoredRundown {
    try read { db in try stored(Self.rundownRecord(name, in: db), in: db) }
  }

  /// Makes an empty rundown. Throws ``IndexError/exists(name:)`` for a name in use and
  /// ``IndexError/badName(name:)`` for one that cannot be part of a file name.
  public func newRundown(
    name: String, title: String, targetMilliseconds: Int64? = nil, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown {
    try change(name, by: person, at: now) { db in
      try Self.checkName(name)
      guard try RundownRecord.find(name, in: db) == nil else { throw IndexError.exists(name: name) }
      return .rundown(name: name, title: title, targetMilliseconds: targetMilliseconds, version: 1)
    }
  }

  public func retitleRundown(
    _ name: String, title: String, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown {
    try change(name, by: person, at: now) { db in
      let record = try Self.rundownRecord(name, ifVersion: version, in: db)
      return .rundown(
        name: name, title: title, targetMilliseconds: record.targetMilliseconds, version: record.version + 1)
    }
  }

  /// Says how long a rundown should be; `nil` takes that back.
  public func retargetRundown(
    _ name: String, targetMilliseconds: Int64?, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown {
    try change(name, by: person, at: now) { db in
      let record = try Self.rundownRecord(name, ifVersion: version, in: db)
      return .rundown(
        name: name, title: record.title, targetMilliseconds: targetMilliseconds, version: record.version + 1)
    }
  }

  public func removeRundown(
    _ name: String, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) {
    _ = try edit(by: person, at: now) { db in
      _ = try Self.rundownRecord(name, ifVersion: version, in: db)
      return ([.rundownRemoved(name: name)], ())
    }
  }

  /// Adds an item; gives its number, which it keeps wherever it moves.
  ///
  /// Of a clip, only its identifier is looked at: it must be stored.
  public func addItem(
    _ content: Rundown.Content, to name: String, at place: RundownPlace, by person: String, at now: WallClock
  ) throws(IndexError) -> Int {
    try edit(by: person, at: now) { db in
      let record = try Self.rundownRecord(name, in: db)
      let stored = try Self.checked(content, in: db)
      let item = RundownItemRecord(
        id: record.lastItem + 1, rank: try Self.rank(place, of: nil, in: name, db), version: 1, content: stored)
      return ([.item(item, rundown: name, rundownVersion: record.version + 1)], item.id)
    }.answer
  }

  public func moveItem(
    _ id: Int, in name: String, to place: RundownPlace, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown {
    try change(name, by: person, at: now) { db in
      var (record, item) = try Self.item(id, in: name, ifVersion: version, db)
      item.rank = try Self.rank(place, of: id, in: name, db)
      item.version += 1
      return .item(item, rundown: name, rundownVersion: record.version + 1)
    }
  }

  public func updateItem(
    _ id: Int, in name: String, content: Rundown.Content, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown {
    try change(name, by: person, at: now) { db in
      var (record, item) = try Self.item(id, in: name, ifVersion: version, db)
      item.content = try Self.checked(content, in: db)
      item.version += 1
      return .item(item, rundown: name, rundownVersion: record.version + 1)
    }
  }

  public func removeItem(
    _ id: Int, from name: String, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoredRundown {
    try change(name, by: person, at: now) { db in
      let (record, _) = try Self.item(id, in: name, ifVersion: version, db)
      return .itemRemoved(rundown: name, id: id, rundownVersion: record.version + 1)
    }
  }

  private func change(
    _ name: String, by person: String, at now: WallClock, _ plan: (Database) throws -> Edit
  ) throws(IndexError) -> StoredRundown {
    _ = try edit(by: person, at: now) { db in ([try plan(db)], ()) }
    return try rundown(name)
  }

  private func stored(_ record: RundownRecord, in db: Database) throws -> StoredRundown {
    let items = try RundownItemRecord.items(of: record.name, in: db)
    let contents = try items.map { item in
      Rundown.Item(id: item.id, content: try content(item.content, in: db))
    }
    return StoredRundown(
      rundown: Rundown(
        name: record.name, title: record.title, items: contents, targetMilliseconds: record.targetMilliseconds),
      version: record.version,
      itemVersions: Dictionary(items.map { ($0.id, $0.version) }, uniquingKeysWith: max))
  }

  private func content(_ stored: RundownItemRecord.Content, in db: Database) throws -> Rundown.Content {
    switch stored {
    case .clip(let id): .clip(try clip(id, in: db).value)
    case .narration(let narration): .narration(narration)
    case .note(let text): .note(text)
    }
  }

  private static func checked(_ content: Rundown.Content, in db: Database) throws -> RundownItemRecord.Content {
    let stored = RundownItemRecord.Content(content)
    if let id = stored.clip, try Int.fetchOne(db, sql: "SELECT 1 FROM clip WHERE id = ?", arguments: [id]) == nil {
      throw IndexError.noSuchClip(id: id)
    }
    return stored
  }

  static func rundownRecord(_ name: String, ifVersion wanted: Int? = nil, in db: Database) throws -> RundownRecord {
    guard let record = try RundownRecord.find(name, in: db) else { throw IndexError.noSuchRundown(name: name) }
    guard wanted == nil || wanted == record.version else {
      throw IndexError.conflict(name: name, current: record.version)
    }
    return record
  }

  private static func item(
    _ id: Int, in name: String, ifVersion wanted: Int?, _ db: Database
  ) throws -> (RundownRecord, RundownItemRecord) {
    let record = try rundownRecord(name, in: db)
    guard let item = try RundownItemRecord.items(of: name, in: db).first(where: { $0.id == id }) else {
      throw IndexError.noSuchItem(rundown: name, id: id)
    }
    guard wanted == nil || wanted == item.version else {
      throw IndexError.conflict(name: "\(name), item \(id)", current: item.version)
    }
    return (record, item)
  }

  /// A rank at `place` among the items other than `moving`.
  private static func rank(
    _ place: RundownPlace, of moving: Int?, in name: String, _ db: Database
  ) throws -> String {
    let items = try RundownItemRecord.items(of: name, in: db).filter { $0.id != moving }
    func index(of id: Int) throws -> Int {
      guard let index = items.firstIndex(where: { $0.id == id }) else {
        throw IndexError.noSuchItem(rundown: name, id: id)
      }
      return index
    }
    let next =
      switch place {
      case .first: 0
      case .last: items.count
      case .before(let id): try index(of: id)
      case .after(let id): try index(of: id) + 1
      }
    return FractionalRank.between(
      next > 0 ? items[next - 1].rank : nil, next < items.count ? items[next].rank : nil)
  }
}
