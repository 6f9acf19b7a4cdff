internal import GRDB
public import TapeModel

extension TapeIndex {
  /// What must not leave, in the order in which it was listed.
  public func redactions() throws(IndexError) -> [Redaction] {
    try read { db in try RedactionRow.all(in: db) }
  }

  /// Lists a redaction; it gets the next identifier: `x1`, `x2`, … Identifiers of removed ones
  /// are not given again.
  ///
  /// Throws ``IndexError/noSuchRecording(name:)`` and
  /// ``IndexError/outOfRange(recording:wanted:frameCount:)`` for a range that is none.
  public func addRedaction(
    _ redaction: Redaction, by person: String, at now: WallClock
  ) throws(IndexError) -> Redaction {
    try edit(by: person, at: now) { db in
      if case .range(let recording, let range) = redaction.rule {
        guard let row = try RecordingRow.find(recording, in: db) else {
          throw IndexError.noSuchRecording(name: recording.short)
        }
        guard range.end <= row.recording.frameCount else {
          throw IndexError.outOfRange(
            recording: recording.short, wanted: range, frameCount: row.recording.frameCount)
        }
      }
      let added = redaction.identified("x\((try Meta.number(.lastRedaction, in: db) ?? 0) + 1)")
      return ([.redaction(added)], added)
    }.answer
  }

  /// Throws ``IndexError/noSuchRedaction(id:)``.
  public func removeRedaction(_ id: String, by person: String, at now: WallClock) throws(IndexError) {
    _ = try edit(by: person, at: now) { db in
      guard try Int.fetchOne(db, sql: "SELECT 1 FROM redaction WHERE id = ?", arguments: [id]) != nil else {
        throw IndexError.noSuchRedaction(id: id)
      }
      return ([.redactionRemoved(id: id)], ())
    }
  }

  /// Notes in the custody log that somebody lets out what redactions hide.
  public func noteUnredacted(_ what: String, by person: String, at now: WallClock) throws(IndexError) {
    _ = try edit(by: person, at: now) { _ in ([.unredacted(what: what)], ()) }
  }
}
