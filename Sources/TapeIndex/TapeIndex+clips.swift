internal import GRDB
public import TapeModel

extension TapeIndex {
  /// All clips in the order they were made; with their recordings and calls as known now.
  public func clips() throws(IndexError) -> [Versioned<Clip>] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT body, version FROM clip ORDER BY number, id").map {
        try clip($0, in: db)
      }
    }
  }

  public func clip(_ id: String) throws(IndexError) -> Versioned<Clip> {
    try read { db in try clip(id, in: db) }
  }

  /// Stores a clip; one without an identifier gets the next: `c1`, `c2`, … Identifiers of
  /// removed clips are not given again.
  ///
  /// Throws ``IndexError/exists(name:)`` for an identifier in use, and
  /// ``IndexError/outOfRange(recording:wanted:frameCount:)`` for a range past the recording.
  public func addClip(_ clip: Clip, by person: String, at now: WallClock) throws(IndexError) -> Versioned<Clip> {
    let id = try edit(by: person, at: now) { db in
      try Self.check(clip, in: db)
      var id = clip.id
      if id.isEmpty { id = "c\((try Meta.number(.lastClip, in: db) ?? 0) + 1)" }
      try Self.checkName(id)
      guard try Int.fetchOne(db, sql: "SELECT 1 FROM clip WHERE id = ?", arguments: [id]) == nil else {
        throw IndexError.exists(name: id)
      }
      return ([.clip(ClipRecord(clip, id: id), version: 1)], id)
    }.answer
    return try self.clip(id)
  }

  /// Stores a changed clip in place of the one of its identifier.
  ///
  /// - Parameter version: what the change was made on; `nil` to change it whatever it is
  ///   now. Throws ``IndexError/conflict(name:current:)`` where it is another.
  public func updateClip(
    _ clip: Clip, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) -> Versioned<Clip> {
    _ = try edit(by: person, at: now) { db in
      try Self.check(clip, in: db)
      let current = try Self.version(ofClip: clip.id, ifVersion: version, in: db)
      return ([.clip(ClipRecord(clip, id: clip.id), version: current + 1)], ())
    }
    return try self.clip(clip.id)
  }

  /// Throws ``IndexError/inUse(clip:rundowns:)`` for a clip that a rundown holds.
  public func removeClip(
    _ id: String, ifVersion version: Int?, by person: String, at now: WallClock
  ) throws(IndexError) {
    _ = try edit(by: person, at: now) { db in
      _ = try Self.version(ofClip: id, ifVersion: version, in: db)
      let rundowns = try String.fetchAll(
        db, sql: "SELECT DISTINCT rundown FROM rundownItem WHERE clip = ? ORDER BY rundown", arguments: [id])
      guard rundowns.isEmpty else { throw IndexError.inUse(clip: id, rundowns: rundowns) }
      return ([.clipRemoved(id: id)], ())
    }
  }

  func clip(_ id: String, in db: Database) throws -> Versioned<Clip> {
    let row = try Row.fetchOne(db, sql: "SELECT body, version FROM clip WHERE id = ?", arguments: [id])
    guard let row else { throw IndexError.noSuchClip(id: id) }
    return try clip(row, in: db)
  }

  private func clip(_ row: Row, in db: Database) throws -> Versioned<Clip> {
    let record = try JSONText.value(ClipRecord.self, from: row["body"] as String)
    guard var recording = try RecordingRow.find(record.recording, in: db)?.recording else { throw BadRow() }
    recording.path = paths.usable(recording.path)
    let call = try CallRow.find(record.recording, in: db)
    return Versioned(record.clip(recording: recording, call: call), version: row["version"])
  }

  private static func version(ofClip id: String, ifVersion wanted: Int?, in db: Database) throws -> Int {
    let current = try Int.fetchOne(db, sql: "SELECT version FROM clip WHERE id = ?", arguments: [id])
    guard let current else { throw IndexError.noSuchClip(id: id) }
    guard wanted == nil || wanted == current else { throw IndexError.conflict(name: id, current: current) }
    return current
  }

  private static func check(_ clip: Clip, in db: Database) throws {
    guard let row = try RecordingRow.find(clip.recording.id, in: db) else {
      throw IndexError.noSuchRecording(name: clip.recording.id.short)
    }
    guard clip.range.end <= row.recording.frameCount else {
      throw IndexError.outOfRange(
        recording: row.recording.id.short, wanted: clip.range, frameCount: row.recording.frameCount)
    }
  }

  /// Names of clips and rundowns are parts of file names.
  static func checkName(_ name: String) throws {
    let isGood = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
    }
    guard isGood, !name.isEmpty, name.first != ".", name.utf8.count <= 100 else {
      throw IndexError.badName(name: name)
    }
  }
}
