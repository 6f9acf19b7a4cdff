internal import GRDB
internal import TapeModel

/// The rows of the full text for the turns of one recording.
///
/// One row a turn and layer. `text` holds its words. `border` holds the last words of the
/// turn and the first of what follows, so that a phrase of up to ``phraseLength`` words
/// that starts in the turn and crosses its end is found in one row. `facet` holds the
/// speaker's number and the language, so that filters cost no look-up.
struct FullText {
  /// The longest phrase that the index answers alone; longer ones are read back.
  static let phraseLength = 8

  struct Row {
    let row: Int64
    let text: String
    let border: String
    let facet: String
  }

  private var stemmers = Stemmers()

  mutating func rows(
    of turns: [Turn], recording: Int64, languages: TranscriptLanguages, speakers: [Speaker: Int64]
  ) -> [Row] {
    var rows: [Row] = []
    for layer in SearchLayer.allCases {
      let codes = turns.map { languages.language(of: $0, layer) }
      let forms = zip(turns, codes).map { turn, language in
        self.forms(of: layer == .original ? turn.text : turn.translation ?? "", language: language)
      }
      for (index, turn) in turns.enumerated() where !forms[index].isEmpty {
        var facets: [String] = []
        if let speaker = turn.speaker, let number = speakers[speaker] { facets.append("s\(number)") }
        if let language = codes[index] { facets.append("l\(language)") }
        rows.append(
          Row(
            row: TurnKey(recording: recording, turn: turn.number).textRow(layer),
            text: forms[index].joined(separator: " "), border: border(behind: index, in: forms),
            facet: facets.joined(separator: " ")))
      }
    }
    return rows
  }

  /// The words of `text` as the index holds them: stems where the language has a stemmer.
  mutating func forms(of text: String, language: String?) -> [String] {
    let stemmer = stemmers.stemmer(for: language)
    return TextTokens.tokens(of: text).map { stemmer?.stem($0.form) ?? $0.form }
  }

  private func border(behind index: Int, in forms: [[String]]) -> String {
    var following: [String] = []
    var next = index + 1
    while next < forms.count, following.count < Self.phraseLength - 1 {
      following += forms[next].prefix(Self.phraseLength - 1 - following.count)
      next += 1
    }
    guard !following.isEmpty else { return "" }
    return (forms[index].suffix(Self.phraseLength - 1) + following).joined(separator: " ")
  }

  static func insert(_ rows: [Row], into db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO fulltext (rowid, text, border, facet) VALUES (?, ?, ?, ?)")
    for row in rows { try statement.execute(arguments: [row.row, row.text, row.border, row.facet]) }
  }

  /// Takes rows out again: a full text that keeps no copy must be told what it held.
  static func delete(_ rows: [Row], from db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO fulltext (fulltext, rowid, text, border, facet) VALUES ('delete', ?, ?, ?, ?)")
    for row in rows { try statement.execute(arguments: [row.row, row.text, row.border, row.facet]) }
  }
}

/// The languages of a transcript and of its translation.
struct TranscriptLanguages {
  let original: String?
  let translation: String?

  init(original: String?, translation: String?) {
    self.original = original
    self.translation = translation
  }

  init(_ transcript: TranscriptRecord?) {
    self.init(original: transcript?.language?.code, translation: transcript?.translationLanguage?.code)
  }

  /// A turn's own language goes before the transcript's.
  func language(of turn: Turn, _ layer: SearchLayer) -> String? {
    layer == .original ? turn.language?.code ?? original : translation
  }
}
