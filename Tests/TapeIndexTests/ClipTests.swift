import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct ClipTests {
  let folder: TemporaryFolder
  let index: TapeIndex

  init() throws {
    folder = try TemporaryFolder()
    index = try Fixture.index(folder, [Fixture.river])
  }

  @Test func aClipComesBackWithItsRecordingAndCallAsKnownNow() throws {
    let added = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock)
    #expect(added == Versioned(Fixture.clip(Fixture.river, id: "c1"), version: 1))
    let call = CallDetails(callID: "K-1")
    try index.store(Fixture.run("0412", key: "2"), call: call, by: "Eva", at: Fixture.clock)
    #expect(try index.clip("c1").value.call == call)
    #expect(try index.clips().map(\.value.id) == ["c1"])
  }

  @Test func aNumberIsNeverGivenTwice() throws {
    _ = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock)
    _ = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock)
    try index.removeClip("c2", ifVersion: nil, by: "Eva", at: Fixture.clock)
    #expect(try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock).value.id == "c3")
    #expect(throws: IndexError.noSuchClip(id: "c2")) { try index.clip("c2") }
    #expect(throws: IndexError.exists(name: "c1")) {
      try index.addClip(Fixture.clip(Fixture.river, id: "c1"), by: "Eva", at: Fixture.clock)
    }
  }

  @Test func whoeverChangesAnOldVersionIsTold() throws {
    var clip = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock).value
    clip.slug = "ice"
    #expect(try index.updateClip(clip, ifVersion: 1, by: "Eva", at: Fixture.clock).version == 2)
    #expect(throws: IndexError.conflict(name: "c1", current: 2)) {
      try index.updateClip(clip, ifVersion: 1, by: "Adam", at: Fixture.clock)
    }
    #expect(throws: IndexError.conflict(name: "c1", current: 2)) {
      try index.removeClip("c1", ifVersion: 1, by: "Adam", at: Fixture.clock)
    }
    #expect(try index.clip("c1").value.slug == "ice")
  }

  @Test func refusesAClipOfNoRecordingOrPastItsEnd() throws {
    let id = Fixture.weather.recording.id
    #expect(throws: IndexError.noSuchRecording(name: id.short)) {
      try index.addClip(Fixture.clip(Fixture.weather), by: "Eva", at: Fixture.clock)
    }
    let range = SampleRange(start: 0, end: 800_001)
    #expect(throws: IndexError.self) {
      try index.addClip(Fixture.clip(Fixture.river, range: range), by: "Eva", at: Fixture.clock)
    }
    #expect(throws: IndexError.badName(name: "../c")) {
      try index.addClip(Fixture.clip(Fixture.river, id: "../c"), by: "Eva", at: Fixture.clock)
    }
  }
}
