import Foundation
import TapeTesting
import Testing

/// What is hidden is hidden in every answer.
struct RedactTests {
  /// A case in which the name of a speaker is hidden.
  private func hiding() throws -> CaseFolder {
    let place = try CaseFolder.indexed()
    let run = try place.run("redact", "add", "--words", "лёд", "--reason", "a secret", "--by", "Editor")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try place.run("redact", "add", "--name", "Anna", "--as", "Witness A").status == 0)
    return place
  }

  @Test func listsThePlacesThatItHides() throws {
    let place = try CaseFolder.indexed()
    let run = try place.run("redact", "add", "--words", "лёд", "--dry-run", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let objects = try place.objects(run)
    #expect(objects.count == 2)
    #expect(objects[1]["spelling"] as? String == "льду")
    #expect(try place.run("redact", "list", "--json").lines.isEmpty)
  }

  @Test func hidesWordsAndLabelsInTheTapeLog() throws {
    let place = try hiding()
    for format in ["table", "json", "jsonl", "csv", "webvtt", "textgrid"] {
      let run = try place.run("segments", "river", "--format", format)
      #expect(run.status == 0, "\(run.errors)")
      #expect(!run.output.contains("льду") && !run.output.contains("Anna"), "\(format)")
      #expect(run.errors.contains("Redacted: 2 redactions"))
    }
    #expect(try place.run("segments", "river").output.contains("[redacted]"))
  }

  @Test func aSearchForWhatIsHiddenFindsNothing() throws {
    let place = try hiding()
    for words in ["льду", "лед", "Anna", "по льду", "льд"] {
      #expect(try place.run("search", words, "--json").lines.isEmpty, "\(words)")
    }
    #expect(try place.run("search", "река", "--json").lines.count == 1)
    #expect(try place.run("recordings", "--party", "Ann", "--json").lines.isEmpty)
    #expect(try place.run("clip", "add", "--quote", "пошли по льду").status == 1)
  }

  @Test func hidesInClipsRundownsAndTheirExports() throws {
    let place = try hiding()
    #expect(try place.run("clip", "add", "--segment", segment(2, place), "--slug", "po-ldu").status == 0)
    #expect(try place.run("rundown", "new", "evening", "--title", "Anna on the ice").status == 0)
    #expect(try place.run("rundown", "add", "evening", "--clip", "c1").status == 0)
    let export = try place.run("export", "evening", "--format", "manifest,markdown,reaper", "--output", "out")
    #expect(export.status == 0, "\(export.errors)")
    let manifest = try String(contentsOfFile: place.folder.file("out/evening.manifest.json"), encoding: .utf8)
    #expect(!manifest.contains("льду") && !manifest.contains("Anna") && manifest.contains("\"redactions\" : 2"))
    let cut = try place.object(place.run("cut", "c1", "--output", "clips", "--json"))
    #expect(cut["redacted"] as? Bool == true)
    #expect(cut["bitIdentical"] as? Bool == false)
    for arguments in [
      ["clip", "list"], ["clip", "show", "c1"], ["rundown", "show", "evening"], ["rundown", "list"],
    ] {
      let run = try ProgramRun.tapelog(arguments, in: place.folder)
      #expect(!run.output.contains("льду") && !run.output.contains("Anna"), "\(arguments)")
    }
  }

  @Test func aRundownWithAHiddenNameGoesByWhatIsShown() throws {
    let place = try hiding()
    #expect(try place.run("clip", "add", "--segment", segment(2, place)).status == 0)
    #expect(try place.run("rundown", "new", "anna-night").status == 0)
    let name = try #require(try place.object(place.run("rundown", "list", "--json"))["name"] as? String)
    #expect(!name.contains("anna"))
    for arguments in [
      ["rundown", "add", name, "--clip", "c1"], ["rundown", "add", name, "--note", "one"],
      ["rundown", "move", name, "2", "--before", "1"], ["rundown", "remove", name, "1"], ["rundown", "undo", name],
      ["rundown", "target", name, "4:30"], ["rundown", "show", name], ["rundown", "log", name],
      ["export", name, "--format", "csv", "--output", "out"], ["render", name, "mix.wav"],
      ["cut", "--rundown", name, "--output", "clips"], ["picture", name, "night.svg"],
    ] {
      let run = try ProgramRun.tapelog(arguments, in: place.folder)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      #expect(!run.output.contains("anna") && !run.errors.contains("anna"), "\(arguments)")
    }
    #expect(try place.run("rundown", "show", "anna-night").status == 0)
  }

  @Test func theCustodyLogHasEveryChangeAndNoSecret() throws {
    let place = try hiding()
    #expect(try place.run("redact", "remove", "x2").status == 0)
    let log = try place.run("log", "--json")
    let actions = try place.objects(log).compactMap { $0["action"] as? String }
    #expect(actions.suffix(3) == ["redacted", "redacted", "redactionRemoved"])
    #expect(!log.output.contains("лёд") && !log.output.contains("Witness"))
    #expect(try place.run("verify").status == 0)
    #expect(try place.run("index", "--rebuild").status == 0)
    #expect(try place.objects(place.run("redact", "list", "--json")).map { $0["id"] as? String } == ["x1"])
    #expect(try place.run("redact", "remove", "x2").status == 66)
  }

  @Test func whoMayLetsItOutAndIsNoted() throws {
    let place = try hiding()
    let run = try place.run("search", "льду", "--unredacted", "--by", "Editor", "--json")
    #expect(run.lines.count == 1)
    let last = try #require(try place.objects(place.run("log", "--json")).last)
    #expect(last["action"] as? String == "unredacted" && last["by"] as? String == "Editor")
  }

  @Test func whatCannotBeNotedIsNotLetOut() throws {
    let place = try hiding()
    let log = place.folder.file("Indexes/calls.tapelog/edits.jsonl")
    // A log that is shorter than it was takes no more lines.
    try Data().write(to: URL(fileURLWithPath: log))
    let run = try place.run("search", "льду", "--unredacted", "--json")
    #expect(run.status == 77, "\(run.errors)")
    #expect(run.lines.isEmpty)
  }

  @Test func theQuoteCheckConfirmsNothingHidden() throws {
    let place = try hiding()
    try place.folder.write("story.md", "Анна ответила: «И вы пошли по льду?»\n")
    for format in ["table", "json", "markdown", "html"] {
      let run = try place.run("check", "story.md", "--format", format)
      #expect(!run.output.contains("льду"), "\(format)")
      #expect(!run.output.contains("\"verbatim\""), "\(format)")
    }
  }

  private func segment(_ turn: Int, _ place: CaseFolder) throws -> String {
    let objects = try place.objects(place.run("segments", "river", "--format", "jsonl"))
    return try #require(objects[turn - 1]["id"] as? String)
  }
}
