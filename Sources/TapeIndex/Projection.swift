internal import Foundation
internal import GRDB
internal import TapeFiles
internal import TapeModel

/// Takes the log of edits and the runs it names into SQLite, one entry after another.
///
/// The only code that changes rows: whether an edit is made, replayed after a crash or read
/// for a rebuild, it goes the same way.
struct Projection {
  let db: Database
  let folder: IndexFolder
  /// Runs at hand, by their file, so that what was just written is not read again.
  var runs: [String: RunFile] = [:]
  /// Confirmed times that found no turn in a run.
  private(set) var unmatched: [Confirmation] = []
  /// Corrected words that found none.
  private(set) var unmatchedCorrections: [Correction] = []
  private var fullText = FullText()

  init(db: Database, folder: IndexFolder, runs: [String: RunFile] = [:]) {
    self.db = db
    self.folder = folder
    self.runs = runs
  }

  mutating func apply(_ entry: LogEntry) throws {
    switch entry.edit {
    case .indexed(let recording, let key, let file, let hash, let path):
      let run = try runs[file] ?? RunFile.read(folder.absolute(file), hash: hash)
      try index(run, recording: recording, key: key, file: file, hash: hash, path: path)
    case .moved(let recording, let path): try move(recording, to: path)
    case .described(let recording, let call): try describe(recording, as: call)
    case .confirmed(let recording, let turn, let text, let range):
      try confirm(
        Confirmation(
          recording: recording, turnNumber: turn, textHash: text, range: range, by: entry.by, at: entry.at))
    case .corrected(let correction): try correct(correction)
    case .clip(let clip, let version):
      try clip.save(version: version, to: db)
      try Meta.raise(.lastClip, to: clip.number, in: db)
    case .clipRemoved(let id): try db.execute(sql: "DELETE FROM clip WHERE id = ?", arguments: [id])
    case .rundown(let name, let title, let target, let version):
      let lastItem = try RundownRecord.find(name, in: db)?.lastItem ?? 0
      try RundownRecord(name: name, title: title, targetMilliseconds: target, version: version, lastItem: lastItem)
        .save(to: db)
    case .rundownRemoved(let name):
      try db.execute(sql: "DELETE FROM rundownItem WHERE rundown = ?", arguments: [name])
      try db.execute(sql: "DELETE FROM rundown WHERE name = ?", arguments: [name])
    case .item(let item, let rundown, let version):
      try item.save(rundown: rundown, to: db)
      try raise(rundown, to: version, lastItem: item.id)
    case .itemRemoved(let rundown, let id, let version):
      try db.execute(sql: "DELETE FROM rundownItem WHERE rundown = ? AND id = ?", arguments: [rundown, id])
      try raise(rundown, to: version, lastItem: 0)
    case .undone: break
    case .redaction(let redaction): try RedactionRow.save(redaction, to: db)
    case .redactionRemoved(let id): try db.execute(sql: "DELETE FROM redaction WHERE id = ?", arguments: [id])
    case .unredacted: break
    }
  }

  private func raise(_ rundown: String, to version: Int, lastItem: Int) throws {
    guard var record = try RundownRecord.find(rundown, in: db) else { throw BadRow() }
    record.version = version
    record.lastItem = max(record.lastItem, lastItem)
    try record.save(to: db)
  }

  private mutating func index(
    _ run: RunFile, recording id: ContentHash, key: ContentHash, file: String, hash: ContentHash, path: String
  ) throws {
    guard run.header.recording.id == id, run.header.key == key else { throw BadRow() }
    let old = try RecordingRow.find(id, in: db)
    if let old { try removeTurns(of: old) }
    let number =
      try old?.number ?? (Int64.fetchOne(db, sql: "SELECT COALESCE(MAX(number), 0) + 1 FROM recording") ?? 1)
    guard number < TurnKey.lastRecording else { throw BadRow() }
    var recording = run.header.recording
    recording.path = path
    let call = try CallRow.find(id, in: db)
    let header = run.header
    try RecordingRow(
      number: number, recording: recording,
      start: call?.start ?? recording.originated, turnCount: run.turns.count, runKey: key,
      runFile: file, runHash: hash,
      body: .init(
        recording: header.recording, isDualMono: header.isDualMono, transcript: header.transcript,
        notices: header.notices)
    ).save(to: db)
    try db.execute(
      sql: "INSERT OR REPLACE INTO run (file, recording, key, hash) VALUES (?, ?, ?, ?)",
      arguments: [file, id.blob, key.blob, hash.blob])
    try insert(header.channels, of: number)
    let edited = try editedTurns(run, of: id, frameCount: recording.frameCount)
    unmatched += edited.unmatched
    unmatchedCorrections += edited.unmatchedCorrections
    try insert(edited.turns, of: number, languages: TranscriptLanguages(header.transcript))
  }

  private mutating func removeTurns(of row: RecordingRow, withChannels: Bool = true) throws {
    let turns = try TurnRow.turns(of: row.number, in: db)
    let rows = fullText.rows(
      of: turns, recording: row.number, languages: TranscriptLanguages(row.body.transcript),
      speakers: try speakers(of: turns))
    try FullText.delete(rows, from: db)
    try db.execute(
      sql: "DELETE FROM turn WHERE row BETWEEN ? AND ?",
      arguments: [
        TurnKey(recording: row.number, turn: 0).row, TurnKey(recording: row.number, turn: TurnKey.lastNumber).row,
      ])
    guard withChannels else { return }
    try db.execute(sql: "DELETE FROM channel WHERE recording = ?", arguments: [row.number])
  }

