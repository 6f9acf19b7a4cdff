internal import GRDB
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
      let (_, turn) = try Self.turn(turnNumber, of: recording, in: db)
      let frameCount = try RecordingRow.find(recording, in: db)?.recording.frameCount ?? 0
      guard range.end <= frameCount else {
        throw IndexError.outOfRange(recording: recording.short, wanted: range, frameCount: frameCount)
      }
      let text = try Self.transcriptText(of: turn, recording: recording, in: db)
      return ([.confirmed(recording: recording, turn: turnNumber, text: text, range: range)], ())
    }
    return try segment(Segment.identifier(recording: recording, turnNumber: turnNumber))
  }

  /// All confirmed times of a recording, also those that its current run has no turn for.
  public func confirmations(of recording: ContentHash) throws(IndexError) -> [Confirmation] {
    try read { db in try Confirmation.all(of: recording, in: db) }
  }
}
