import Foundation
import TapeModel
import Testing
import TimelineExport

struct ManifestTests {
  private func restored(_ rundown: Rundown) throws -> Rundown? {
    let text = try Sample.text(rundown, "manifest")
    return try JSONDecoder().decode(Manifest.self, from: Data(text.utf8)).rundown
  }

  @Test func losesNothing() throws {
    #expect(try restored(Sample.evening) == Sample.evening)
  }

  @Test(arguments: Sample.hostile)
  func losesNothingOfHostileText(text: String) throws {
    let rundown = Sample.rundown(saying: text)
    #expect(try restored(rundown) == rundown)
  }

  @Test func losesNothingOfAWordThatIsNotOnTheTape() throws {
    var clip = Sample.clip()
    clip.words.append(Word("gone", range: nil, timing: .absent, confidence: 0))
    clip.confidence = 0.1 + 0.2
    let rundown = Rundown(name: "r", title: "", items: [.init(id: 1, content: .clip(clip))])
    #expect(try restored(rundown) == rundown)
  }

  @Test func writesSecondsWithoutPowersOfTen() throws {
    var clip = Sample.clip(recording: Sample.recording(hertz: 44_100), start: 1, end: 44_100)
    clip.handleFrameCount = 0
    let text = try Sample.text(Rundown(name: "r", title: "", items: [.init(id: 1, content: .clip(clip))]), "manifest")
    #expect(text.contains("\"start\" : 0.000023"))
    #expect(!text.contains("e-"))
  }

  @Test func refusesAGainThatIsNoNumber() {
    var clip = Sample.clip()
    clip.gainDecibels = .nan
    #expect(throws: ExportError.self) {
      try Sample.text(Rundown(name: "r", title: "", items: [.init(id: 1, content: .clip(clip))]), "manifest")
    }
  }

  @Test func refusesHandlesBelowNothing() {
    var clip = Sample.clip()
    clip.handleFrameCount = -1_000_000
    #expect(throws: ExportError.badClip(id: "c1", reason: "handles and fades cannot be shorter than nothing")) {
      try Sample.text(Rundown(name: "r", title: "", items: [.init(id: 1, content: .clip(clip))]), "manifest")
    }
  }

  @Test(arguments: [
    ("\"frameCount\" : 480000", "\"frameCount\" : -480000"), ("\"startFrame\" : 16000", "\"startFrame\" : -1"),
    ("\"endFrame\" : 40001", "\"endFrame\" : 9000000000000000000"),
    ("\"handleFrames\" : 8000", "\"handleFrames\" : -1"),
    ("\"confidence\" : 0.875", "\"confidence\" : 1.5"), ("\"channel\" : 0", "\"channel\" : 2"),
  ])
  func aManifestWithNumbersThatCannotBeGivesNoRundown(good: String, bad: String) throws {
    let text = try Sample.text(Sample.evening, "manifest")
    try #require(text.contains(good))
    #expect(try JSONDecoder().decode(Manifest.self, from: Data(text.replacing(good, with: bad).utf8)).rundown == nil)
  }

  @Test func aManifestOfAnotherVersionGivesNoRundown() throws {
    let text = try Sample.text(Sample.evening, "manifest").replacing("\"version\" : 1", with: "\"version\" : 2")
    #expect(try JSONDecoder().decode(Manifest.self, from: Data(text.utf8)).rundown == nil)
  }
}
