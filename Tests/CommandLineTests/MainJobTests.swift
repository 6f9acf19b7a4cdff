import Foundation
import TapeTesting
import Testing

struct IndexCommandTests {
  @Test func indexesAFolderAndSaysSo() throws {
    let place = try CaseFolder()
    let run = try place.run("index", "calls", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let summary = try place.object(run)
    #expect(summary["indexed"] as? Int == 3)
    #expect(summary["unchanged"] as? Int == 0)
    #expect((summary["failed"] as? [Any])?.isEmpty == true)
  }

  @Test func aSecondRunDoesNothing() throws {
    let place = try CaseFolder.indexed()
    let summary = try place.object(place.run("index", "calls", "--align", "cues", "--json"))
    #expect(summary["indexed"] as? Int == 0)
    #expect(summary["unchanged"] as? Int == 3)
  }

  @Test func aChangedTranscriptIsIndexedAgain() throws {
    let place = try CaseFolder.indexed()
    try place.folder.write("calls/bridge.txt", "MOM: The bridge is open.\n")
    let summary = try place.object(place.run("index", "calls", "--align", "cues", "--json"))
    #expect(summary["indexed"] as? Int == 1)
    #expect(try place.run("segments", "bridge", "--format", "jsonl").lines.count == 1)
  }

  @Test func oneBadRecordingDoesNotStopTheOthers() throws {
    let place = try CaseFolder()
    try place.folder.write("calls/broken.wav", "this is no sound")
    let run = try place.run("index", "calls", "--json")
    #expect(run.status == 1)
    #expect(run.errors.contains("calls/broken.wav"))
    #expect(run.errors.split(separator: "\n").count { $0.contains("broken.wav") } == 1)
    #expect(try place.object(run)["indexed"] as? Int == 3)
  }

  @Test func aPathThatDoesNotExistIsNoInput() throws {
    let place = try CaseFolder()
    let run = try place.run("index", "nowhere")
    #expect(run.status == 66)
    #expect(run.errors.contains("nowhere: no such file or folder"))
    #expect(!FileManager.default.fileExists(atPath: place.folder.file("Indexes")))
  }

  @Test func aCopyWithoutATranscriptTakesNothingAway() throws {
    let place = try CaseFolder.indexed()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: place.folder.file("calls/bridge.wav")))
    try place.folder.write("calls/a-copy.wav", Array(bytes))
    let summary = try place.object(place.run("index", "calls", "--align", "cues", "--json"))
    #expect(summary["indexed"] as? Int == 0)
    #expect((summary["warnings"] as? [[String: Any]])?.count == 1)
    #expect(try place.run("segments", "bridge", "--format", "jsonl").lines.count == 2)
  }

  @Test func aTranscriptThatIsGoneLeavesItsTurns() throws {
    let place = try CaseFolder.indexed()
    try FileManager.default.removeItem(atPath: place.folder.file("calls/bridge.txt"))
    let run = try place.run("index", "calls", "--align", "cues")
    #expect(run.errors.contains("its transcript is gone; the 2 turns of the last one stay"))
    #expect(try place.run("segments", "bridge", "--format", "jsonl").lines.count == 2)
  }

  @Test func aRowOfTheCatalogueThatMatchesNothingIsReportedByLine() throws {
    let place = try CaseFolder()
    try place.folder.write("calls.csv", "call id,file\n0412,river.wav\n0499,gone.wav\n")
    let run = try place.run("index", "calls", "--catalogue", "calls.csv")
    #expect(run.status == 1)
    #expect(run.errors.contains("calls.csv:3") || run.errors.contains("calls.csv, line 3"), "\(run.errors)")
  }
}

struct AskingTests {
  @Test func listsRecordingsWithWhatTheCatalogueKnows() throws {
    let place = try CaseFolder.indexed()
    let all = try place.objects(place.run("recordings", "--json"))
    #expect(Set(all.compactMap { $0["name"] as? String }) == ["river", "bridge", "silent-line"])
    let verified = try place.objects(place.run("recordings", "--status", "verified", "--json"))
    #expect(verified.compactMap { $0["callID"] as? String } == ["0412"])
    #expect(try place.objects(place.run("recordings", "--from", "2024-02-02", "--json")).count == 1)
    #expect(try place.objects(place.run("recordings", "--party", "boris", "--json")).count == 1)
  }

  @Test func segmentsHaveTimesOriginsAndTranslations() throws {
    let place = try CaseFolder.indexed()
    let segments = try place.objects(place.run("segments", "0412", "--format", "jsonl"))
    #expect(segments.count == 3)
    #expect(segments[0]["speaker"] as? String == "Анна")
    #expect(segments[0]["translation"] as? String == "The river froze overnight.")
    #expect(segments[0]["timing"] as? String == "stated")
    #expect((segments[0]["said"] as? String)?.hasPrefix("2024-02-01T21:14:05") == true)
  }

