import Foundation
import TapeFiles
import TapeModel
import TapeTesting
import Testing

@testable import TapeIndex

struct RecoveryTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("case.tapelog")
  }

  /// An index with recordings, call details, confirmed times, clips and a rundown.
  private func fill() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let call = CallDetails(
      callID: "K-7", start: WallClock("2022-03-08T21:14:05+02:00"), parties: ["Anna"], verification: .partly,
      further: [.init(name: "Reel", value: "3")])
    try index.store(Fixture.weather, call: call, by: "Eva", at: Fixture.clock)
    try index.store(
      Fixture.run("0412", Fixture.river.turns.map { Said($0.speaker?.name, $0.text) }, key: "2"), call: nil)
    let range = SampleRange(start: 7_000, end: 17_000)
    try index.confirm(
      recording: Fixture.river.recording.id, turnNumber: 1, range: range, by: "Eva", at: Fixture.clock)
    let clip = try index.addClip(Fixture.clip(Fixture.river), by: "Eva", at: Fixture.clock).value
    _ = try index.addClip(Fixture.clip(Fixture.weather, slug: "ice"), by: "Eva", at: Fixture.clock)
    try index.removeClip("c2", ifVersion: 1, by: "Eva", at: Fixture.clock)
    _ = try index.newRundown(name: "evening", title: "Evening", by: "Eva", at: Fixture.clock)
    _ = try index.addItem(.note("begin"), to: "evening", at: .last, by: "Eva", at: Fixture.clock)
    _ = try index.addItem(.clip(clip), to: "evening", at: .first, by: "Eva", at: Fixture.clock)
    try index.relocate(Fixture.weather.recording.id, foundAt: "/elsewhere/0413.wav", by: "Eva", at: Fixture.clock)
  }

  /// Everything that a reader can ask for.
  private func answers() throws -> [String] {
    let index = try TapeIndex(openingForReading: path)
    let recordings = try index.recordings(filter: RecordingFilter(), after: nil, limit: 99).items
    var answers = recordings.map { "\($0)" }
    for recording in recordings {
      answers += try index.segments(of: recording.id).map { "\($0)" }
      answers += try index.channels(of: recording.id).map { "\($0)" }
      answers += try index.confirmations(of: recording.id).map { "\($0)" }
    }
    answers += try index.clips().map { "\($0)" }
    answers += try index.rundowns().map { "\($0.rundown) \($0.version) \($0.itemVersions.sorted { $0.key < $1.key })" }
    for words in ["река", "річка", "river", "\"что мост\"", "мост"] {
      answers += try index.search(SearchQuery(words), after: nil, limit: 99).items.map { "\($0)" }
    }
    answers.append("\(try index.summary().clipCount)")
    answers += try index.history(of: nil).map { "\($0)" }
    return answers
  }

  @Test func rebuiltFromItsRunsAndLogItGivesTheSameAnswers() throws {
    try fill()
    let before = try answers()
    try FileManager.default.removeItem(atPath: path + "/index.sqlite")
    #expect(try TapeIndex.rebuild(path: path, by: "Eva", at: Fixture.clock) == [])
    #expect(try answers() == before)
    #expect(try TapeIndex(openingForReading: path).verify().findings == [])
  }

  @Test func rebuildsOverAnIndexThatSomebodyReads() throws {
    try fill()
    let before = try answers()
    let reader = try TapeIndex(openingForReading: path)
    #expect(try reader.summary().recordingCount == 2)
    #expect(try TapeIndex.rebuild(path: path, by: "Eva", at: Fixture.clock) == [])
    #expect(try reader.summary().recordingCount == 2)
    #expect(try answers() == before)
  }

  @Test func rebuildsOverADatabaseThatIsScrambled() throws {
    try fill()
    let before = try answers()
    try overwrite("index.sqlite", at: 2_000, with: [UInt8](repeating: 0xA5, count: 30_000))
    #expect(throws: (any Error).self) { try answers() }
    _ = try TapeIndex.rebuild(path: path, by: "Eva", at: Fixture.clock)
    #expect(try answers() == before)
    #expect(try TapeIndex(openingForReading: path).verify().findings == [])
  }

  @Test func writingFindsTheIndexAgainFromItsLogAlone() throws {
    try fill()
    let before = try answers()
    for file in ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm"] {
      try? FileManager.default.removeItem(atPath: path + "/" + file)
    }
    _ = try TapeIndex(openingForWriting: path, creating: false)
    #expect(try answers() == before)
  }

  @Test func dropsATornLastLineOfTheLogAndSaysSo() throws {
    try fill()
    let before = try answers()
    try append("{\"at\":\"2026-03-01T12:00", to: "edits.jsonl")
    do {
      let index = try TapeIndex(openingForWriting: path, creating: false)
      #expect(index.openingNotices == ["the last line of the log was torn and dropped"])
    }
    #expect(try answers() == before)
    #expect(try TapeIndex(openingForWriting: path, creating: false).openingNotices == [])
  }

  @Test func takesUpAnEditThatReachedTheLogButNotTheDatabase() throws {
    _ = try Fixture.index(folder, [Fixture.river])
    let id = Fixture.river.recording.id
    // As after a power cut between the two: the log is longer than SQLite knows.
    var log = EditLog(path: path + "/edits.jsonl", position: .start)
    log.position = try EditLog.tail(of: log.path, after: .start).end
    let edit = Edit.described(recording: id, call: CallDetails(callID: "K-9"))
    try append(
      String(decoding: log.lines(for: [edit], by: "Eva", at: Fixture.clock).bytes, as: UTF8.self), to: "edits.jsonl")
    let index = try TapeIndex(openingForWriting: path, creating: false)
    #expect(index.openingNotices == ["1 edits taken from the log"])
    #expect(try index.recording(named: "K-9").id == id)
    #expect(try index.verify().findings == [])
  }

  @Test func refusesToWriteOnBehindAChangedLog() throws {
    try fill()
    let log = path + "/edits.jsonl"
    var lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
    lines.removeLast()
    try (lines.joined(separator: "\n") + "\n").write(toFile: log, atomically: true, encoding: .utf8)
    let error = #expect(throws: IndexError.self) { _ = try TapeIndex(openingForWriting: path, creating: false) }
    #expect(error?.description.hasPrefix("\(log): line ") == true)
    #expect(
      try TapeIndex(openingForReading: path).verify().findings.map(\.description) == [
        "edits.jsonl: shorter than it was"
      ])
  }

  @Test func noticesAChangedLineOfTheLogAndRebuildsAroundIt() throws {
    try fill()
    let log = path + "/edits.jsonl"
    let text = try String(contentsOfFile: log, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").firstIndex { $0.contains("K-7") }) + 2
    try text.replacingOccurrences(of: "K-7", with: "K-8").write(toFile: log, atomically: true, encoding: .utf8)
    #expect(
      try TapeIndex(openingForReading: path).verify().findings.map(\.description)
        == ["edits.jsonl: line \(line) does not follow from the line before"])
    let notices = try TapeIndex.rebuild(path: path, by: "Eva", at: Fixture.clock)
    #expect(notices == ["line \(line) of the log does not follow from the line before"])
    #expect(FileManager.default.fileExists(atPath: log + ".damaged-1"))
    let index = try TapeIndex(openingForWriting: path, creating: false)
    #expect(try index.recording(named: "K-8").id == Fixture.weather.recording.id)
    #expect(try index.verify().findings == [])
  }

  @Test func takesRunsThatTheLogLost() throws {
    try fill()
    try FileManager.default.removeItem(atPath: path + "/edits.jsonl")
    try FileManager.default.removeItem(atPath: path + "/index.sqlite")
    try folder.write("case.tapelog/edits.jsonl", "")
    let notices = try TapeIndex.rebuild(path: path, by: "Eva", at: Fixture.clock)
    #expect(notices.count == 2)
    let index = try TapeIndex(openingForReading: path)
    #expect(try index.summary().recordingCount == 2)
    #expect(try index.verify().findings == [])
  }

  @Test func removesWhatAKilledProcessLeft() throws {
    try fill()
    try folder.write("case.tapelog/runs/00/00aa/x.jsonl", "half")
    try folder.write("case.tapelog/peaks/00/.00aa-256.dat.77-0.part", "half")
    try folder.write("case.tapelog/peaks/00/\(String(repeating: "0", count: 64))-256.dat", "whole")
    try folder.write("case.tapelog/lock", "77 host 2026-03-01T12:00:00+02:00\n")
    let before = try answers()
    do {
      let index = try TapeIndex(openingForWriting: path, creating: false)
      #expect(index.openingNotices == ["3 unfinished files removed"])
    }
    #expect(!folder.contents.contains { $0.hasPrefix("case.tapelog/runs/00") && $0.hasSuffix(".jsonl") })
    #expect(try answers() == before)
    #expect(try TapeIndex(openingForReading: path).verify().findings == [])
  }

  @Test func aRunThatCannotBeStoredLeavesNoFile() throws {
    let index = try Fixture.index(folder, [Fixture.river])
    let before = folder.contents
    // Too long a name for the folder of its run: the log cannot be written.
    try FileManager.default.removeItem(atPath: path + "/edits.jsonl")
    try FileManager.default.createDirectory(atPath: path + "/edits.jsonl", withIntermediateDirectories: false)
    #expect(throws: IndexError.self) { try index.store(Fixture.weather, call: nil) }
    #expect(
      folder.contents.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".dat") }
        == before.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".dat") })
    #expect(try index.summary().recordingCount == 1)
  }

  @Test func aFlippedBitInAnyRowIsNoticed() throws {
    try fill()
    let places = ["замёрзла", "webvtt", "K-7", "begin", "Evening", "c1", "0413.wav"]
    let good = try Data(contentsOf: URL(fileURLWithPath: path + "/index.sqlite"))
    for place in places {
      var bytes = good
      let range = try #require(bytes.range(of: Data(place.utf8), options: .backwards), "\(place)")
      bytes[range.lowerBound] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path + "/index.sqlite"))
      let findings = try TapeIndex(openingForReading: path).verify().findings
      #expect(!findings.isEmpty, Comment(rawValue: place))
    }
  }

  @Test func aFlippedBitInTheFullTextIsNoticed() throws {
    try fill()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/index.sqlite"))
    // The stem of "замёрзла", which only the full text holds.
    let range = try #require(bytes.range(of: Data("замерзл".utf8)))
    bytes[range.lowerBound + 1] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path + "/index.sqlite"))
    #expect(!(try TapeIndex(openingForReading: path).verify().isSound))
  }

  @Test func aChangedRunOrPeaksFileIsNoticed() throws {
    try fill()
    let run = try #require(folder.contents.first { $0.hasSuffix(".jsonl") && $0.contains("/runs/") })
    let peaks = try #require(folder.contents.first { $0.hasSuffix(".dat") })
    try overwrite(String(run.dropFirst("case.tapelog/".count)), at: 3, with: [65])
    try overwrite(String(peaks.dropFirst("case.tapelog/".count)), at: 30, with: [65])
    let found = try TapeIndex(openingForReading: path).verify().findings.map(\.place)
    #expect(found.contains { run.hasSuffix($0) })
    #expect(found.contains { peaks.hasSuffix($0) })
  }

  @Test func aBackupIsAnIndexOfItsOwn() throws {
    try fill()
    let before = try answers()
    let index = try TapeIndex(openingForReading: path)
    try index.backup(to: folder.file("copy.tapelog"))
    #expect(throws: IndexError.exists(name: path)) { try index.backup(to: path) }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: folder.file("copy.tapelog"), toPath: path)
    #expect(try answers() == before)
    #expect(try TapeIndex(openingForWriting: path, creating: false).verify().findings == [])
  }

  private func append(_ text: String, to file: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path + "/" + file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  private func overwrite(_ file: String, at offset: UInt64, with bytes: [UInt8]) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path + "/" + file))
    try handle.seek(toOffset: offset)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }
}
