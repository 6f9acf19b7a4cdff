internal import Foundation
internal import GRDB
internal import TapeFiles
internal import TapeModel

/// Compares rows with their hashes, with the runs they come from and with the log.
struct Verifier {
  let db: Database
  let folder: IndexFolder
  private(set) var rowCount = 0
  private(set) var fileCount = 0
  private(set) var findings: [VerificationReport.Finding] = []

  init(db: Database, folder: IndexFolder) {
    self.db = db
    self.folder = folder
  }

  mutating func verify() throws {
    let checks = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
    for check in checks where check != "ok" { note("index.sqlite", check) }
    try verifyRecordings()
    try verifyBodies()
    try verifyRedactions()
    try verifyFullText()
    try verifyRuns()
    try verifyLog()
  }

  private mutating func note(_ place: String, _ what: String) {
    findings.append(VerificationReport.Finding(place: place, what: what))
  }

  private mutating func verifyRecordings() throws {
    let rows = try Row.fetchAll(db, sql: "SELECT *, id AS identity FROM recording ORDER BY number")
    for row in rows {
      rowCount += 1
      let place = "recording \(row["number"] as Int64)"
      guard let stored = try? RecordingRow(row: row), stored.hash(bodyText: row["body"]) == row["hash"],
        stored.recording.id.blob == row["id"], stored.recording.pcmHash.blob == row["pcm"],
        stored.recording.fileName == row["fileName"], stored.recording.stem == row["stem"],
        stored.languageCode == row["language"], stored.start?.localMicroseconds == row["start"],
        stored.body.transcript?.translationLanguage?.code == row["translationLanguage"],
        stored.recording.warnings.count == row["warningCount"],
        stored.recording.frameCount == row["frameCount"], stored.recording.rate.hertz == row["hertz"]
      else {
        note(place, "not what was written")
        continue
      }
      try verifyTurns(of: stored)
    }
  }

