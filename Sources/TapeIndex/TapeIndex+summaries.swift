internal import GRDB
public import TapeModel

/// What a list shows of the turns of a recording.
public struct TurnSummary: Hashable, Sendable {
  /// In order of name.
  public let speakers: [Speaker]
  /// How each turn's times were found, and how far they are to be trusted, 0 to 1.
  public let confidences: [Timing: [Double]]

  public init(speakers: [Speaker], confidences: [Timing: [Double]]) {
    self.speakers = speakers
    self.confidences = confidences
  }
}

extension TapeIndex {
  /// Who speaks in each of `recordings`, and how certain its times are; without the words.
  ///
  /// - Complexity: O(*n*) in the turns of these recordings.
  public func turnSummaries(of recordings: [ContentHash]) throws(IndexError) -> [ContentHash: TurnSummary] {
    try read { db in
      let turns = try db.cachedStatement(
        sql: """
          SELECT timing, confidence, speaker.name AS speakerName FROM turn
          LEFT JOIN speaker ON speaker.number = turn.speaker WHERE turn.row BETWEEN ? AND ?
          """)
      var summaries: [ContentHash: TurnSummary] = [:]
      for id in recordings {
        let number = try Int64.fetchOne(
          db.cachedStatement(sql: "SELECT number FROM recording WHERE id = ?"), arguments: [id.blob])
        guard let number else { continue }
        var speakers: Set<Speaker> = []
        var confidences: [Timing: [Double]] = [:]
        let rows = try Row.fetchCursor(
          turns,
          arguments: [
            TurnKey(recording: number, turn: 0).row, TurnKey(recording: number, turn: TurnKey.lastNumber).row,
          ])
        while let row = try rows.next() {
          guard let timing = Timing(rawValue: row["timing"]) else { throw BadRow() }
          confidences[timing, default: []].append(row["confidence"])
          if let speaker = (row["speakerName"] as String?).flatMap({ Speaker(name: $0) }) { speakers.insert(speaker) }
        }
        summaries[id] = TurnSummary(speakers: speakers.sorted(), confidences: confidences)
      }
      return summaries
    }
  }

  /// How often the index was changed since it began: what was computed from it is good as long
  /// as this stays the same.
  public func changeCount() throws(IndexError) -> Int {
    try read { db in try Meta.logPosition(in: db).lineCount }
  }
}
