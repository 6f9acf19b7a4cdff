internal import GRDB
public import TapeModel

extension TapeIndex {
  /// The turns of a recording in the transcript's order.
  public func segments(of recording: ContentHash) throws(IndexError) -> [Segment] {
    try read { db in
      guard let row = try RecordingRow.find(recording, in: db) else {
        throw IndexError.noSuchRecording(name: recording.short)
      }
      let start = try CallRow.find(recording, in: db)?.start ?? row.recording.originated
      return try TurnRow.turns(of: row.number, in: db).map {
        Segment(recording: recording, rate: row.recording.rate, turn: $0, callStart: start)
      }
    }
  }

  /// The segment of an identifier such as `3fa94c21d0b7-12`.
  public func segment(_ id: String) throws(IndexError) -> Segment {
    try read { db in
      guard let dash = id.lastIndex(of: "-"), let number = Int(id[id.index(after: dash)...]),
        (1...TurnKey.lastNumber).contains(number)
      else { throw IndexError.noSuchSegment(id: id) }
      let recordings = try Self.numbers(ofRecordingsNamed: String(id[..<dash]), in: db)
      guard recordings.count == 1, let places = try SegmentSource(recordings[0], in: db),
        let segment = try places.segment(number, in: db)
      else { throw IndexError.noSuchSegment(id: id) }
      return segment
    }
  }

  /// All words of a recording in order, each with the number of its turn: what a quote is
  /// looked for in.
  public func wordStream(of recording: ContentHash) throws(IndexError) -> [StreamWord] {
    try segments(of: recording).flatMap { segment in
      segment.turn.words.map { StreamWord(word: $0, turnNumber: segment.turn.number) }
    }
  }
}

/// A word in its recording.
public struct StreamWord: Hashable, Sendable {
  public let word: Word
  public let turnNumber: Int

  public init(word: Word, turnNumber: Int) {
    self.word = word
    self.turnNumber = turnNumber
  }
}

/// What the segments of one recording share.
struct SegmentSource {
  let number: Int64
  let recording: Recording
  let callStart: WallClock?
  let callID: String?
  let transcript: TranscriptRecord?

  init?(_ number: Int64, in db: Database) throws {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(RecordingRow.columns) FROM recording WHERE number = ?"),
        arguments: [number])
    else { return nil }
    let stored = try RecordingRow(row: row)
    self.number = number
    recording = stored.recording
    transcript = stored.body.transcript
    let call = try CallRow.find(stored.recording.id, in: db)
    callStart = call?.start ?? stored.recording.originated
    callID = call?.callID
  }

  func segment(_ turn: Int, in db: Database) throws -> Segment? {
    try TurnRow.find(TurnKey(recording: number, turn: turn), in: db).map { segment($0) }
  }

  func segment(_ turn: Turn) -> Segment {
    Segment(recording: recording.id, rate: recording.rate, turn: turn, callStart: callStart)
  }
}
