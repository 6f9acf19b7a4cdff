import TapeModel
import TapeTesting
import Testing

@testable import TapeIndex

struct UndoTests {
  let folder: TemporaryFolder
  let index: TapeIndex

  init() throws {
    folder = try TemporaryFolder()
    index = try Fixture.index(folder, [Fixture.river])
    _ = try index.newRundown(name: "evening", title: "Evening", by: "Eva", at: Fixture.clock)
  }

  private func add(_ note: String) throws -> Int {
    try index.addItem(.note(note), to: "evening", at: .last, by: "Eva", at: Fixture.clock)
  }

  private func undo() throws -> StoredRundown { try index.undoRundown("evening", by: "Ada", at: Fixture.clock) }

  private var state: [String] {
    get throws {
      let rundown = try index.rundown("evening").rundown
      return [rundown.title]
        + rundown.items.map { item in
          if case .note(let text) = item.content { "\(item.id) \(text)" } else { "\(item.id)" }
        }
    }
  }

  @Test func everyChangeIsTakenBackOneByOne() throws {
    var states: [[String]] = [try state]
    _ = try add("a")
    states.append(try state)
    _ = try add("b")
    states.append(try state)
    _ = try index.moveItem(2, in: "evening", to: .first, ifVersion: nil, by: "Eva", at: Fixture.clock)
    states.append(try state)
    _ = try index.updateItem(
      1, in: "evening", content: .note("A"), ifVersion: nil, by: "Eva", at: Fixture.clock)
    states.append(try state)
    _ = try index.removeItem(2, from: "evening", ifVersion: nil, by: "Eva", at: Fixture.clock)
    states.append(try state)
    _ = try index.retitleRundown("evening", title: "Night", ifVersion: nil, by: "Eva", at: Fixture.clock)
    var version = try index.rundown("evening").version
    for wanted in states.reversed() {
      let undone = try undo()
      #expect(try state == wanted)
      #expect(undone.version > version)
      version = undone.version
    }
    #expect(throws: IndexError.nothingToUndo(rundown: "evening")) { try undo() }
    #expect(try index.verify().findings == [])
  }

  @Test func whatIsDoneAfterAnUndoIsUndoneFirst() throws {
    _ = try add("a")
    _ = try add("b")
    _ = try undo()
    _ = try add("c")
    _ = try undo()
    #expect(try state == ["Evening", "1 a"])
    _ = try undo()
    #expect(try state == ["Evening"])
  }

  @Test func anItemThatComesBackHasAVersionOfItsOwn() throws {
    let id = try add("a")
    let removed = try index.removeItem(id, from: "evening", ifVersion: 1, by: "Eva", at: Fixture.clock)
    #expect(removed.itemVersions.isEmpty)
    #expect(try undo().itemVersions == [id: 2])
  }

  @Test func changesSayWhoWhenBeforeAndAfter() throws {
    _ = try add("a")
    _ = try index.updateItem(1, in: "evening", content: .note("A"), ifVersion: nil, by: "Eva", at: Fixture.clock)
    _ = try undo()
    let changes = try index.changes(of: "evening")
    #expect(changes.map(\.by) == ["Eva", "Eva", "Eva", "Ada"])
    #expect(changes.map(\.before?.note) == [nil, nil, "a", "A"])
    #expect(changes.map(\.after?.note) == [nil, "a", "A", "a"])
    #expect(changes.map(\.undoes) == [nil, nil, nil, changes[2].number])
  }

  @Test func theLengthThatItShouldHaveIsPartOfItsHistory() throws {
    func target(_ milliseconds: Int64?) throws -> Int64? {
      try index.retargetRundown(
        "evening", targetMilliseconds: milliseconds, ifVersion: nil, by: "Eva", at: Fixture.clock
      ).rundown.targetMilliseconds
    }
    #expect(try index.rundown("evening").rundown.targetMilliseconds == nil)
    #expect(try target(270_000) == 270_000)
    _ = try index.retitleRundown("evening", title: "Night", ifVersion: nil, by: "Eva", at: Fixture.clock)
    _ = try add("a")
    #expect(try index.rundown("evening").rundown.targetMilliseconds == 270_000)
    #expect(try index.changes(of: "evening").map(\.after?.targetSeconds) == [nil, 270, 270, nil])
    #expect(try index.verify().findings == [])
    _ = try undo()
    _ = try undo()
    #expect(try undo().rundown.targetMilliseconds == nil)
    #expect(try state == ["Evening"])
  }

  @Test func aClipThatWasRemovedDoesNotComeBackIntoARundown() throws {
    let clip = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock).value
    let id = try index.addItem(.clip(clip), to: "evening", at: .last, by: "Eva", at: Fixture.clock)
    _ = try index.removeItem(id, from: "evening", ifVersion: nil, by: "Eva", at: Fixture.clock)
    try index.removeClip("c1", ifVersion: nil, by: "Eva", at: Fixture.clock)
    #expect(throws: IndexError.noSuchClip(id: "c1")) { try undo() }
    #expect(try state == ["Evening"])
  }

  @Test func refusesAnOldVersion() throws {
    _ = try add("a")
    #expect(throws: IndexError.conflict(name: "evening", current: 2)) {
      try index.undoRundown("evening", ifVersion: 1, by: "Ada", at: Fixture.clock)
    }
  }
}