  private func insert(_ channels: [ChannelAnalysis], of recording: Int64) throws {
    for (number, channel) in channels.enumerated() {
      let body = try JSONText.text(channel)
      try db.execute(
        sql: "INSERT INTO channel (recording, number, body, hash) VALUES (?, ?, ?, ?)",
        arguments: [recording, number, body, Self.channelHash(recording: recording, number: number, body: body)])
    }
  }

  static func channelHash(recording: Int64, number: Int, body: String) -> Data {
    var hash = RowHash()
    hash.add(recording)
    hash.add(number)
    hash.add(body)
    return Data(hash.finish())
  }

  private mutating func insert(_ turns: [Turn], of recording: Int64, languages: TranscriptLanguages) throws {
    let speakers = try speakers(of: turns)
    var found: Set<[String]> = []
    for turn in turns {
      try TurnRow.insert(
        turn, key: TurnKey(recording: recording, turn: turn.number), speaker: turn.speaker.flatMap { speakers[$0] },
        into: db)
      found.insert(["0", languages.language(of: turn, .original) ?? ""])
      if turn.translation != nil {
        found.insert(["1", languages.language(of: turn, .translation) ?? ""])
      }
    }
    for language in found {
      try db.execute(
        sql: "INSERT OR IGNORE INTO language (layer, code) VALUES (CAST(? AS INTEGER), ?)",
        arguments: [language[0], language[1]])
    }
    try FullText.insert(
      fullText.rows(of: turns, recording: recording, languages: languages, speakers: speakers), into: db)
  }

  /// The numbers of everybody who speaks in `turns`, new ones in order of appearance.
  private func speakers(of turns: [Turn]) throws -> [Speaker: Int64] {
    var numbers: [Speaker: Int64] = [:]
    for case let speaker? in turns.map(\.speaker) where numbers[speaker] == nil {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO speaker (name, folded) VALUES (?, ?)")
        .execute(arguments: [speaker.name, TextTokens.folded(speaker.name)])
      numbers[speaker] = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT number FROM speaker WHERE name = ?"), arguments: [speaker.name])
    }
    return numbers
  }

  private func move(_ id: ContentHash, to path: String) throws {
    guard var row = try RecordingRow.find(id, in: db) else { throw BadRow() }
    row.recording.path = path
    try row.save(to: db)
  }

  private func describe(_ id: ContentHash, as call: CallDetails) throws {
    try CallRow.save(call, recording: id, to: db)
    guard var row = try RecordingRow.find(id, in: db) else { return }
    row.start = call.start ?? row.recording.originated
    try row.save(to: db)
  }

  private func editedTurns(_ run: RunFile, of recording: ContentHash, frameCount: Int64) throws -> EditedTurns {
    EditedTurns(
      run.turns, corrections: try Correction.all(of: recording, in: db),
      confirmations: try Confirmation.all(of: recording, in: db), frameCount: frameCount)
  }

  /// The recording's turns as people have set them; always from the run's own, so that an edit
  /// made twice is the same as one made once.
  private mutating func editedTurns(of row: RecordingRow) throws -> EditedTurns {
    if runs[row.runFile] == nil {
      runs[row.runFile] = try RunFile.read(folder.absolute(row.runFile), hash: row.runHash)
    }
    guard let run = runs[row.runFile] else { throw BadRow() }
    return try editedTurns(run, of: row.recording.id, frameCount: row.recording.frameCount)
  }

  private mutating func confirm(_ confirmation: Confirmation) throws {
    try confirmation.save(to: db)
    guard let row = try RecordingRow.find(confirmation.recording, in: db) else { return }
    let edited = try editedTurns(of: row)
    guard !edited.unmatched.contains(confirmation),
      let turn = edited.turns.first(where: { $0.number == confirmation.turnNumber })
    else {
      unmatched.append(confirmation)
      return
    }
    let key = TurnKey(recording: row.number, turn: turn.number)
    let speaker = try Int64.fetchOne(db, sql: "SELECT speaker FROM turn WHERE row = ?", arguments: [key.row])
    try TurnRow.insert(turn, key: key, speaker: speaker, into: db)
  }

  /// Other words change the full text of the turn and of those whose phrases run on into it.
  private mutating func correct(_ correction: Correction) throws {
    try correction.save(to: db)
    guard let row = try RecordingRow.find(correction.recording, in: db) else { return }
    let edited = try editedTurns(of: row)
    guard !edited.unmatchedCorrections.contains(correction) else {
      unmatchedCorrections.append(correction)
      return
    }
    try removeTurns(of: row, withChannels: false)
    try insert(edited.turns, of: row.number, languages: TranscriptLanguages(row.body.transcript))
  }

  /// Makes the full text of every recording again.
  mutating func remakeFullText() throws {
    try db.execute(sql: "INSERT INTO fulltext (fulltext) VALUES ('delete-all')")
    let rows = try Row.fetchAll(db, sql: "SELECT \(RecordingRow.columns) FROM recording ORDER BY number")
    for row in try rows.map({ try RecordingRow(row: $0) }) {
      let turns = try TurnRow.turns(of: row.number, in: db)
      try FullText.insert(
        fullText.rows(
          of: turns, recording: row.number, languages: TranscriptLanguages(row.body.transcript),
          speakers: try speakers(of: turns)),
        into: db)
    }
  }
}
