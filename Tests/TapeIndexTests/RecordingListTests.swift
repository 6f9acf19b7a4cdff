import TapeFiles
import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct RecordingListTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func index() throws -> TapeIndex { try Self.index(folder) }

  /// One index for all tests that only read.
  private static let shared = Result {
    let folder = try TemporaryFolder()
    return (folder, try index(folder))
  }

  private static func index(_ folder: TemporaryFolder) throws -> TapeIndex {
    let index = try Fixture.index(folder)
    let river = CallDetails(
      callID: "K-1", start: WallClock("2022-03-08T21:14:05+02:00"), parties: ["Мать", "Артём Иванов"], place: "Izium",
      verification: .verified, further: [.init(name: "Reel", value: "Roll 3")])
    try index.store(Fixture.river, call: river, by: "Eva", at: Fixture.clock)
    try index.store(
      Fixture.weather, call: CallDetails(start: WallClock("2022-03-10T00:30:00+02:00")), by: "Eva", at: Fixture.clock)
    let damaged = Fixture.run(
      "0414", language: nil, warnings: [RecordingWarning(.truncated, "The file ends early.")],
      originated: WallClock("2022-03-09T10:00:00"))
    try index.store(damaged, call: nil)
    try index.store(Fixture.run("0415", language: nil), call: nil)
    return index
  }

  @Test(arguments: [
    (RecordingFilter(), ["0412", "0414", "0413", "0415"]),
    (RecordingFilter(from: WallClock("2022-03-09")), ["0414", "0413"]),
    (RecordingFilter(to: WallClock("2022-03-09")), ["0412", "0414"]),
    (RecordingFilter(to: WallClock("2022-03-09T10:00:00")), ["0412", "0414"]),
    (RecordingFilter(to: WallClock("2022-03-09T09:59:59")), ["0412"]),
    (RecordingFilter(party: "артем"), ["0412"]), (RecordingFilter(party: "мать артем"), []),
    (RecordingFilter(status: .verified), ["0412"]), (RecordingFilter(status: .unverified), ["0414", "0413", "0415"]),
    (RecordingFilter(text: "ROLL 3"), ["0412"]), (RecordingFilter(text: "0414"), ["0414"]),
    (RecordingFilter(hasWarnings: true), ["0414"]), (RecordingFilter(hasWarnings: false), ["0412", "0413", "0415"]),
    (RecordingFilter(language: LanguageCode("uk")), ["0413"]),
  ])
  func showsWhatIsAskedForInTheOrderOfTheCalls(filter: RecordingFilter, names: [String]) throws {
    let index = try Self.shared.get().1
    #expect(try index.recordings(filter: filter, after: nil, limit: 9).items.map(\.recording.stem) == names)
  }

  @Test func pagesGoOnWhereTheyWereWhileRecordingsAreAdded() throws {
    let index = try index()
    let first = try index.recordings(filter: RecordingFilter(), after: nil, limit: 2)
    #expect(first.items.map(\.recording.stem) == ["0412", "0414"])
    try index.store(Fixture.run("0411", originated: WallClock("2022-01-01")), call: nil)
    let second = try index.recordings(filter: RecordingFilter(), after: first.next, limit: 2)
    #expect(second.items.map(\.recording.stem) == ["0413", "0415"])
    #expect(second.next == nil)
    #expect(throws: IndexError.badPageKey(key: "?")) {
      try index.recordings(filter: RecordingFilter(), after: "?", limit: 2)
    }
  }

  @Test func findsARecordingByAnyOfItsNames() throws {
    let index = try index()
    let id = Fixture.river.recording.id
    for name in [
      id.description, id.short, String(id.description.prefix(6)).uppercased(), "K-1", "0412", "0412.wav",
      "/calls/0412.wav",
    ] {
      #expect(try index.recording(named: name).id == id, "\(name)")
    }
    for name in ["", "041", String(id.description.prefix(5)), "K", "ffffffffffffffff", "zzzzzz"] {
      #expect(throws: IndexError.noSuchRecording(name: name)) { try index.recording(named: name) }
    }
  }

  @Test func saysWhichRecordingsGoByOneName() throws {
    let index = try index()
    try index.store(Fixture.run("copy", path: "/other/0412.wav"), call: nil)
    let ids = [Fixture.river.recording.id, ContentHash(of: "copy")].sorted().map(\.short)
    #expect(throws: IndexError.ambiguous(name: "0412", candidates: ids)) { try index.recording(named: "0412") }
  }

  @Test func countsWhatItHolds() throws {
    let summary = try index().summary()
    #expect(summary.recordingCount == 4)
    #expect(summary.warningCount == 1)
    #expect(summary.durationMilliseconds == 400_000)
    #expect(summary.turnCount == 6)
    #expect(summary.turnCountByTiming == [.stated: 6])
    #expect(summary.languages.map(\.code) == ["en", "ru", "uk"])
    #expect(summary.speakerCount == 4)
  }

  @Test func theHistorySaysWhoDidWhat() throws {
    let history = try index().history(of: Fixture.river.recording.id)
    #expect(history.map(\.action) == [.described, .indexed])
    #expect(history.map(\.by) == ["Eva", "Eva"])
    #expect(history.map(\.at) == [Fixture.clock, Fixture.clock])
  }
}
