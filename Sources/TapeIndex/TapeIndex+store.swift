internal import Foundation
internal import GRDB
internal import Glibc
internal import Synchronization
internal import TapeFiles
public import TapeModel

extension TapeIndex {
  /// Whether the run of `key` is the recording's current one: then there is nothing to do.
  public func has(recording: ContentHash, key: ContentHash) -> Bool {
    let current = try? read { db in
      try Data.fetchOne(db, sql: "SELECT runKey FROM recording WHERE id = ?", arguments: [recording.blob])
    }
    return current.flatMap { ContentHash(blob: $0) } == key
  }

  /// Stores a run, whole or not at all; it takes the place of the recording's former run.
  ///
  /// Peaks and the run's file are written first, then one transaction shows them. Confirmed
  /// times are laid over the new turns. `call` replaces what was known of the call; `nil`
  /// leaves it. Word confidences are kept in thousandths.
  @discardableResult
  public func store(
    _ run: Run, call: CallDetails?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoreReport {
    let numbers = run.turns.map(\.number)
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }), numbers.first ?? 1 > 0,
      numbers.last ?? 1 <= TurnKey.lastNumber
    else { throw .damaged(path: run.recording.path, what: "turns are not numbered in order") }
    return try storing.withLock { _ throws(IndexError) in
      try storeAlone(run, call: call, by: person, at: now)
    }
  }

  private func storeAlone(
    _ run: Run, call: CallDetails?, by person: String, at now: WallClock
  ) throws(IndexError) -> StoreReport {
    let contents = RunFile(run)
    let bytes = try mapped { try contents.bytes() }
    let written = try mapped { try writeFiles(of: run, bytes: bytes) }
    do {
      let hash = ContentHash(of: bytes)
      let id = run.recording.id
      let result = try edit(by: person, at: now, runs: [written.runFile: contents]) { db in
        let row = try RecordingRow.find(id, in: db)
        let location = location(of: row, foundAt: run.recording.path)
        var edits: [Edit] = []
        if let call, try CallRow.find(id, in: db) != call { edits.append(.described(recording: id, call: call)) }
        var path = paths.kept(run.recording.path)
        if case .copy = location, let first = row?.recording.path { path = first }
        edits.append(.indexed(recording: id, key: run.key, file: written.runFile, hash: hash, path: path))
        return (edits, (location, try Self.duplicates(of: run.recording, in: db)))
      }
      return StoreReport(
        unmatched: result.unmatched, duplicates: result.answer.1, location: result.answer.0)
    } catch {
      for file in written.new { unlink(folder.absolute(file)) }
      throw error
    }
  }

  /// Notes where an unchanged recording's file was found.
  @discardableResult
  public func relocate(
    _ recording: ContentHash, foundAt path: String, by person: String, at now: WallClock
  ) throws(IndexError) -> RecordingLocation {
    let known = try read { db in try RecordingRow.find(recording, in: db) }
    let location = location(of: known, foundAt: path)
    guard case .moved = location else { return location }
    return try edit(by: person, at: now) { db in
      guard try RecordingRow.find(recording, in: db) != nil else {
        throw IndexError.noSuchRecording(name: recording.short)
      }
      return ([.moved(recording: recording, path: paths.kept(path))], location)
    }.answer
  }

  private func location(of row: RecordingRow?, foundAt path: String) -> RecordingLocation {
    guard let row else { return .new }
    if row.recording.path == paths.kept(path) { return .unchanged }
    let known = paths.usable(row.recording.path)
    return access(known, F_OK) == 0 ? .copy(of: known) : .moved(from: known)
  }

  static func duplicates(of recording: Recording, in db: Database) throws -> [ContentHash] {
    try Data.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM recording WHERE pcm = ? AND id <> ? ORDER BY number"),
      arguments: [recording.pcmHash.blob, recording.id.blob]
    ).compactMap { ContentHash(blob: $0) }
  }

  private struct WrittenFiles {
    var runFile = ""
    /// Files that were not there before, to be taken away again if the run is not stored.
    var new: [String] = []
  }

  /// Writes the files of a run. A file that is there already with other bytes is never
  /// replaced if it is a run: the new one gets a number.
  private func writeFiles(of run: Run, bytes: [UInt8]) throws -> WrittenFiles {
    var written = WrittenFiles()
    do {
      for peaks in run.peaks {
        let file = folder.peaksFile(of: run.recording.id, framesPerPoint: peaks.framesPerPoint)
        try write(peaks.datBytes, to: file, noting: &written)
      }
      let base = "\(folder.runFolder(of: run.recording.id))/\(run.key)"
      var file = "\(base).jsonl"
      var number = 1
      while let existing = try contents(of: file), existing != bytes {
        number += 1
        file = "\(base)-\(number).jsonl"
      }
      written.runFile = file
      try write(bytes, to: file, noting: &written)
    } catch {
      for file in written.new { unlink(folder.absolute(file)) }
      throw error
    }
    return written
  }

  private func write(_ bytes: [UInt8], to file: String, noting written: inout WrittenFiles) throws {
    let existing = try contents(of: file)
    if existing == bytes { return }
    try folder.makeFolders(for: folder.absolute(file))
    try AtomicFile.write(bytes, to: folder.absolute(file))
    if existing == nil { written.new.append(file) }
  }

  private func contents(of file: String) throws -> [UInt8]? {
    do {
      return try RegularFile.contents(of: folder.absolute(file), limit: RunFile.byteLimit)
    } catch FileError.notFound {
      return nil
    }
  }
}
