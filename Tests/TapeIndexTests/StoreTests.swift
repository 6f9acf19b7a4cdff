import Foundation
import TapeFiles
import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct StoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aStoredRunComesBackWhole() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let id = Fixture.river.recording.id
    #expect(try index.segments(of: id).map(\.turn) == Fixture.river.turns)
    #expect(try index.recording(id).recording == Fixture.river.recording)
    #expect(try index.recording(id).transcript == Fixture.river.transcript)
    #expect(try index.recording(id).notices == ["made up"])
    #expect(try index.channels(of: id) == Fixture.river.channels)
    #expect(try index.peaks(of: id, framesPerPoint: 256) == Fixture.river.peaks[0])
    #expect(index.peakLevels(of: id) == [256])
  }

  @Test func knowsARunThatIsCurrentAndNoOther() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let id = Fixture.river.recording.id
    #expect(index.has(recording: id, key: Fixture.river.key))
    #expect(!index.has(recording: id, key: ContentHash(of: "2")))
    try index.store(Fixture.run("0412", key: "2"), call: nil)
    #expect(!index.has(recording: id, key: Fixture.river.key))
  }

  @Test func aLaterRunReplacesTheTurnsAndTheirWordsInTheSearch() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    try index.store(Fixture.run("0412", [Said("Anna", "Снег идёт.")], key: "2"), call: nil)
    #expect(try index.segments(of: Fixture.river.recording.id).count == 1)
    #expect(try index.search(SearchQuery("река"), after: nil, limit: 9).items.isEmpty)
    #expect(try index.search(SearchQuery("снег"), after: nil, limit: 9).items.count == 1)
    #expect(try index.verify().findings == [])
  }

  @Test func storesWordsWithoutTimesAndTurnsThatAreNotOnTheTape() throws {
    let absent = Turn(
      number: 1, text: "не слышно", range: nil, timing: .absent, confidence: 0,
      words: [
        Word("не", range: nil, timing: .absent, confidence: 0),
        Word("слышно,", range: nil, timing: .absent, confidence: 0.25),
      ])
    let base = Fixture.run("0500")
    let run = Run(
      recording: base.recording, channels: base.channels, isDualMono: false, peaks: [], transcript: nil,
      turns: [absent], notices: [], key: base.key)
    let index = try Fixture.index(folder, [run])
    #expect(try index.segments(of: run.recording.id).map(\.turn) == [absent])
    #expect(try index.search(SearchQuery("слышно"), after: nil, limit: 9).items.map(\.ranges) == [[]])
  }

  @Test func refusesTurnsThatAreNotInOrder() throws {
    let base = Fixture.run("0500")
    let run = Run(
      recording: base.recording, channels: [], isDualMono: false, peaks: [], transcript: nil,
      turns: [Fixture.turn(2, Said(nil, "a")), Fixture.turn(1, Said(nil, "b"))], notices: [], key: base.key)
    let index = try Fixture.index(folder)
    #expect(throws: IndexError.self) { try index.store(run, call: nil) }
    #expect(try index.summary().recordingCount == 0)
  }

  @Test func theSameSoundUnderAnotherNameIsReported() throws {
    let index = try Fixture.index(folder, [Fixture.run("a", pcm: "same")])
    let report = try index.store(Fixture.run("b", pcm: "same"), call: nil)
    #expect(report.duplicates == [ContentHash(of: "a")])
    let list = try index.recordings(filter: RecordingFilter(), after: nil, limit: 9).items
    #expect(list.map(\.duplicates) == [[ContentHash(of: "b")], [ContentHash(of: "a")]])
    #expect(try index.summary().duplicateCount == 2)
  }

  @Test func aMovedFileIsFollowedAndACopyIsNot() throws {
    let first = try folder.write("first.wav", "x")
    let index = try Fixture.index(folder)
    try index.store(Fixture.run("a", path: first), call: nil)
    let id = ContentHash(of: "a")
    #expect(try index.relocate(id, foundAt: "/b.wav", by: "test", at: Fixture.clock) == .copy(of: first))
    #expect(try index.recording(id).recording.path == first)
    try FileManager.default.removeItem(atPath: first)
    #expect(try index.relocate(id, foundAt: "/b.wav", by: "test", at: Fixture.clock) == .moved(from: first))
    #expect(try index.recording(id).recording.path == "/b.wav")
    #expect(try index.recording(named: "b").id == id)
    #expect(try index.verify().findings == [])
  }

  @Test func aConfirmedTimeSurvivesTheNextRun() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let id = Fixture.river.recording.id
    let range = SampleRange(start: 100_000, end: 108_000)
    let segment = try index.confirm(recording: id, turnNumber: 3, range: range, by: "Eva", at: Fixture.clock)
    #expect(segment.turn.range == range)
    #expect(segment.turn.timing == .confirmed)
    #expect(segment.turn.words.allSatisfy { word in word.range.map { range.contains($0) } ?? false })
    // One turn more in front: the confirmed one is number 4 now.
    let said = [Said("Anna", "Алло.")] + Fixture.river.turns.map { Said($0.speaker?.name, $0.text) }
    let report = try index.store(Fixture.run("0412", said, key: "2"), call: nil)
    #expect(report.unmatched.confirmations.isEmpty)
    let turns = try index.segments(of: id).map(\.turn)
    #expect(turns.map(\.timing) == [.stated, .stated, .stated, .confirmed, .stated])
    #expect(turns[3].range == range)
    #expect(try index.verify().findings == [])
  }

  @Test func aConfirmedTimeWithoutItsTurnIsKeptAndReported() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let id = Fixture.river.recording.id
    let range = SampleRange(start: 0, end: 8_000)
    try index.confirm(recording: id, turnNumber: 4, range: range, by: "Eva", at: Fixture.clock)
    let report = try index.store(Fixture.run("0412", [Said("Anna", "Другое.")], key: "2"), call: nil)
    #expect(report.unmatched.confirmations.map(\.turnNumber) == [4])
    try index.store(Fixture.river, call: nil)
    #expect(try index.segments(of: id)[3].turn.range == range)
    #expect(try index.confirmations(of: id).map(\.by) == ["Eva"])
  }

  @Test func settingTimesTwiceIsTheSameAsOnce() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let id = Fixture.river.recording.id
    let far = SampleRange(start: 100_000, end: 108_000)
    let near = SampleRange(start: 8_000, end: 16_000)
    try index.confirm(recording: id, turnNumber: 1, range: far, by: "Eva", at: Fixture.clock)
    let segment = try index.confirm(recording: id, turnNumber: 1, range: near, by: "Eva", at: Fixture.clock)
    #expect(segment.turn.words == Fixture.river.turns[0].words)
  }

  @Test func refusesTimesPastTheEndAndTurnsThatAreNotThere() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let id = Fixture.river.recording.id
    let range = SampleRange(start: 0, end: 800_001)
    #expect(throws: IndexError.outOfRange(recording: id.short, wanted: range, frameCount: 800_000)) {
      try index.confirm(recording: id, turnNumber: 1, range: range, by: "Eva", at: Fixture.clock)
    }
    #expect(throws: IndexError.noSuchTurn(recording: id.short, number: 9)) {
      try index.confirm(
        recording: id, turnNumber: 9, range: SampleRange(start: 0, end: 1), by: "Eva", at: Fixture.clock)
    }
  }

  @Test func theSegmentIdentifierFindsItsSegment() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let segments = try index.segments(of: Fixture.river.recording.id)
    #expect(try index.segment(segments[2].id) == segments[2])
    for id in [
      "nothing", "-", "\(Fixture.river.recording.id.short)-99",
      "\(Fixture.river.recording.id.short)-99999999999999999999",
    ] {
      #expect(throws: IndexError.noSuchSegment(id: id)) { try index.segment(id) }
    }
  }

  @Test func turnsHaveTheirTimeOfDayWhereTheCallsStartIsKnown() throws {
    let index = try Fixture.index(folder)
    let call = CallDetails(start: WallClock("2022-03-08T21:14:05+02:00"))
    try index.store(Fixture.river, call: call, by: "test", at: Fixture.clock)
    let said = try index.segments(of: Fixture.river.recording.id)[1].said
    #expect(said?.description == "2022-03-08T21:14:07+02:00")
  }

  @Test func theWordStreamRunsOverAllTurns() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let words = try index.wordStream(of: Fixture.river.recording.id)
    #expect(words.map(\.turnNumber) == [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4])
    #expect(words[4].word.text == "Мы")
  }

  @Test func manyThreadsMayStoreAndReadAtOnce() async throws {
    let index = try Fixture.index(folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<12 {
        group.addTask {
          // Copies of one file under different names, as a folder may hold them.
          let run = Fixture.run("\(number % 4)", [Said("Anna", "река \(number)")], path: "/\(number).wav")
          try index.store(run, call: nil)
          _ = try index.search(SearchQuery("река"))
        }
      }
      try await group.waitForAll()
    }
    #expect(try index.summary().recordingCount == 4)
    #expect(try index.search(SearchQuery("река")).items.count == 4)
    #expect(try index.history(of: nil).count == 12)
    #expect(try index.verify().findings == [])
  }
}
