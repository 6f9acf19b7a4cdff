internal import GRDB
internal import TapeFiles
public import TapeModel

extension TapeIndex {
  /// Sets the times of a turn as somebody heard them; they survive every later run.
  ///
  /// Throws ``IndexError/noSuchTurn(recording:number:)`` and
  /// ``IndexError/outOfRange(recording:wanted:frameCount:)``.
  @discardableResult
  public func confirm(
    recording: ContentHash, turnNumber: Int, range: SampleRange, by person: String, at now: WallClock
  ) throws(IndexError) -> Segment {
    _ = try edit(by: person, at: now) { db in
      guard let row = try RecordingRow.find(recording, in: db) else {
        throw IndexError.noSuchRecording(name: recording.short)
      }
      guard (1...TurnKey.lastNumber).contains(turnNumber),
        let turn = try TurnRow.find(TurnKey(recording: row.number, turn: turnNumber), in: db)
      else { throw IndexError.noSuchTurn(recording: recording.short, number: turnNumber) }
      guard range.end <= row.recording.frameCount else {
        throw IndexError.outOfRange(
          recording: recording.short, wanted: range, frameCount: row.recording.frameCount)
      }
      let text = ContentHash(of: turn.text)
      return ([.confirmed(recording: recording, turn: turnNumber, text: text, range: range)], ())
    }
    return try segment(Segment.identifier(recording: recording, turnNumber: turnNumber))
  }

  /// All confirmed times of a recording, also those that its current run has no turn for.
  public func confirmations(of recording: ContentHash) throws(IndexError) -> [Confirmation] {
    try read { db in try Confirmation.all(of: recording, in: db) }
  }
}
