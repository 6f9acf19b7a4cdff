internal import Foundation
internal import GRDB
public import TapeModel

extension TapeIndex {
  /// Gives each recording the call details of its row: all at once, or none.
  ///
  /// A row goes to the recording of its SHA-256, else of its file (path, name or stem),
  /// else to the one whose stem, or call id, is the row's call id; case does not count. A
  /// row that names no recording, or several, is reported by line and not used.
  @discardableResult
  public func apply(
    _ catalogue: Catalogue, by person: String, at now: WallClock
  ) throws(IndexError) -> CatalogueReport {
    try edit(by: person, at: now) { db in
      let matcher = try CatalogueMatcher(db)
      var edits: [Edit] = []
      var described: [ContentHash] = []
      var unchangedCount = 0
      var problems = catalogue.problems
      var lines: [ContentHash: Int] = [:]
      for row in catalogue.rows {
        let found = matcher.recordings(for: row)
        guard found.count == 1, let recording = found.first else {
          let reason =
            found.isEmpty
            ? "no such recording"
            : "fits \(found.count) recordings: \(found.map(\.short).sorted().joined(separator: ", "))"
          problems.append(CatalogueProblem(path: catalogue.path, line: row.line, reason: reason))
          continue
        }
        if let line = lines[recording] {
          let reason = "recording \(recording.short) was described in line \(line)"
          problems.append(CatalogueProblem(path: catalogue.path, line: row.line, reason: reason))
          continue
        }
        lines[recording] = row.line
        if try CallRow.find(recording, in: db) == row.details {
          unchangedCount += 1
        } else {
          edits.append(.described(recording: recording, call: row.details))
          described.append(recording)
        }
      }
      problems.sort { $0.line < $1.line }
      return (
        edits, CatalogueReport(described: described, unchangedCount: unchangedCount, problems: problems)
      )
    }.answer
  }
}

/// Finds the recordings that rows of a catalogue name.
private struct CatalogueMatcher {
  private var byFile: [String: Set<ContentHash>] = [:]
  private var byCall: [String: Set<ContentHash>] = [:]
  private var byPathEnd: [String: Set<ContentHash>] = [:]
  private var ids: Set<ContentHash> = []

  init(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, path, fileName, stem, call.callID FROM recording LEFT JOIN call ON call.recording = recording.id
        """)
    for row in rows {
      guard let id = ContentHash(blob: row["id"]) else { throw BadRow() }
      ids.insert(id)
      let path = (row["path"] as String).lowercased()
      for name in Set([path, (row["fileName"] as String).lowercased(), (row["stem"] as String).lowercased()]) {
        byFile[name, default: []].insert(id)
      }
      byCall[(row["stem"] as String).lowercased(), default: []].insert(id)
      if let call = row["callID"] as String? { byCall[call.lowercased(), default: []].insert(id) }
      var end = path[...]
      while let slash = end.firstIndex(of: "/") {
        end = end[end.index(after: slash)...]
        byPathEnd[String(end), default: []].insert(id)
      }
    }
  }

  func recordings(for row: CatalogueRow) -> Set<ContentHash> {
    if let recording = row.recording { return ids.contains(recording) ? [recording] : [] }
    if let file = row.file?.lowercased() {
      let plain = file.hasPrefix("./") ? String(file.dropFirst(2)) : file
      return byFile[file] ?? byPathEnd[plain] ?? []
    }
    return row.details.callID.flatMap { byCall[$0.lowercased()] } ?? []
  }
}
