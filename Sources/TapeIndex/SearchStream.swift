internal import GRDB
internal import TapeModel

extension Search {
  /// The words of a turn that was found, and of as many after it as a phrase needs.
  struct Stream {
    private let source: SegmentSource
    private let layer: SearchLayer
    private var turns: [Turn] = []
    private var tokens: [[TextTokens.Token]] = []
    /// The words as the full text holds them.
    private(set) var forms: [String] = []
    /// How many of them are the turn's own.
    private(set) var ownCount = 0
    private var isAtEnd = false

    init(
      _ key: TurnKey, layer: SearchLayer, source: SegmentSource, in db: Database, fullText: inout FullText
    ) throws {
      self.source = source
      self.layer = layer
      guard let turn = try TurnRow.find(key, in: db) else { throw BadRow() }
      add(turn, fullText: &fullText)
      ownCount = forms.count
    }

    mutating func extend(to count: Int, in db: Database, fullText: inout FullText) throws {
      while forms.count < count, !isAtEnd {
        let key = TurnKey(recording: source.number, turn: turns[turns.count - 1].number)
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT \(TurnRow.columns) FROM \(TurnRow.tables) WHERE turn.row > ? AND turn.row <= ?
              ORDER BY turn.row LIMIT 1
              """),
          arguments: [key.row, TurnKey(recording: source.number, turn: TurnKey.lastNumber).row])
        guard let row else {
          isAtEnd = true
          return
        }
        add(try TurnRow.turn(row), fullText: &fullText)
      }
    }

    private mutating func add(_ turn: Turn, fullText: inout FullText) {
      let text = layer == .original ? turn.text : turn.translation ?? ""
      turns.append(turn)
      tokens.append(TextTokens.tokens(of: text))
      forms += fullText.forms(of: text, language: source.languages.language(of: turn, layer))
    }

    /// - Parameter matches: ranges of words, sorted; at least one.
    func hit(_ matches: [Range<Int>]) -> SearchHit {
      let end = matches.map(\.upperBound).max() ?? 0
      var pieces: [(text: String, tokens: [TextTokens.Token])] = []
      var count = 0
      var lastTurn = turns[0]
      for (turn, tokens) in zip(turns, tokens) where count < end {
        pieces.append((layer == .original ? turn.text : turn.translation ?? "", tokens))
        count += tokens.count
        if !tokens.isEmpty { lastTurn = turn }
      }
      let crosses = lastTurn.number != turns[0].number
      return SearchHit(
        segment: source.segment(turns[0]), recordingName: source.stem, callID: source.callID,
        layer: layer, snippet: SnippetMaker(pieces).snippet(around: matches),
        ranges: layer == .original ? ranges(of: matches) : [],
        continuesTo: crosses
          ? Segment.identifier(recording: source.recording, turnNumber: lastTurn.number) : nil)
    }

    /// The frames of the words that hold the matches; neighbouring words as one range.
    private func ranges(of matches: [Range<Int>]) -> [SampleRange] {
      var words: [SampleRange?] = []
      for (turn, tokens) in zip(turns, tokens) { words += places(of: tokens, in: turn) }
      let found: [SampleRange] = matches.compactMap { match in
        let parts = words[match].compactMap { $0 }
        guard parts.count == match.count, let start = parts.map(\.start).min(), let end = parts.map(\.end).max() else {
          return nil
        }
        return SampleRange(start: start, end: end)
      }
      return Array(Set(found)).sorted()
    }

    /// For each token the frames of the written word that it is part of.
    private func places(of tokens: [TextTokens.Token], in turn: Turn) -> [SampleRange?] {
      var ends: [Int] = []
      var end = -1
      for word in turn.words {
        end += 1 + word.text.utf8.count
        ends.append(end)
      }
      guard turn.text.utf8.count == max(0, end) else { return tokens.map { _ in nil } }
      var index = 0
      return tokens.map { token in
        while index < ends.count, ends[index] < token.source.upperBound { index += 1 }
        return index < ends.count ? turn.words[index].range : nil
      }
    }
  }
}
