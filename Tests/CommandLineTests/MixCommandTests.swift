import Foundation
import TapeTesting
import Testing

struct MixCommandTests {
  private func programme() throws -> CaseFolder {
    let place = try CaseFolder.indexed()
    for arguments in [
      ["clip", "add", "--recording", "river", "--in", "#4000", "--out", "#12001", "--exact", "--slug", "ice"],
      ["rundown", "new", "evening"],
      ["rundown", "add", "evening", "--narration", "It was cold.", "--audio", "calls/bridge.wav"],
      ["rundown", "add", "evening", "--clip", "ice"],
    ] {
      let run = try ProgramRun.tapelog(arguments, in: place.folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    return place
  }

  @Test func rendersARundownAndSaysWhatWasDone() throws {
    let place = try programme()
    let run = try place.run("render", "evening", "evening.wav", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let mix = try place.object(run)
    #expect(mix["bitIdentical"] as? Bool == true)
    let items = try #require(mix["items"] as? [[String: Any]])
    #expect(items.map { $0["done"] as? [String] } == [["samples as recorded"], ["samples as recorded"]])
    #expect(items[1]["endFrame"] as? Int == mix["frameCount"] as? Int)
    let again = try place.object(
      place.run("render", "evening", "evening.flac", "--loudness", "podcast", "--rate", "16000", "--json"))
    #expect(abs(((again["loudness"] as? [String: Any])?["integrated"] as? Double ?? 0) + 16) < 0.1)
    #expect(again["container"] as? String == "FLAC")
  }

  @Test func narrationGetsItsRecordingLater() throws {
    let place = try programme()
    #expect(try place.run("rundown", "voice", "evening", "1").status == 0)
    let silent = try place.object(place.run("render", "evening", "a.wav", "--json"))
    #expect(((silent["items"] as? [[String: Any]])?[0]["done"] as? [String]) == ["silence"])
    let run = try place.run("render", "evening", "b.wav", "--narration", "1=calls/river.wav", "--json")
    #expect(run.status == 1)
    #expect(run.errors.contains("item 1: its recording is longer than its place"))
    #expect(try place.run("render", "evening", "c.wav", "--narration", "2=calls/river.wav").status == 66)
  }

  @Test(arguments: [
    ["render", "evening", "evening.mp3"], ["render", "evening", "x.wav", "--loudness", "loud"],
    ["render", "evening", "x.wav", "--rate", "7"], ["render", "evening", "x.wav", "--dither"],
    ["picture", "ice", "x.gif"], ["picture", "ice", "x.png", "--width", "7"],
    ["picture", "ice", "x.png", "--panels", "x"],
  ])
  func aWrongCommandLineIsRefused(arguments: [String]) throws {
    let place = try CaseFolder()
    #expect(try ProgramRun.tapelog(arguments, in: place.folder).status == 64)
    #expect(!place.folder.contents.contains { $0.hasPrefix("x.") || $0.hasPrefix("evening.") })
  }

  @Test func drawsClipsRundownsAndRecordings() throws {
    let place = try programme()
    for name in ["ice", "evening", "river"] {
      let run = try place.run("picture", name, "\(name).png", "--width", "300", "--height", "150")
      #expect(run.status == 0, "\(run.errors)")
      #expect(place.folder.contents.contains("\(name).png"))
    }
    #expect(try place.run("picture", "nothing", "x.svg").status == 66)
  }

  @Test func aFinishedEditIsCheckedAgainstItsSources() throws {
    let place = try programme()
    try place.folder.write(
      "edit.txt",
      """
      SESSION NAME:\tEvening
      SAMPLE RATE:\t48000.000000
      SESSION START TIMECODE:\t00:00:00:00
      TIMECODE FORMAT:\t25 Frame

      O N L I N E  C L I P S  I N  S E S S I O N

      CLIP NAME\tSource File
      01-ice-02\t01-ice.wav

      T R A C K  L I S T I N G
      TRACK NAME:\tTape
      CHANNEL \tEVENT   \tCLIP NAME\tSTART TIME\tEND TIME\tDURATION\tSTATE
      1\t1\t01-ice-02\t48000\t96006\t48006\tUnmuted
      1\t2\triver-01\t96006\t99000\t2994\tUnmuted
      1\t3\tbeach\t99000\t99500\t500\tMuted

      """)
    let run = try place.run("conform", "edit.txt", "--json")
    #expect(run.status == 1)
    let clips = try place.objects(run)
    #expect(clips.map { $0["name"] as? String } == ["river", "river", nil])
    #expect(clips[0]["startFrame"] as? Int == 4_000 && clips[0]["endFrame"] as? Int == 12_001)
    #expect(clips[0]["text"] as? String == "Река замёрзла за ночь.")
    #expect(clips[1]["startFrame"] is NSNull || clips[1]["startFrame"] == nil)
    #expect(run.errors.contains("beach: no recording and no clip of the index has its name"))
    #expect(try place.run("conform", "calls.csv").status == 65)
  }
}
