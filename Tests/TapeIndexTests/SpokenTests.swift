import TapeIndex
import TapeModel
import TapeTesting
import Testing

/// By what a list of words made from the index knows that it is still the index's.
struct SpokenTests {
  let folder: TemporaryFolder
  let index: TapeIndex

  init() throws {
    folder = try TemporaryFolder()
    index = try Fixture.index(folder, [Fixture.river, Fixture.run("0420"), Fixture.weather])
  }

  @Test func listsTheRecordingsThatHaveTurns() throws {
    let spoken = try index.spokenRecordings()
    #expect(spoken.recordings.map(\.name) == ["0412", "0413"])
    #expect(spoken.recordings.map(\.language?.code) == ["ru", "uk"])
    #expect(spoken.mark == (try index.editMark()))
    for recording in spoken.recordings { #expect(try index.spokenRecording(recording.id) == recording) }
    #expect(try index.spokenRecording(Fixture.run("0420").recording.id) == nil)
  }

  @Test func aClipChangesTheMarkAndNoContent() throws {
    let before = try index.spokenRecordings()
    _ = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock)
    let after = try index.spokenRecordings()
    #expect(after.mark != before.mark)
    #expect(after.recordings == before.recordings)
  }

  @Test(arguments: ["run", "times", "words"])
  func aRunAndEditsByEarChangeTheContentOfOneRecording(edit: String) throws {
    let before = try index.spokenRecordings().recordings
    if edit == "run" {
      try index.store(
        Fixture.run("0412", [Said("Anna", "Снег идёт.")], key: "2"), call: nil, by: "Eva", at: Fixture.clock)
    } else if edit == "words" {
      try index.correct(
        recording: Fixture.river.recording.id, turnNumber: 1, text: "Ещё вчера речка замёрзла.", translation: nil,
        by: "Eva",
        at: Fixture.clock)
    } else {
      try index.confirm(
        recording: Fixture.river.recording.id, turnNumber: 3, range: SampleRange(start: 100, end: 9_000), by: "Eva",
        at: Fixture.clock)
    }
    let after = try index.spokenRecordings().recordings
    #expect(after[0].content != before[0].content)
    #expect(after[1] == before[1])
    #expect(try index.spokenRecording(after[0].id) == after[0])
  }
}
