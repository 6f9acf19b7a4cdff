import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct SearchTests {
  private func index() throws -> (TapeIndex, TemporaryFolder) {
    let folder = try TemporaryFolder()
    return (try Fixture.index(folder, [Fixture.river, Fixture.weather]), folder)
  }

  private func found(_ query: SearchQuery, in index: TapeIndex? = nil) throws -> [String] {
    try (index ?? Self.shared.get().1).search(query, after: nil, limit: 100).items.map {
      "\($0.recordingName)-\($0.segment.turn.number)"
    }
  }

  /// One index for all tests that only read.
  private static let shared = Result {
    let folder = try TemporaryFolder()
    return (folder, try Fixture.index(folder, [Fixture.river, Fixture.weather]))
  }

  @Test(arguments: [
    ("еще", ["0412-1"]), ("ЕЩЁ", ["0412-1"]), ("рекою", ["0412-1"]), ("замерзли", ["0412-1"]),
    ("замёрзли вчера", ["0412-1"]), ("знать", []), ("знали", ["0412-2"]), ("river", ["0412-1", "0413-1"]),
    ("rivers", ["0412-1", "0413-1"]), ("froze river yesterday", ["0412-1"]), ("bridges closing", ["0412-3"]),
    ("вчера мост", []), ("да", ["0412-3"]),
  ])
  func findsWordsByStemInAnyCaseWithAndWithoutTwoDots(words: String, expected: [String]) throws {
    #expect(try found(SearchQuery(words)) == expected)
  }

  @Test(arguments: [
    ("річ", ["0413-1"]), ("Річка", ["0413-1"]), ("річкою", []), ("мяч", ["0413-1"]), ("м'яч", ["0413-1"]),
    ("м’яч крига", []), ("м’яч криз", ["0413-1"]), ("по-українськи", ["0413-2"]), ("\"річ\"", []),
    ("крив \"річка\"", []), ("криз \"річка\"", ["0413-1"]), ("рі", []),
  ])
  func findsUkrainianByTheBeginningOfWords(words: String, expected: [String]) throws {
    #expect(try found(SearchQuery(words)) == expected)
  }

  @Test(arguments: [
    ("не знали, что мост уже закрыт", ["0412-2"]), ("что мост", ["0412-2"]), ("закрыт да нет", ["0412-3"]),
    ("вчера река замёрзла мы не знали что мост уже закрыт да нет", ["0412-1"]), ("мост что", []),
    ("вчера река замёрзла мы не знали что мост уже закрыт нет да", []), ("know that the bridge", ["0412-2"]),
    ("мост уже закрыт", ["0412-3"]),
  ])
  func aPhraseMayRunOverTheEndOfATurn(words: String, expected: [String]) throws {
    #expect(try found(SearchQuery(words, phrase: true)) == expected)
  }

  @Test func aPhraseBetweenQuotationMarksStandsBesideWords() throws {
    #expect(try found(SearchQuery("\"уже закрыт\" мост")) == ["0412-3"])
    #expect(try found(SearchQuery("«закрыт уже» мост")) == [])
    #expect(try found(SearchQuery("“что мост” знали")) == ["0412-2"])
  }

  @Test(arguments: [
    "AND", "NOT", "NEAR(a b)", "text:река", "*", "\"", "^река", "река OR", "' OR 1=1 --", "{facet} : s1", "река\u{0}",
    "(((((((", "\\\"река", "s1", "%", "l ru",
  ])
  func wordsAreNeverQuerySyntax(words: String) throws {
    let index = try Self.shared.get().1
    do {
      let hits = try index.search(SearchQuery(words), after: nil, limit: 9).items
      #expect(hits.count <= 1)
    } catch IndexError.emptyQuery {}
  }

  @Test func filtersBySpeakerRecordingAndLanguage() throws {
    #expect(try found(SearchQuery("river", recording: Fixture.weather.recording.id)) == ["0413-1"])
    #expect(try found(SearchQuery("мост", speaker: "anna")) == ["0412-3"])
    #expect(try found(SearchQuery("мост", speaker: "Boris")) == [])
    #expect(try found(SearchQuery("будь", speaker: "petrivna ANNA")) == ["0413-2"])
    #expect(try found(SearchQuery("мост", speaker: "Nobody")) == [])
    #expect(try found(SearchQuery("river", language: LanguageCode("ru"))) == [])
    #expect(try found(SearchQuery("замерзла", language: LanguageCode("uk"))) == ["0413-1"])
    #expect(try found(SearchQuery("river", language: LanguageCode("en"))) == ["0412-1", "0413-1"])
    #expect(try found(SearchQuery("river", language: LanguageCode("de"))) == [])
  }

  @Test func marksTheWordsFoundInBytesOfTheSnippet() throws {
    let index = try Self.shared.get().1
    let hit = try #require(try index.search(SearchQuery("рекой ещё"), after: nil, limit: 9).items.first)
    #expect(hit.snippet.text == "Ещё вчера река замёрзла.")
    #expect(hit.snippet.matches.map { piece(of: hit.snippet, $0) } == ["Ещё", "река"])
    #expect(hit.layer == .original)
    #expect(hit.ranges == [SampleRange(start: 8_000, end: 10_000), SampleRange(start: 12_000, end: 14_000)])
    #expect(hit.continuesTo == nil)
  }

  @Test func aSnippetShowsWhereAPhraseCrossesIntoTheNextTurn() throws {
    let index = try Self.shared.get().1
    let hit = try #require(
      try index.search(SearchQuery("что мост уже", phrase: true), after: nil, limit: 9).items.first)
    #expect(hit.snippet.text == "Мы не знали, что / мост уже закрыт. Да.")
    #expect(hit.snippet.matches.map { piece(of: hit.snippet, $0) } == ["что", "мост", "уже"])
    #expect(hit.continuesTo == "\(Fixture.river.recording.id.short)-3")
    #expect(hit.ranges == [SampleRange(start: 22_000, end: 28_000)])
  }

  @Test func aLongTurnIsCutAroundTheHit() throws {
    let (index, folder) = try index()
    defer { extendLifetime(folder) }
    let words = (1...200).map { "слово\($0)" } + ["игла"] + (201...400).map { "слово\($0)" }
    try index.store(Fixture.run("long", [Said(nil, words.joined(separator: " "))]), call: nil)
    let hit = try #require(try index.search(SearchQuery("игла"), after: nil, limit: 9).items.first)
    #expect(hit.snippet.text.hasPrefix("…слово193 "))
    #expect(hit.snippet.text.hasSuffix(" слово212…"))
    #expect(hit.snippet.matches.map { piece(of: hit.snippet, $0) } == ["игла"])
  }

  @Test func aTurnFoundInBothLayersIsOneHit() throws {
    let (index, folder) = try index()
    defer { extendLifetime(folder) }
    try index.store(Fixture.run("both", [Said(nil, "Zebra зебра", "Zebra"), Said(nil, "x", "zebra")]), call: nil)
    let first = try index.search(SearchQuery("zebra"), after: nil, limit: 1)
    #expect(first.items.map(\.layer) == [.original])
    let second = try index.search(SearchQuery("zebra"), after: first.next, limit: 1)
    #expect(second.items.map(\.segment.turn.number) == [2])
    #expect(second.items.map(\.layer) == [.translation])
    #expect(second.next == nil)
  }

  @Test func pagesGoOnWhereTheyWereWhileRecordingsAreAdded() throws {
    let (index, folder) = try index()
    defer { extendLifetime(folder) }
    for number in 0..<5 {
      try index.store(Fixture.run("p\(number)", [Said(nil, "тигр \(number)"), Said(nil, "тигры")]), call: nil)
    }
    var names: [String] = []
    var key: String?
    repeat {
      let page = try index.search(SearchQuery("тигр"), after: key, limit: 3)
      names += page.items.map { "\($0.recordingName)-\($0.segment.turn.number)" }
      key = page.next
      if names.count == 3 {
        // Stored again under another key: keeps its place.
        try index.store(Fixture.run("p0", [Said(nil, "тигр 0")], key: "2"), call: nil)
        try index.store(Fixture.run("p5", [Said(nil, "тигру")]), call: nil)
      }
    } while key != nil
    #expect(names == (0..<5).flatMap { ["p\($0)-1", "p\($0)-2"] } + ["p5-1"])
    #expect(throws: IndexError.badPageKey(key: "x")) { try index.search(SearchQuery("тигр"), after: "x", limit: 3) }
  }

  @Test func saysThatThereIsNothingToSearchFor() throws {
    let index = try Self.shared.get().1
    #expect(throws: IndexError.emptyQuery) { try index.search(SearchQuery(" – … "), after: nil, limit: 9) }
    let many = Array(repeating: "слово", count: 101).joined(separator: " ")
    #expect(throws: IndexError.tooManyWords(count: 101)) { try index.search(SearchQuery(many), after: nil, limit: 9) }
  }

  @Test func lettersPutTogetherFromMarksAreTheSame() throws {
    let (index, folder) = try index()
    defer { extendLifetime(folder) }
    let apart = "Кори\u{306}, за\u{301}мок, cafe\u{301}, нашi\u{308}"
    try index.store(Fixture.run("marks", [Said(nil, apart)], language: "uk"), call: nil)
    for word in ["корй", "замок", "café", "CAFE", "за\u{301}мок"] {
      #expect(try found(SearchQuery(word), in: index).contains("marks-1"), "\(word)")
    }
  }

  @Test func candidatesHoldAnyTwoOfTheWords() throws {
    let index = try Self.shared.get().1
    let found = try index.candidates(anyTwoOf: ["река", "вчера", "мост", "закрыт"])
    #expect(found.map(\.turnNumber) == [1, 3])
    #expect(found.map(\.recording) == [Fixture.river.recording.id, Fixture.river.recording.id])
    #expect(try index.candidates(anyTwoOf: ["река"]).isEmpty)
    #expect(try index.candidates(anyTwoOf: ["froze", "river"]).map(\.layer) == [.translation, .translation])
  }

  private func piece(of snippet: Snippet, _ range: Range<Int>) -> String {
    String(decoding: Array(snippet.text.utf8)[range], as: UTF8.self)
  }
}
