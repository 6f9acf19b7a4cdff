internal import GRDB
internal import TapeFiles
public import TapeModel

extension TapeIndex {
  /// Sets the words of a turn as somebody heard them; they survive every later run, as long as
  /// the transcript's own text of that turn stays what it is.
  ///
  /// White space becomes single spaces. Throws ``IndexError/noSuchTurn(recording:number:)``, and
  /// ``IndexError/badText(segment:)`` for no words at all, more than ``correctedByteLimit``
  /// bytes, or control characters.
  ///
  /// - Parameter translation: `nil` leaves the translation as the transcript has it.
  @discardableResult
  public func correct(
    recording: ContentHash, turnNumber: Int, text: String, translation: String? = nil, by person: String,
    at now: WallClock
  ) throws(IndexError) -> Segment {
    let id = Segment.identifier(recording: recording, turnNumber: turnNumber)
    guard let words = Self.plain(text), !words.isEmpty else { throw .badText(segment: id) }
    var plainTranslation: String?
    if let translation {
      guard let plain = Self.plain(translation) else { throw .badText(segment: id) }
      plainTranslation = plain
    }
    _ = try edit(by: person, at: now) { db in
      let (number, turn) = try Self.turn(turnNumber, of: recording, in: db)
      let known = try Self.transcriptText(of: turn, recording: recording, in: db)
      let correction = Correction(
        recording: recording, turnNumber: number, textHash: known, text: words, translation: plainTranslation)
      return ([.corrected(correction)], ())
    }
    return try segment(id)
  }

  /// The longest text of one turn that a correction may have, in bytes.
  public static let correctedByteLimit = 20_000

  /// All corrections of a recording, also those that its current run has no turn for.
  public func corrections(of recording: ContentHash) throws(IndexError) -> [Correction] {
    try read { db in try Correction.all(of: recording, in: db) }
  }

  private static func plain(_ text: String) -> String? {
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard plain.utf8.count <= correctedByteLimit,
      !plain.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    return plain
  }

  /// A turn of the recording as it is shown now.
  static func turn(_ number: Int, of recording: ContentHash, in db: Database) throws -> (number: Int, turn: Turn) {
    guard let row = try RecordingRow.find(recording, in: db) else {
      throw IndexError.noSuchRecording(name: recording.short)
    }
    guard (1...TurnKey.lastNumber).contains(number),
      let turn = try TurnRow.find(TurnKey(recording: row.number, turn: number), in: db)
    else { throw IndexError.noSuchTurn(recording: recording.short, number: number) }
    return (number, turn)
  }

  /// The hash of what the transcript itself has for a turn, corrected or not.
  static func transcriptText(of turn: Turn, recording: ContentHash, in db: Database) throws -> ContentHash {
    let shown = ContentHash(of: turn.text)
    guard turn.remarks.contains(Turn.correctedRemark) else { return shown }
    let corrections = try Correction.all(of: recording, in: db).filter { $0.text == turn.text }
    return (corrections.first { $0.turnNumber == turn.number } ?? corrections.first)?.textHash ?? shown
  }
}
