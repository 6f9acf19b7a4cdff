import TapeModel
import TapeTesting
import Testing

@testable import TapeIndex

struct CorrectionTests {
  let folder: TemporaryFolder
  let index: TapeIndex
  let id = Fixture.river.recording.id

  init() throws {
    folder = try TemporaryFolder()
    index = try Fixture.index(folder, [Fixture.river])
  }

  private func correct(_ number: Int, _ text: String, _ translation: String? = nil) throws -> Turn {
    try index.correct(
      recording: id, turnNumber: number, text: text, translation: translation, by: "Eva", at: Fixture.clock
    ).turn
  }

  @Test func wordsThatStayKeepTheirTimesAndNewOnesTakeThoseTheyReplace() throws {
    let before = Fixture.river.turns[0].words
    let turn = try correct(1, "Ещё  вчера\nречка замёрзла.", "The brook froze only yesterday.")
    #expect(turn.text == "Ещё вчера речка замёрзла.")
    #expect(turn.translation == "The brook froze only yesterday.")
    #expect([0, 1, 3].map { turn.words[$0] } == [0, 1, 3].map { before[$0] })
    #expect(turn.words[2].range == before[2].range)
    #expect(turn.words[2].timing == .interpolated)
    #expect(turn.remarks.last == "Words corrected by hand.")
  }

  @Test(arguments: ["вчера", "Да", "Ещё вчера вечером наша река опять совсем замёрзла.", "река замёрзла Ещё вчера"])
  func wordsOfAnyCorrectionStandInOrderInsideTheTurn(text: String) throws {
    let turn = try correct(1, text)
    let range = try #require(turn.range)
    let ranges = turn.words.compactMap(\.range)
    #expect(ranges.count == turn.words.count)
    #expect(ranges.allSatisfy { range.start <= $0.start && $0.end <= range.end })
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.end <= $1.start })
    #expect(turn.words.map(\.text).joined(separator: " ") == text)
  }

  @Test func searchFindsTheNewWordsAndNotTheOldOnes() throws {
    _ = try correct(3, "брод уже закрыт. Да.")
    #expect(try index.search(SearchQuery("мост")).items.isEmpty)
    #expect(try index.search(SearchQuery("брод")).items.map(\.segment.turn.number) == [3])
    // A phrase that runs on from the turn before into the new words.
    #expect(try index.search(SearchQuery("что брод", phrase: true)).items.map(\.segment.turn.number) == [2])
    #expect(try index.verify().findings == [])
  }

  @Test func aCorrectionAndConfirmedTimesSurviveTheNextRunAndARebuild() throws {
    let range = SampleRange(start: 100_000, end: 108_000)
    _ = try correct(3, "брод уже закрыт. Да.")
    try index.confirm(recording: id, turnNumber: 3, range: range, by: "Eva", at: Fixture.clock)
    _ = try correct(3, "брод ещё закрыт. Да.")
    let said = [Said("Anna", "Алло.")] + Fixture.river.turns.map { Said($0.speaker?.name, $0.text) }
    let report = try index.store(Fixture.run("0412", said, key: "2"), call: nil)
    #expect(report.unmatched == UnmatchedEdits())
    let turn = try index.segments(of: id)[3].turn
    #expect(turn.text == "брод ещё закрыт. Да.")
    #expect(turn.range == range)
    #expect(try index.verify().findings == [])
    let path = index.path
    _ = try TapeIndex.rebuild(path: try copy(), by: "Eva", at: Fixture.clock)
    let again = try TapeIndex(openingForReading: folder.file("copy.tapelog"))
    #expect(try again.segments(of: id).map(\.turn) == index.segments(of: id).map(\.turn))
    #expect(path == index.path)
  }

  private func copy() throws -> String {
    let path = folder.file("copy.tapelog")
    try index.backup(to: path)
    return path
  }

  @Test func aCorrectionWithoutItsTurnIsKeptAndReported() throws {
    _ = try correct(4, "Да.")
    let report = try index.store(Fixture.run("0412", [Said("Anna", "Другое.")], key: "2"), call: nil)
    #expect(report.unmatched.corrections.map(\.text) == ["Да."])
    try index.store(Fixture.river, call: nil)
    #expect(try index.segments(of: id)[3].turn.text == "Да.")
    #expect(try index.history(of: id).map(\.action).contains(.corrected))
  }

  @Test(arguments: ["", " \n ", "a\u{1B}[2J", String(repeating: "слово ", count: 4_000)])
  func refusesWhatAreNoWordsOfATurn(text: String) {
    #expect(throws: IndexError.badText(segment: "\(id.short)-1")) { try correct(1, text) }
  }
}
