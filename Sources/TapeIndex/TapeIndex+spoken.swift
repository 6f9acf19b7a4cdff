internal import Foundation
internal import GRDB
internal import TapeFiles
public import TapeModel

/// A recording with turns, as far as a list of its words must know it.
public struct SpokenRecording: Hashable, Sendable {
  public let id: ContentHash
  public let rate: SampleRate
  /// The call's own name, else the file's without its ending.
  public let name: String
  public let language: LanguageCode?
  public let translationLanguage: LanguageCode?
  /// Changes whenever its words, their times or their speakers do.
  public let content: ContentHash
}

extension TapeIndex {
  /// A file in the index's folder for words folded for the quote check. It can be made again at
  /// any time, and nothing else in the index knows of it.
  public var foldedWordsFile: String { folder.path + "/words.folded" }

  /// A hash that changes with every edit of the index, whatever it is.
  ///
  /// - Complexity: O(1).
  public func editMark() throws(IndexError) -> ContentHash {
    try read { db in try Self.editMark(in: db) }
  }

  /// Every recording that has turns, in the order of ``recordings(filter:after:limit:)``, and the
  /// mark of the state they are from.
  public func spokenRecordings() throws(IndexError) -> (mark: ContentHash, recordings: [SpokenRecording]) {
    try read { db in
      let edits = try Self.editHashes(of: nil, in: db)
      let rows = try Row.fetchAll(
        db, sql: "\(Self.spokenSelect) ORDER BY COALESCE(recording.start, \(Int64.max)), path, recording.id")
      return (try Self.editMark(in: db), try rows.map { try Self.spoken($0, edits) })
    }
  }

  /// One recording that has turns; `nil` where there is none of that identifier.
  public func spokenRecording(_ id: ContentHash) throws(IndexError) -> SpokenRecording? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "\(Self.spokenSelect) AND recording.id = ?"), arguments: [id.blob]
      ).map { try Self.spoken($0, Self.editHashes(of: id, in: db)) }
    }
  }

  private static let spokenSelect = """
    SELECT recording.id, hertz, stem, language, translationLanguage, runHash, callID
    FROM recording LEFT JOIN call ON call.recording = recording.id WHERE turnCount > 0
    """

  private static func editMark(in db: Database) throws -> ContentHash {
    let position = try Meta.logPosition(in: db)
    return ContentHash(of: "\(position.byteCount) \(position.lineCount) \(position.lastHash)")
  }

  private static func editHashes(of id: ContentHash?, in db: Database) throws -> [Data: [UInt8]] {
    var hashes: [Data: [UInt8]] = [:]
    for table in ["confirmation", "correction"] {
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT recording, hash FROM \(table) WHERE ?1 IS NULL OR recording = ?1 ORDER BY recording, hash"),
        arguments: [id?.blob])
      while let row = try rows.next() { hashes[row["recording"], default: []] += [UInt8](row["hash"] as Data) }
    }
    return hashes
  }

  private static func spoken(_ row: Row, _ edits: [Data: [UInt8]]) throws -> SpokenRecording {
    guard let id = ContentHash(blob: row["id"]), let rate = SampleRate(hertz: row["hertz"]) else { throw BadRow() }
    let language: String? = row["language"]
    let translation: String? = row["translationLanguage"]
    let state = "\(language ?? "") \(translation ?? "")"
    let content = ContentHash(
      of: id.bytes + [UInt8](row["runHash"] as Data) + Array(state.utf8) + (edits[row["id"]] ?? []))
    return SpokenRecording(
      id: id, rate: rate, name: row["callID"] ?? row["stem"], language: language.flatMap { LanguageCode($0) },
      translationLanguage: translation.flatMap { LanguageCode($0) }, content: content)
  }
}
