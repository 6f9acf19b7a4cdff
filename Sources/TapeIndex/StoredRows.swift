internal import Foundation
internal import GRDB
internal import TapeModel

/// A recording as its row holds it.
struct RecordingRow {
  let number: Int64
  var recording: Recording
  /// When the call starts.
  var start: WallClock?
  let turnCount: Int
  let runKey: ContentHash
  let runFile: String
  let runHash: ContentHash
  let body: Body

  /// What no query asks for by itself.
  struct Body: Codable {
    let recording: Recording
    let isDualMono: Bool
    let transcript: TranscriptRecord?
    let notices: [String]
  }

  var languageCode: String? { body.transcript?.language?.code }

  static let columns = "number, path, start, startClock, turnCount, runKey, runFile, runHash, body, hash"

  init(
    number: Int64, recording: Recording, start: WallClock?, turnCount: Int, runKey: ContentHash, runFile: String,
    runHash: ContentHash, body: Body
  ) {
    self.number = number
    self.recording = recording
    self.start = start
    self.turnCount = turnCount
    self.runKey = runKey
    self.runFile = runFile
    self.runHash = runHash
    self.body = body
  }

  /// Reads ``columns``.
  init(row: Row) throws {
    body = try JSONText.value(Body.self, from: row["body"] as String)
    guard let key = ContentHash(blob: row["runKey"]), let hash = ContentHash(blob: row["runHash"]) else {
      throw BadRow()
    }
    number = row["number"]
    recording = body.recording
    recording.path = row["path"]
    start = (row["startClock"] as String?).flatMap { WallClock($0) }
    turnCount = row["turnCount"]
    runKey = key
    runHash = hash
    runFile = row["runFile"]
  }

  func hash(bodyText: String) -> Data {
    var hash = RowHash()
    hash.add(number)
    hash.add(recording.id.bytes)
    hash.add(recording.pcmHash.bytes)
    hash.add(recording.path)
    hash.add(recording.fileName)
    hash.add(recording.stem)
    hash.add(start?.localMicroseconds)
    hash.add(start?.description)
    hash.add(languageCode)
    hash.add(body.transcript?.translationLanguage?.code)
    hash.add(turnCount)
    hash.add(runKey.bytes)
    hash.add(runFile)
    hash.add(runHash.bytes)
    hash.add(bodyText)
    return Data(hash.finish())
  }

  func save(to db: Database) throws {
    let bodyText = try JSONText.text(body)
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO recording (number, id, pcm, path, fileName, stem, start, startClock, language,
          translationLanguage, warningCount, turnCount, frameCount, hertz, runKey, runFile, runHash, body, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      number, recording.id.blob, recording.pcmHash.blob, recording.path, recording.fileName, recording.stem,
      start?.localMicroseconds, start?.description, languageCode, body.transcript?.translationLanguage?.code,
      recording.warnings.count, turnCount, recording.frameCount, recording.rate.hertz, runKey.blob,
      runFile, runHash.blob, bodyText, hash(bodyText: bodyText),
    ])
  }

  static func find(_ id: ContentHash, in db: Database) throws -> RecordingRow? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM recording WHERE id = ?"), arguments: [id.blob]
    ).map { try RecordingRow(row: $0) }
  }
}

/// A row whose columns cannot be what was written.
struct BadRow: Error {}

extension ContentHash {
  var blob: Data { Data(bytes) }

  init?(blob: Data?) {
    guard let blob else { return nil }
    self.init(bytes: [UInt8](blob))
  }
}

/// Turns as their rows hold them.
enum TurnRow {
  static let columns = """
    turn.row, channel, speaker.name AS speakerName, text, translation, turn.language, notes, turn.start, turn."end",
    timing, confidence, words, remarks
    """
  static let tables = "turn LEFT JOIN speaker ON speaker.number = turn.speaker"

  static func turn(_ row: Row) throws -> Turn {
    let text: String = row["text"]
    let start: Int64? = row["start"]
    let end: Int64? = row["end"]
    let confidence: Double = row["confidence"]
    let notes = try (row["notes"] as String?).map { try JSONText.value([Note].self, from: $0) } ?? []
    let remarks = try (row["remarks"] as String?).map { try JSONText.value([String].self, from: $0) } ?? []
    var range: SampleRange?
    if let start, let end { range = SampleRange(checking: start, end) }
    guard let timing = Timing(rawValue: row["timing"]), (range == nil) == (timing == .absent),
      (0...1).contains(confidence),
      let words = PackedWords.unpack([UInt8](row["words"] as Data), text: text, start: range?.start ?? 0)
    else { throw BadRow() }
    return Turn(
      number: TurnKey(row: row["row"]).turn, channel: row["channel"],
      speaker: (row["speakerName"] as String?).flatMap { Speaker(name: $0) }, text: text,
      translation: row["translation"], language: (row["language"] as String?).flatMap { LanguageCode($0) },
      notes: notes, range: range, timing: timing, confidence: confidence, words: words, remarks: remarks)
  }

  static func insert(_ turn: Turn, key: TurnKey, speaker: Int64?, into db: Database) throws {
    let packed = PackedWords.pack(turn.words, text: turn.text, start: turn.range?.start ?? 0)
    let notes = turn.notes.isEmpty ? nil : try JSONText.text(turn.notes)
    let remarks = turn.remarks.isEmpty ? nil : try JSONText.text(turn.remarks)
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO turn (row, channel, speaker, text, translation, language, notes, start, "end", timing,
          confidence, words, remarks, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key.row, turn.channel, speaker, turn.text, turn.translation, turn.language?.code, notes, turn.range?.start,
      turn.range?.end, turn.timing.rawValue, turn.confidence, Data(packed), remarks,
      hash(of: turn, key: key, packed: packed, notes: notes, remarks: remarks),
    ])
  }

  static func hash(of turn: Turn, key: TurnKey) throws -> Data {
    hash(
      of: turn, key: key, packed: PackedWords.pack(turn.words, text: turn.text, start: turn.range?.start ?? 0),
      notes: turn.notes.isEmpty ? nil : try JSONText.text(turn.notes),
      remarks: turn.remarks.isEmpty ? nil : try JSONText.text(turn.remarks))
  }

  private static func hash(of turn: Turn, key: TurnKey, packed: [UInt8], notes: String?, remarks: String?) -> Data {
    var hash = RowHash()
    hash.add(key.row)
    hash.add(turn.channel)
    hash.add(turn.speaker?.name)
    hash.add(turn.text)
    hash.add(turn.translation)
    hash.add(turn.language?.code)
    hash.add(notes)
    hash.add(turn.range?.start)
    hash.add(turn.range?.end)
    hash.add(turn.timing.rawValue)
    hash.add(turn.confidence)
    hash.add(packed)
    hash.add(remarks)
    return Data(hash.finish())
  }

  static func turns(of recording: Int64, in db: Database) throws -> [Turn] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT \(columns) FROM \(tables) WHERE turn.row BETWEEN ? AND ? ORDER BY turn.row"),
      arguments: [
        TurnKey(recording: recording, turn: 0).row, TurnKey(recording: recording, turn: TurnKey.lastNumber).row,
      ])
    var turns: [Turn] = []
    while let row = try rows.next() { turns.append(try turn(row)) }
    return turns
  }

  static func find(_ key: TurnKey, in db: Database) throws -> Turn? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM \(tables) WHERE turn.row = ?"), arguments: [key.row]
    ).map { try turn($0) }
  }
}