  @Test func untimedTurnsAreInterpolatedAndNotesKeptApart() throws {
    let place = try CaseFolder.indexed()
    let segments = try place.objects(place.run("segments", "bridge", "--format", "jsonl"))
    #expect(segments.map { $0["timing"] as? String } == ["interpolated", "interpolated"])
    #expect(segments[0]["text"] as? String == "The bridge is closed. Do not come before noon.")
  }

  @Test(arguments: [("замерзла", 1), ("рекой", 1), ("walked", 2), ("bridges", 1), ("elephant", 0)])
  func searchFindsInflectedWordsInBothLanguages(words: String, count: Int) throws {
    let place = try CaseFolder.indexed()
    let run = try place.run("search", words, "--json")
    #expect(run.status == 0)
    #expect(try place.objects(run).count == count)
  }

  @Test func aRecordingThatIsNotThereIsNoInput() throws {
    let place = try CaseFolder.indexed()
    let run = try place.run("segments", "0499")
    #expect(run.status == 66)
    #expect(run.output.isEmpty)
  }

  @Test func withoutAnIndexThereIsNoInput() throws {
    let place = try CaseFolder()
    for command in ["recordings", "segments", "search"] {
      let run = try place.run(command, "x", "--index", "none.tapelog")
      #expect(run.status == (command == "recordings" ? 64 : 66), "\(command): \(run.errors)")
    }
  }
}

struct ConfirmTests {
  @Test func confirmedTimesSurviveIndexingAgain() throws {
    let place = try CaseFolder.indexed()
    #expect(try place.run("confirm", "bridge", "1", "--in", "0.5", "--out", "1.25").status == 0)
    try place.folder.write(
      "calls/bridge.txt",
      "MOM: The bridge is closed. (laughing) Do not come before noon.\n\nSON: I will walk then, mother.\n")
    #expect(try place.run("index", "calls", "--align", "cues").status == 0)
    let segments = try place.objects(place.run("segments", "bridge", "--format", "jsonl"))
    #expect(segments[0]["timing"] as? String == "confirmed")
    #expect(segments[0]["startFrame"] as? Int == 4_000)
    #expect(segments[0]["endFrame"] as? Int == 10_000)
    #expect(segments[1]["timing"] as? String == "interpolated")
  }

  @Test(arguments: [("1", "2"), ("0.5", "99")])
  func timesThatCannotBeAreRefused(start: String, end: String) throws {
    let place = try CaseFolder.indexed()
    let run = try place.run("confirm", "silent-line", "1", "--in", start, "--out", end)
    #expect([65, 66, 64].contains(run.status))
  }
}

struct ClipAndRundownTests {
  @Test func aQuoteBecomesAClipAFileAndAManifest() throws {
    let place = try CaseFolder.indexed()
    let added = try place.run("clip", "add", "--quote", "Река замерзла", "--slug", "river", "--json")
    #expect(added.status == 0, "\(added.errors)")
    let clip = try place.object(added)
    let id = try #require(clip["id"] as? String)
    #expect(try place.run("clip", "add", "--recording", "bridge", "--in", "0.5", "--out", "1.2", "--exact").status == 0)
    #expect(try place.run("rundown", "new", "evening", "--title", "Evening programme").status == 0)
    #expect(try place.run("rundown", "add", "evening", "--clip", id).status == 0)
    #expect(try place.run("rundown", "add", "evening", "--narration", "It was a cold night.").status == 0)
    #expect(try place.run("rundown", "add", "evening", "--note", "check the date").status == 0)
    let export = try place.run(
      "export", "evening", "--format", "manifest,csv,webvtt,srt,audacity,markdown", "--output", "out")
    #expect(export.status == 0, "\(export.errors)")
    #expect(place.folder.contents.count { $0.hasPrefix("out/") } == 6)
    let cut = try place.run("cut", id, "--output", "out")
    #expect(cut.status == 0, "\(cut.errors)")
    #expect(place.folder.contents.contains("out/river.wav"))
  }

  @Test func anExactClipIsCutToTheFrame() throws {
    let place = try CaseFolder.indexed()
    let added = try place.object(
      place.run(
        "clip", "add", "--recording", "bridge", "--in", "#4001", "--out", "#9003", "--exact", "--slug", "cut", "--json")
    )
    let id = try #require(added["id"] as? String)
    #expect(try place.run("cut", id, "--output", ".").status == 0)
    let source = try Data(contentsOf: URL(fileURLWithPath: place.folder.file("calls/bridge.wav")))
    let cut = try Data(contentsOf: URL(fileURLWithPath: place.folder.file("cut.wav")))
    #expect(cut.range(of: source[44 + 2 * 4_001..<44 + 2 * 9_003]) != nil)
  }

  @Test func aClipByItsWordsHoldsThoseWordsAndNoOthers() throws {
    let place = try CaseFolder.indexed()
    for quote in ["the bridge is", "closed", "do not come", "I will", "walk then"] {
      let clip = try place.object(place.run("clip", "add", "--quote", quote, "--json"))
      let words = (clip["words"] as? [[String: Any]])?.compactMap { $0["text"] as? String } ?? []
      let plain = words.joined(separator: " ").lowercased().filter { $0.isLetter || $0 == " " }
      #expect(plain == quote.lowercased())
    }
  }

