import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct ChangeMarkTests {
  let folder: TemporaryFolder
  let index: TapeIndex

  init() throws {
    folder = try TemporaryFolder()
    index = try Fixture.index(folder, [Fixture.river])
  }

  @Test func readingAndCheckpointsLeaveTheMark() throws {
    let mark = try index.changeMark()
    _ = try index.recordings()
    _ = try index.redactions()
    #expect(try index.changeMark() == mark)
  }

  @Test func everyChangeOfTheIndexItselfChangesTheMark() throws {
    var seen: Set<ChangeMark> = [try index.changeMark()]
    for number in 1...3 {
      _ = try index.newRundown(name: "r\(number)", title: "", by: "test", at: Fixture.clock)
      #expect(seen.insert(try index.changeMark()).inserted)
    }
    try index.checkpoint()
    _ = try index.addRedaction(Redaction(rule: .words("ice")), by: "test", at: Fixture.clock)
    #expect(seen.insert(try index.changeMark()).inserted)
  }

  @Test func aChangeByAnotherConnectionChangesTheMark() throws {
    let reader = try TapeIndex(openingForReading: index.path)
    let before = try reader.changeMark()
    #expect(try reader.changeMark() == before)
    try index.noteUnredacted("test", by: "test", at: Fixture.clock)
    #expect(try reader.changeMark() != before)
  }
}