  private mutating func verifyTurns(of recording: RecordingRow) throws {
    let id = recording.recording.id
    var expected: [Turn]?
    do throws(IndexError) {
      let run = try RunFile.read(folder.absolute(recording.runFile), hash: recording.runHash)
      expected =
        EditedTurns(
          run.turns, corrections: (try? Correction.all(of: id, in: db)) ?? [],
          confirmations: (try? Confirmation.all(of: id, in: db)) ?? [], frameCount: recording.recording.frameCount
        ).turns
      verifyPeaks(run.header)
    } catch {
      note(recording.runFile, "cannot be compared")
    }
    var left = Set(expected?.map(\.number) ?? [])
    let byNumber = Dictionary(expected?.map { ($0.number, $0) } ?? [], uniquingKeysWith: { first, _ in first })
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(TurnRow.columns), hash FROM \(TurnRow.tables) WHERE turn.row >> 24 = ? ORDER BY turn.row",
      arguments: [recording.number])
    while let row = try rows.next() {
      rowCount += 1
      let key = TurnKey(row: row["row"])
      left.remove(key.turn)
      let place = "turn \(id.short)-\(key.turn)"
      guard let turn = try? TurnRow.turn(row), let hash = try? TurnRow.hash(of: turn, key: key),
        hash == row["hash"] as Data
      else {
        note(place, "not what was written")
        continue
      }
      guard expected != nil else { continue }
      guard let wanted = byNumber[key.turn], try TurnRow.hash(of: wanted, key: key) == hash else {
        note(place, "not what its run says")
        continue
      }
    }
    for number in left.sorted() { note("turn \(id.short)-\(number)", "missing") }
  }

  private mutating func verifyPeaks(_ header: RunFile.Header) {
    for peaks in header.peaks {
      fileCount += 1
      let file = folder.peaksFile(of: header.recording.id, framesPerPoint: peaks.framesPerPoint)
      let hash = try? RegularFile(path: folder.absolute(file)).hash()
      if hash != peaks.hash { note(file, hash == nil ? "missing" : "not what was written") }
    }
  }

  /// Tables whose rows are one text with a few columns taken out of it.
  private mutating func verifyBodies() throws {
    try verify("channel", key: "recording || '-' || number") { row in
      Projection.channelHash(recording: row["recording"], number: row["number"], body: row["body"])
    }
    try verify("call", key: "hex(substr(recording, 1, 6))") { row in
      guard let id = ContentHash(blob: row["recording"]) else { throw BadRow() }
      let call = try JSONText.value(CallDetails.self, from: row["body"] as String)
      guard call.callID == row["callID"], CallRow.folded(call) == row["folded"],
        CallRow.parties(of: call) == row["parties"], call.verification.rawValue == row["verification"]
      else { throw BadRow() }
      return CallRow.hash(recording: id, body: row["body"])
    }
    try verify("confirmation", key: "turn") { row in
      guard let id = ContentHash(blob: row["recording"]), let text = ContentHash(blob: row["text"]),
        let range = SampleRange(checking: row["start"], row["end"]), let at = WallClock(row["at"] as String)
      else { throw BadRow() }
      return Confirmation(
        recording: id, turnNumber: row["turn"], textHash: text, range: range, by: row["by"], at: at
      ).hash
    }
    try verify("correction", key: "turn") { row in try Correction(row: row).hash }
    try verify("clip", key: "id") { row in
      let record = try JSONText.value(ClipRecord.self, from: row["body"] as String)
      guard record.id == row["id"], record.recording.blob == row["recording"] else { throw BadRow() }
      return ClipRecord.hash(id: row["id"], version: row["version"], body: row["body"])
    }
    try verify("rundown", key: "name") { row in
      RundownRecord(row).hash
    }
    try verify("rundownItem", key: "rundown || '-' || id") { row in
      let content = try JSONText.value(RundownItemRecord.Content.self, from: row["body"] as String)
      guard content.clip == row["clip"] else { throw BadRow() }
      return RundownItemRecord(id: row["id"], rank: row["rank"], version: row["version"], content: content)
        .hash(rundown: row["rundown"], body: row["body"])
    }
  }

  private mutating func verifyRedactions() throws {
    try verify("redaction", key: "id") { row in
      let redaction = try JSONText.value(Redaction.self, from: row["body"] as String)
      guard redaction.id == row["id"], RedactionRow.number(of: redaction) == row["number"] else { throw BadRow() }
      return RedactionRow.hash(id: row["id"], body: row["body"])
    }
  }

  private mutating func verify(_ table: String, key: String, _ hash: (Row) throws -> Data) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT *, CAST(\(key) AS TEXT) AS place FROM \(table)")
    while let row = try rows.next() {
      rowCount += 1
      if (try? hash(row)) != row["hash"] as Data? { note("\(table) \(row["place"] as String)", "not what was written") }
    }
  }

  /// Counts every word of the full text against the words of the turns.
  private mutating func verifyFullText() throws {
    var expected = TextSum()
    var fullText = FullText()
    let recordings = try Row.fetchAll(db, sql: "SELECT \(RecordingRow.columns) FROM recording ORDER BY number")
    let speakers = try Dictionary(
      Row.fetchAll(db, sql: "SELECT number, name FROM speaker").compactMap { row -> (Speaker, Int64)? in
        Speaker(name: row["name"] as String).map { ($0, row["number"]) }
      }, uniquingKeysWith: { first, _ in first })
    for row in recordings {
      guard let stored = try? RecordingRow(row: row), let turns = try? TurnRow.turns(of: stored.number, in: db) else {
        continue
      }
      for row in fullText.rows(
        of: turns, recording: stored.number, languages: TranscriptLanguages(stored.body.transcript), speakers: speakers)
      {
        expected.add(row.text, row: row.row, column: "text")
        expected.add(row.border, row: row.row, column: "border")
        expected.add(row.facet, row: row.row, column: "facet")
      }
    }
    var found = TextSum()
    try db.execute(sql: "CREATE VIRTUAL TABLE IF NOT EXISTS temp.places USING fts5vocab(main, fulltext, instance)")
    let places = try Row.fetchCursor(db, sql: "SELECT term, doc, col, \"offset\" FROM temp.places")
    while let place = try places.next() {
      found.add(
        word: place["term"] as String, row: place["doc"], column: place["col"] as String, offset: place["offset"])
    }
    if found != expected { note("full text", "not what the turns say") }
  }

  private mutating func verifyRuns() throws {
    for row in try Row.fetchAll(db, sql: "SELECT file, hash FROM run ORDER BY file") {
      fileCount += 1
      let file: String = row["file"]
      let hash = try? RegularFile(path: folder.absolute(file)).hash()
      if hash?.blob != row["hash"] as Data? { note(file, hash == nil ? "missing" : "not what was written") }
    }
  }

  /// Follows the chain of the log, and compares what it says with the rows.
  private mutating func verifyLog() throws {
    fileCount += 1
    let known = try Meta.logPosition(in: db)
    let tail = try EditLog.tail(of: folder.log, after: .start)
    if let line = tail.firstBadLine { return note("edits.jsonl", "line \(line) does not follow from the line before") }
    guard tail.end.byteCount >= known.byteCount, tail.entries.count >= known.lineCount else {
      return note("edits.jsonl", "shorter than it was")
    }
    let lastHash = tail.entries.count > known.lineCount ? tail.entries[known.lineCount].previous : tail.end.lastHash
    if lastHash != known.lastHash { note("edits.jsonl", "line \(known.lineCount) is not what was written") }
    if tail.isTorn { note("edits.jsonl", "a line behind the last one that cannot be read") }
    let replay = try DatabaseQueue()
    try Schema.migrator.migrate(replay)
    var paths: [ContentHash: String] = [:]
    try replay.write { other in
      var projection = Projection(db: other, folder: folder)
      for entry in tail.entries.prefix(known.lineCount) {
        switch entry.edit {
        case .indexed(let recording, _, _, _, let path), .moved(let recording, let path): paths[recording] = path
        default: try projection.apply(entry)
        }
      }
    }
    for table in ["call", "confirmation", "correction", "clip", "rundown", "rundownItem", "redaction"] {
      let sql = "SELECT hash FROM \(table) ORDER BY hash"
      let wanted = try replay.read { try Data.fetchAll($0, sql: sql) }
      if try Data.fetchAll(db, sql: sql) != wanted { note("table \(table)", "not what the log says") }
    }
    let rows = try Row.fetchAll(db, sql: "SELECT id, path FROM recording")
    let found = rows.compactMap { row in ContentHash(blob: row["id"]).map { ($0, row["path"] as String) } }
    if Dictionary(found, uniquingKeysWith: { first, _ in first }) != paths {
      note("table recording", "not the recordings that the log says")
    }
  }
}

/// A sum over words and their places that does not depend on their order.
private struct TextSum: Equatable {
  private var count = 0
  private var sum: UInt64 = 0

  mutating func add(_ text: String, row: Int64, column: String) {
    for (offset, word) in text.split(separator: " ").enumerated() {
      add(word: String(word), row: row, column: column, offset: offset)
    }
  }

  mutating func add(word: String, row: Int64, column: String, offset: Int) {
    // FNV-1a, 64 bits: against flipped bits, not against people.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for byte in column.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for number in [UInt64(bitPattern: row), UInt64(offset)] {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        hash = (hash ^ (number >> shift & 255)) &* 0x100_0000_01b3
      }
    }
    count += 1
    sum &+= hash
  }
}

extension TapeIndex {
  /// Compares every row with its hash, with its run and with the log, and every file with
  /// what was written.
  ///
  /// Reads everything: a minute or so for a million turns.
  public func verify() throws(IndexError) -> VerificationReport {
    try read { db in
      var verifier = Verifier(db: db, folder: folder)
      try verifier.verify()
      return VerificationReport(
        rowCount: verifier.rowCount, fileCount: verifier.fileCount, findings: verifier.findings)
    }
  }
}