  @Test func aClipSaysWhenItsTranscriptHasChanged() throws {
    let place = try CaseFolder.indexed()
    #expect(try place.run("clip", "add", "--quote", "the bridge is closed", "--slug", "bridge").status == 0)
    #expect(try place.run("rundown", "new", "evening").status == 0)
    #expect(try place.run("rundown", "add", "evening", "--clip", "bridge").status == 0)
    #expect(try place.run("export", "evening", "--format", "manifest", "--output", "out").status == 0)
    try place.folder.write(
      "calls/bridge.txt", "MOM: The bridge is open. Do not come before noon.\n\nSON: I will walk then.\n")
    #expect(try place.run("index", "calls", "--align", "cues").status == 0)
    let export = try place.run("export", "evening", "--format", "manifest", "--output", "out")
    #expect(export.status == 1)
    #expect(export.errors.contains("The transcript has changed since this clip was made"))
  }

  @Test(arguments: ["../../evil", "a/b", "c12", ".hidden", "a b"])
  func aSlugIsAPlainName(slug: String) throws {
    let place = try CaseFolder.indexed()
    let run = try place.run("clip", "add", "--quote", "closed", "--slug", slug)
    #expect(run.status == 64)
  }

  @Test func itemsGoByTheirPlaceInTheRundown() throws {
    let place = try CaseFolder.indexed()
    #expect(try place.run("rundown", "new", "evening").status == 0)
    for note in ["one", "two", "three"] {
      #expect(try place.run("rundown", "add", "evening", "--note", note).status == 0)
    }
    #expect(try place.run("rundown", "move", "evening", "3", "--before", "1").status == 0)
    #expect(try place.run("rundown", "remove", "evening", "2").status == 0)
    let shown = try place.run("rundown", "show", "evening").lines.dropFirst().prefix(2).map {
      $0.split(separator: "\t")
    }
    #expect(shown.map(\.first) == ["1", "2"])
    #expect(shown.map(\.last) == ["three", "two"])
  }

  @Test func aTimelineComesBackAsARundown() throws {
    let place = try CaseFolder.indexed()
    #expect(try place.run("clip", "add", "--quote", "the bridge is closed", "--slug", "bridge").status == 0)
    #expect(try place.run("rundown", "new", "evening").status == 0)
    #expect(try place.run("rundown", "add", "evening", "--clip", "bridge").status == 0)
    #expect(try place.run("export", "evening", "--format", "otio,reaper", "--output", "out").status == 0)
    #expect(place.folder.contents.contains("out/evening/evening.rpp"))
    let back = try place.run("rundown", "import", "again", "out/evening.otio")
    #expect(back.status == 0, "\(back.errors)")
    #expect(back.output == "again: clips: 1 in all, 0 with moved edges\n")
    #expect(try place.objects(place.run("clip", "list", "--json")).count == 1)
  }

  @Test func aQuoteSaidNowhereIsFoundNowhere() throws {
    let place = try CaseFolder.indexed()
    let run = try place.run("clip", "add", "--quote", "we sold the dog")
    #expect(run.status == 1)
    #expect(try place.run("clip", "list", "--json").output.isEmpty)
  }
}

struct UsageTests {
  @Test(arguments: [
    [], ["index"], ["segments"], ["search"], ["confirm"], ["clip"], ["clip", "add"], ["cut"], ["rundown"], ["export"],
    ["recordings"], ["formats"], ["check"], ["verify"], ["log"],
  ])
  func everyCommandExplainsItself(command: [String]) throws {
    let run = try ProgramRun.tapelog(command + ["--help"], in: TemporaryFolder())
    #expect(run.status == 0)
    #expect(command.isEmpty || run.output.contains("Example:") || run.output.contains("SUBCOMMANDS"), "\(command)")
  }

  @Test func aWrongCommandLineIs64() throws {
    #expect(try ProgramRun.tapelog(["index", "--jobs", "none"], in: TemporaryFolder()).status == 64)
    #expect(try ProgramRun.tapelog(["frobnicate"], in: TemporaryFolder()).status == 64)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsAreOfferedCompletions(shell: String) throws {
    let run = try ProgramRun.tapelog(["--generate-completion-script", shell], in: TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.output.contains("tapelog"))
  }
}

struct VerifyTests {
  @Test(arguments: [true, false])
  func aCustodyLogThatWasTamperedWithIsNoticed(changesTheLastLine: Bool) throws {
    let place = try CaseFolder.indexed()
    #expect(try place.run("rundown", "new", "evening", "--by", "anna").status == 0)
    #expect(try place.run("verify").status == 0)
    let path = place.folder.file("Indexes/calls.tapelog/edits.jsonl")
    let log = try String(contentsOfFile: path, encoding: .utf8)
    let tampered = changesTheLastLine ? log.replacing("anna", with: "evil") : log + "no line of ours\n"
    try place.folder.write("Indexes/calls.tapelog/edits.jsonl", tampered)
    let run = try place.run("verify")
    #expect(run.status == 1)
    #expect(run.output.contains("edits.jsonl"))
  }
}
