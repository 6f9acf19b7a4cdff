internal import GRDB
public import TapeModel

extension TapeIndex {
  /// The turns of a recording in the transcript's order.
  public func segments(of recording: ContentHash) throws(IndexError) -> [Segment] {
    try read { db in
      guard let row = try RecordingRow.find(recording, in: db) else {
        throw IndexError.noSuchRecording(name: recording.short)
      }
      return try TurnRow.turns(of: row.number, in: db).map {
        Segment(recording: recording, rate: row.recording.rate, turn: $0, callStart: row.start)
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

/// What the segments of one recording share, out of columns alone: a search makes one for
/// every recording on its page.
struct SegmentSource {
  let number: Int64
  let recording: ContentHash
  let stem: String
  let rate: SampleRate
  let callStart: WallClock?
  let callID: String?
  let languages: TranscriptLanguages

  init?(_ number: Int64, in db: Database) throws {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT id, stem, hertz, startClock, language, translationLanguage, call.callID
            FROM recording LEFT JOIN call ON call.recording = recording.id WHERE number = ?
            """), arguments: [number])
    else { return nil }
    guard let id = ContentHash(blob: row["id"]), let rate = SampleRate(hertz: row["hertz"]) else { throw BadRow() }
    self.number = number
    recording = id
    stem = row["stem"]
    self.rate = rate
    callStart = (row["startClock"] as String?).flatMap { WallClock($0) }
    callID = row["callID"]
    languages = TranscriptLanguages(original: row["language"], translation: row["translationLanguage"])
  }

  func segment(_ turn: Int, in db: Database) throws -> Segment? {
    try TurnRow.find(TurnKey(recording: number, turn: turn), in: db).map { segment($0) }
  }

  func segment(_ turn: Turn) -> Segment {
    Segment(recording: recording, rate: rate, turn: turn, callStart: callStart)
  }
}
