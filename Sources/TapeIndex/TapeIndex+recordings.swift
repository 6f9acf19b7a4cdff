internal import Foundation
internal import GRDB
internal import TapeFiles
public import TapeModel

extension TapeIndex {
  /// Recordings by the start of the call, then by path; those without a start come last.
  ///
  /// - Parameter key: ``Page/next`` of the page before; `nil` for the first page.
  public func recordings(
    filter: RecordingFilter = RecordingFilter(), after key: String? = nil, limit: Int = 1_000
  ) throws(IndexError) -> Page<IndexedRecording> {
    var conditions = ["1"]
    var arguments: [(any DatabaseValueConvertible)?] = []
    Self.add(filter, to: &conditions, &arguments)
    let place = try key.map { key throws(IndexError) in
      guard let place = ListPlace(key: key) else { throw .badPageKey(key: key) }
      return place
    }
    if let place {
      // The path is looked up, since a key may be shown and a path may not.
      conditions.append(
        """
        (COALESCE(recording.start, \(Int64.max)), path, recording.id) >
          (?, (SELECT path FROM recording WHERE id = ?), ?)
        """)
      arguments += [place.start, place.id.blob, place.id.blob]
    }
    let limit = max(1, min(limit, 10_000))
    let sql = """
      \(Self.recordingSelect) WHERE \(conditions.joined(separator: " AND "))
      ORDER BY COALESCE(recording.start, \(Int64.max)), path, recording.id LIMIT \(limit + 1)
      """
    return try read { db in
      let rows = try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments))
      let items = try rows.prefix(limit).map { try recording($0, in: db) }
      let next = rows.count > limit ? rows[limit - 1] : nil
      return Page(items: items, next: next.flatMap { ListPlace(row: $0)?.key })
    }
  }

  /// The recording that a person names: by identifier, its first six or more digits, call
  /// id, file name with or without ending, or path.
  ///
  /// A whole name goes before the beginning of an identifier. Throws
  /// ``IndexError/ambiguous(name:candidates:)`` where several recordings go by the name.
  public func recording(named name: String) throws(IndexError) -> IndexedRecording {
    try read { db in
      let numbers = try Self.numbers(ofRecordingsNamed: name, path: paths.kept(name), in: db)
      guard let number = numbers.first else { throw IndexError.noSuchRecording(name: name) }
      guard numbers.count == 1 else {
        let ids = try Data.fetchAll(
          db,
          sql:
            "SELECT id FROM recording WHERE number IN (\(numbers.map(String.init).joined(separator: ","))) ORDER BY id")
        throw IndexError.ambiguous(name: name, candidates: ids.compactMap { ContentHash(blob: $0)?.short })
      }
      guard let row = try Row.fetchOne(db, sql: "\(Self.recordingSelect) WHERE number = ?", arguments: [number]) else {
        throw IndexError.noSuchRecording(name: name)
      }
      return try recording(row, in: db)
    }
  }

  public func recording(_ id: ContentHash) throws(IndexError) -> IndexedRecording {
    try recording(named: id.description)
  }

  /// What one pass over the samples found in each channel.
  public func channels(of recording: ContentHash) throws(IndexError) -> [ChannelAnalysis] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT channel.body FROM channel JOIN recording ON recording.number = channel.recording
          WHERE recording.id = ? ORDER BY channel.number
          """, arguments: [recording.blob]
      ).map { try JSONText.value(ChannelAnalysis.self, from: $0) }
    }
  }

  /// The peaks of a recording at one zoom level.
  public func peaks(of recording: ContentHash, framesPerPoint: Int) throws(IndexError) -> Peaks {
    let path = folder.absolute(folder.peaksFile(of: recording, framesPerPoint: framesPerPoint))
    let bytes: [UInt8]
    do {
      bytes = try RegularFile.contents(of: path, limit: PeaksFile.byteLimit)
    } catch {
      if case .notFound = error {
        throw .noSuchPeaks(recording: recording.short, framesPerPoint: framesPerPoint)
      }
      throw .file(error)
    }
    guard let peaks = PeaksFile.peaks(from: bytes) else { throw .damaged(path: path, what: "not peaks") }
    return peaks
  }

  /// The zoom levels that a recording has peaks of, in frames a point, the finest first.
  public func peakLevels(of recording: ContentHash) -> [Int] {
    let name = recording.description
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.peaks)/\(name.prefix(2))")) ?? []
    return names.filter { $0.hasPrefix("\(name)-") && $0.hasSuffix(".dat") }
      .compactMap { Int($0.dropFirst(65).dropLast(4)) }.sorted()
  }

  public func summary() throws(IndexError) -> IndexSummary {
    try read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      var timings: [Timing: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT timing, COUNT(*) AS count FROM turn GROUP BY timing") {
        if let timing = Timing(rawValue: row["timing"]) { timings[timing] = row["count"] }
      }
      let codes = try String.fetchAll(db, sql: "SELECT DISTINCT code FROM language ORDER BY code")
      return IndexSummary(
        recordingCount: try count("SELECT COUNT(*) FROM recording"),
        warningCount: try count("SELECT COALESCE(SUM(warningCount), 0) FROM recording"),
        duplicateCount: try count(
          "SELECT COUNT(*) FROM recording WHERE pcm IN (SELECT pcm FROM recording GROUP BY pcm HAVING COUNT(*) > 1)"),
        durationMilliseconds: try Int64.fetchOne(
          db, sql: "SELECT COALESCE(SUM(frameCount * 1.0 / hertz * 1000), 0) FROM recording") ?? 0,
        turnCount: timings.values.reduce(0, +), turnCountByTiming: timings,
        languages: codes.compactMap { LanguageCode($0) }, speakerCount: try count("SELECT COUNT(*) FROM speaker"),
        confirmationCount: try count("SELECT COUNT(*) FROM confirmation"),
        clipCount: try count("SELECT COUNT(*) FROM clip"), rundownCount: try count("SELECT COUNT(*) FROM rundown"))
    }
  }
}

extension TapeIndex {
  static let recordingSelect = """
    SELECT \(RecordingRow.columns.split(separator: ", ").map { "recording.\($0)" }.joined(separator: ", ")),
      recording.id, call.body AS callBody FROM recording LEFT JOIN call ON call.recording = recording.id
    """

  func recording(_ row: Row, in db: Database) throws -> IndexedRecording {
    let stored = try RecordingRow(row: row)
    let call = try (row["callBody"] as String?).map { try JSONText.value(CallDetails.self, from: $0) }
    var recording = stored.recording
    recording.path = paths.usable(recording.path)
    return IndexedRecording(
      recording: recording, call: call, transcript: stored.body.transcript,
      isDualMono: stored.body.isDualMono, notices: stored.body.notices, turnCount: stored.turnCount,
      runKey: stored.runKey, duplicates: try Self.duplicates(of: stored.recording, in: db))
  }

  private static func add(
    _ filter: RecordingFilter, to conditions: inout [String], _ arguments: inout [(any DatabaseValueConvertible)?]
  ) {
    func add(_ condition: String, _ argument: any DatabaseValueConvertible) {
      conditions.append(condition)
      arguments.append(argument)
    }
    if let from = filter.from { add("recording.start >= ?", from.localMicroseconds) }
    if let to = filter.to {
      let isMidnight = to.timeOfDay == "00:00:00"
      add(
        isMidnight ? "recording.start < ?" : "recording.start <= ?",
        to.localMicroseconds + (isMidnight ? 86_400_000_000 : 0))
    }
    if let party = filter.party { add("instr(call.parties, ?) > 0", TextTokens.folded(party)) }
    if let status = filter.status { add("COALESCE(call.verification, 'unverified') = ?", status.rawValue) }
    if let text = filter.text.map({ TextTokens.folded($0) }) {
      conditions.append("(instr(call.folded, ?) > 0 OR instr(foldedText(fileName), ?) > 0)")
      arguments += [text, text]
    }
    if let hasWarnings = filter.hasWarnings { conditions.append("warningCount \(hasWarnings ? ">" : "=") 0") }
    if let language = filter.language { add("recording.language = ?", language.code) }
    if let least = filter.leastMilliseconds { add("frameCount * 1000.0 / hertz >= ?", least) }
    if let most = filter.mostMilliseconds { add("frameCount * 1000.0 / hertz <= ?", most) }
  }

  /// The row numbers of all recordings that go by `name`.
  static func numbers(ofRecordingsNamed name: String, path: String? = nil, in db: Database) throws -> [Int64] {
    let whole = try Int64.fetchAll(
      db,
      sql: """
        SELECT number FROM recording WHERE path = ?3 OR fileName = ?1 OR stem = ?1 OR id = ?2
        UNION SELECT number FROM call JOIN recording ON recording.id = call.recording WHERE callID = ?1
        """, arguments: [name, ContentHash(hexadecimal: name)?.blob, path])
    if !whole.isEmpty { return whole }
    let digits = name.lowercased()
    guard (6..<64).contains(digits.utf8.count), digits.utf8.allSatisfy({ isHexadecimal($0) }) else { return [] }
    let low = ContentHash(hexadecimal: digits + String(repeating: "0", count: 64 - digits.utf8.count))
    let high = ContentHash(hexadecimal: digits + String(repeating: "f", count: 64 - digits.utf8.count))
    return try Int64.fetchAll(
      db, sql: "SELECT number FROM recording WHERE id BETWEEN ? AND ?", arguments: [low?.blob, high?.blob])
  }

  private static func isHexadecimal(_ digit: UInt8) -> Bool {
    (48...57).contains(digit) || (97...102).contains(digit)
  }

  /// Where a page of the list ended.
  private struct ListPlace {
    let start: Int64
    let id: ContentHash

    init?(row: Row) {
      guard let id = ContentHash(blob: row["id"]) else { return nil }
      start = row["start"] ?? .max
      self.id = id
    }

    init?(key: String) {
      let fields = key.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count == 2, let start = Int64(fields[0]), let id = ContentHash(hexadecimal: fields[1]) else {
        return nil
      }
      self.start = start
      self.id = id
    }

    var key: String { "\(start):\(id)" }
  }
}
