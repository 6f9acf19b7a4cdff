import TapeModel
import TapeTesting
import Testing

@testable import TapeIndex

struct RundownTests {
  let folder: TemporaryFolder
  let index: TapeIndex

  init() throws {
    folder = try TemporaryFolder()
    index = try Fixture.index(folder, [Fixture.river])
    _ = try index.newRundown(name: "evening", title: "Evening", by: "Eva", at: Fixture.clock)
  }

  private func add(_ note: String, _ place: RundownPlace) throws -> Int {
    try index.addItem(.note(note), to: "evening", at: place, by: "Eva", at: Fixture.clock)
  }

  private var notes: [String] {
    get throws {
      try index.rundown("evening").rundown.items.map { if case .note(let text) = $0.content { text } else { "clip" } }
    }
  }

  @Test func itemsStandWhereTheyArePut() throws {
    #expect(try add("b", .last) == 1)
    #expect(try add("d", .last) == 2)
    #expect(try add("a", .first) == 3)
    #expect(try add("c", .after(1)) == 4)
    #expect(try add("C", .before(2)) == 5)
    #expect(try notes == ["a", "b", "c", "C", "d"])
    _ = try index.moveItem(2, in: "evening", to: .first, ifVersion: 1, by: "Eva", at: Fixture.clock)
    _ = try index.moveItem(3, in: "evening", to: .after(4), ifVersion: nil, by: "Eva", at: Fixture.clock)
    #expect(try notes == ["d", "b", "c", "a", "C"])
    let after = try index.removeItem(5, from: "evening", ifVersion: nil, by: "Eva", at: Fixture.clock)
    #expect(after.itemVersions == [1: 1, 2: 2, 3: 2, 4: 1])
    #expect(after.version == 9)
    #expect(try add("e", .last) == 6)
  }

  @Test func aClipInARundownStays() throws {
    let clip = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock).value
    let id = try index.addItem(.clip(clip), to: "evening", at: .last, by: "Eva", at: Fixture.clock)
    #expect(throws: IndexError.inUse(clip: "c1", rundowns: ["evening"])) {
      try index.removeClip("c1", ifVersion: nil, by: "Eva", at: Fixture.clock)
    }
    #expect(try index.rundowns().map(\.rundown.clips) == [[clip]])
    _ = try index.updateItem(
      id, in: "evening", content: .narration(.init(text: "Good evening.")), ifVersion: 1, by: "Eva", at: Fixture.clock)
    try index.removeClip("c1", ifVersion: nil, by: "Eva", at: Fixture.clock)
    #expect(throws: IndexError.noSuchClip(id: "c1")) {
      try index.addItem(.clip(clip), to: "evening", at: .last, by: "Eva", at: Fixture.clock)
    }
    #expect(try index.verify().findings == [])
  }

  @Test func saysWhatIsNotThere() throws {
    #expect(throws: IndexError.noSuchRundown(name: "x")) { try index.rundown("x") }
    #expect(throws: IndexError.noSuchItem(rundown: "evening", id: 7)) { try add("a", .after(7)) }
    #expect(throws: IndexError.exists(name: "evening")) {
      try index.newRundown(name: "evening", title: "", by: "Eva", at: Fixture.clock)
    }
    #expect(throws: IndexError.badName(name: "a/b")) {
      try index.newRundown(name: "a/b", title: "", by: "Eva", at: Fixture.clock)
    }
    let id = try add("a", .last)
    #expect(throws: IndexError.conflict(name: "evening, item 1", current: 1)) {
      try index.moveItem(id, in: "evening", to: .last, ifVersion: 2, by: "Eva", at: Fixture.clock)
    }
    try index.removeRundown("evening", ifVersion: nil, by: "Eva", at: Fixture.clock)
    #expect(try index.rundowns().isEmpty)
  }

  @Test func thereIsAlwaysARankBetweenTwo() {
    var ranks = [FractionalRank.between(nil, nil)]
    var generator = SystemRandomNumberGenerator()
    for round in 0..<2_000 {
      let place = round < 500 ? 0 : round < 1_000 ? ranks.count : Int.random(in: 0...ranks.count, using: &generator)
      let rank = FractionalRank.between(
        place > 0 ? ranks[place - 1] : nil, place < ranks.count ? ranks[place] : nil)
      ranks.insert(rank, at: place)
    }
    for (one, other) in zip(ranks, ranks.dropFirst())
    where !(Array(one.utf8).lexicographicallyPrecedes(Array(other.utf8))) {
      Issue.record("\(one) is not before \(other)")
    }
    #expect(!ranks.contains { $0.isEmpty || $0.hasSuffix("0") })
  }
}
