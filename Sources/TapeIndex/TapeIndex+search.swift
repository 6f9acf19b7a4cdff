internal import Foundation
internal import GRDB
public import TapeModel

extension TapeIndex {
  /// The turns that hold what `query` asks for, in the order of the index: by recording, then
  /// by turn.
  ///
  /// Ranking by relevance is left out on purpose: every hit holds every word, and the cost
  /// of ranking grows with the commonest word. Throws ``IndexError/emptyQuery`` for a query
  /// without a letter or digit.
  ///
  /// - Parameter key: ``Page/next`` of the page before; `nil` for the first page.
  public func search(
    _ query: SearchQuery, after key: String? = nil, limit: Int = 50
  ) throws(IndexError) -> Page<SearchHit> {
    let limit = max(1, min(limit, 1_000))
    let start = key.map { Int64($0) } ?? 0
    guard let start, start >= 0 else { throw .badPageKey(key: key ?? "") }
    return try read { db in
      guard var search = try Search(query, in: db) else { return Page(items: [], next: nil) }
      return try search.page(after: start, limit: limit)
    }
  }

  /// The turns that hold at least two of `words`, which are at most eight: where a quote may
  /// have been said.
  ///
  /// In the order of the index; at most `limit`. Words are folded and stemmed as in a search.
  public func candidates(
    anyTwoOf words: [String], recording: ContentHash? = nil, language: LanguageCode? = nil, limit: Int = 1_000
  ) throws(IndexError) -> [Candidate] {
    try read { db in
      guard
        let search = try Search(
          SearchQuery(words.prefix(8).joined(separator: " "), recording: recording, language: language), in: db)
      else { return [] }
      return try search.candidates(limit: max(1, min(limit, 100_000)))
    }
  }
}

/// A turn that may hold a quote.
public struct Candidate: Hashable, Sendable {
  public let recording: ContentHash
  public let turnNumber: Int
  public let layer: SearchLayer
}

/// One search over one state of the index.
struct Search {
  private let db: Database
  private let terms: [SearchTerm]
  private let facet: String
  private let rows: Range<Int64>
  private var fullText = FullText()
  private var sources: [Int64: SegmentSource] = [:]

  /// Returns `nil` where a filter leaves nothing to find.
  init?(_ query: SearchQuery, in db: Database) throws {
    self.db = db
    var languages = try String.fetchAll(
      db.cachedStatement(sql: "SELECT DISTINCT code FROM language ORDER BY code"))
    if let language = query.language { languages = languages.filter { $0 == language.code } }
    let known = languages.map { $0.isEmpty ? nil : $0 }
    var stemmers = Stemmers()
    let all = query.terms
    guard !all.isEmpty else { throw IndexError.emptyQuery }
    let count = all.reduce(0) { $0 + $1.forms.count }
    guard count <= (query.phrase ? SearchQuery.phraseLimit : SearchQuery.wordLimit) else {
      throw IndexError.tooManyWords(count: count)
    }
    guard !known.isEmpty else { return nil }
    terms = all.map { SearchTerm($0, languages: known, stemmers: &stemmers) }
    guard let facet = try Self.facet(of: query, in: db) else { return nil }
    self.facet = facet
    if let recording = query.recording {
      let number = try Int64.fetchOne(db, sql: "SELECT number FROM recording WHERE id = ?", arguments: [recording.blob])
      guard let number else { throw IndexError.noSuchRecording(name: recording.short) }
      rows =
        TurnKey(recording: number, turn: 0).textRow(
          .original)..<TurnKey(recording: number + 1, turn: 0)
        .textRow(.original)
    } else {
      rows = 0..<Int64.max
    }
  }

  /// The filters as a condition on the facets; `nil` where nobody goes by the speaker's name.
  private static func facet(of query: SearchQuery, in db: Database) throws -> String? {
    var facets: [String] = []
    if let speaker = query.speaker {
      let wanted = TextTokens.tokens(of: speaker).map(\.form)
      let speakers = try Row.fetchAll(db, sql: "SELECT number, folded FROM speaker").filter { row in
        let words = (row["folded"] as String).split(separator: " ").map(String.init)
        return !wanted.isEmpty && wanted.allSatisfy { words.contains($0) }
      }
      guard !speakers.isEmpty else { return nil }
      let names = speakers.map { "\"s\($0["number"] as Int64)\"" }
      facets.append(" AND facet : (\(names.joined(separator: " OR ")))")
    }
    if let language = query.language { facets.append(" AND facet : \"l\(language.code)\"") }
    return facets.joined()
  }

  mutating func page(after start: Int64, limit: Int) throws -> Page<SearchHit> {
    let match = terms.map(\.expression).joined(separator: " AND ") + facet
    var hits: [SearchHit] = []
    var last = max(start, rows.lowerBound - 1)
    var lastHit = start
    while true {
      let found = try textRows(match, after: last, count: limit + 1)
      for row in found where row >> 1 != lastHit >> 1 {
        guard let hit = try hit(at: row) else { continue }
        if hits.count == limit { return Page(items: hits, next: String(lastHit)) }
        hits.append(hit)
        // The end of the turn: its translation is no hit of its own.
        lastHit = row | 1
      }
      guard let end = found.last, found.count > limit else { return Page(items: hits, next: nil) }
      last = end
    }
  }

  private func textRows(_ match: String, after row: Int64, count: Int) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT rowid FROM fulltext WHERE fulltext MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid LIMIT ?"),
      arguments: [match, row, rows.upperBound, count])
  }

  func candidates(limit: Int) throws -> [Candidate] {
    var pairs: [String] = []
    for (index, term) in terms.enumerated() {
      for other in terms[(index + 1)...] { pairs.append("(\(term.expression) AND \(other.expression))") }
    }
    guard !pairs.isEmpty else { return [] }
    let found = try textRows(
      "(\(pairs.joined(separator: " OR ")))\(facet)", after: rows.lowerBound - 1, count: limit)
    var ids: [Int64: ContentHash] = [:]
    return try found.compactMap { row in
      let key = TurnKey(row: row >> 1)
      if ids[key.recording] == nil {
        ids[key.recording] = ContentHash(
          blob: try Data.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM recording WHERE number = ?"), arguments: [key.recording]))
      }
      return ids[key.recording].map {
        Candidate(recording: $0, turnNumber: key.turn, layer: row & 1 == 0 ? .original : .translation)
      }
    }
  }

  private mutating func source(_ recording: Int64) throws -> SegmentSource? {
    if let known = sources[recording] { return known }
    let source = try SegmentSource(recording, in: db)
    sources[recording] = source
    return source
  }

  /// The hit at a row of the full text; `nil` where a long phrase is not there after all.
  private mutating func hit(at row: Int64) throws -> SearchHit? {
    let key = TurnKey(row: row >> 1)
    let layer: SearchLayer = row & 1 == 0 ? .original : .translation
    guard let source = try source(key.recording) else { throw BadRow() }
    var stream = try Stream(key, layer: layer, source: source, in: db, fullText: &fullText)
    var matches: [Range<Int>] = []
    for term in terms {
      var found = term.matches(in: stream.forms, startingBefore: stream.ownCount)
      if term.isPhrase, found.isEmpty {
        try stream.extend(to: stream.ownCount + term.length, in: db, fullText: &fullText)
        found = term.matches(in: stream.forms, startingBefore: stream.ownCount)
      }
      guard !found.isEmpty else { return nil }
      matches += found
    }
    matches.sort { $0.lowerBound < $1.lowerBound }
    return stream.hit(matches)
  }
}
