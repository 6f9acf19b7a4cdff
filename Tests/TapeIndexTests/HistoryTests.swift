import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct HistoryTests {
  @Test func whoeverReadTheLogReadsWhatCameSince() throws {
    let folder = try TemporaryFolder()
    let index = try Fixture.index(folder, [Fixture.river, Fixture.weather])
    let reader = try TapeIndex(openingForReading: index.path)
    let river = Fixture.river.recording.id
    let before = try reader.history(of: nil)
    for number in 1...3 {
      try index.noteUnredacted("test \(number)", by: "test", at: Fixture.clock)
      let now = try reader.history(of: nil)
      #expect(now.prefix(before.count) == before[...])
      #expect(now.map(\.number) == Array(1...before.count + number))
      #expect(now.last?.subject == "test \(number)")
    }
    #expect(try reader.history(of: river) == before.filter { $0.subject == river.short })
    #expect(try index.history(of: nil) == reader.history(of: nil))
  }
}
