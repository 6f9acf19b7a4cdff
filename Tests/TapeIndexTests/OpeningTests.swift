import Foundation
import TapeIndex
import TapeModel
import TapeTesting
import Testing

struct OpeningTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("case.tapelog")
  }

  @Test func aSecondWriterIsToldWhoWrites() throws {
    let first = try TapeIndex(openingForWriting: path, creating: true, at: Fixture.clock)
    let error = #expect(throws: IndexError.self) {
      _ = try TapeIndex(openingForWriting: path, creating: false, waitingMilliseconds: 60)
    }
    #expect(error?.isBusy == true)
    let process = ProcessInfo.processInfo
    #expect(
      error?.description
        == "\(path): in use by process \(process.processIdentifier) on \(process.hostName) since \(Fixture.clock)")
    #expect(try first.summary().recordingCount == 0)
  }

  @Test func anotherProcessKeepsWritersOutAndReadersGoOn() throws {
    _ = try Fixture.index(folder, [Fixture.river])
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    holder.arguments = [path + "/lock", "sh", "-c", "echo held; read line"]
    let input = Pipe()
    let output = Pipe()
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))
    let error = #expect(throws: IndexError.self) {
      _ = try TapeIndex(openingForWriting: path, creating: false, waitingMilliseconds: 60)
    }
    #expect(error?.isBusy == true)
    #expect(try TapeIndex(openingForReading: path).summary().recordingCount == 1)
    input.fileHandleForWriting.closeFile()
    holder.waitUntilExit()
    #expect(try TapeIndex(openingForWriting: path, creating: false).summary().recordingCount == 1)
  }

  @Test func aReaderSeesWhatIsWrittenMeanwhile() throws {
    let writer = try Fixture.index(folder)
    let reader = try TapeIndex(openingForReading: path)
    #expect(try reader.summary().recordingCount == 0)
    try writer.store(Fixture.river, call: nil)
    #expect(try reader.summary().recordingCount == 1)
    #expect(throws: IndexError.readOnly(path: path)) { try reader.store(Fixture.weather, call: nil) }
  }

  @Test func doesNotMakeAnIndexUnlessToldTo() throws {
    #expect(throws: IndexError.notFound(path: path)) { _ = try TapeIndex(openingForWriting: path, creating: false) }
    #expect(throws: IndexError.notFound(path: path)) { _ = try TapeIndex(openingForReading: path) }
    #expect(folder.contents.isEmpty)
  }

  @Test func leavesAFolderOfOtherThingsAlone() throws {
    try folder.write("letters/a.txt", "dear")
    let letters = folder.file("letters")
    #expect(throws: IndexError.foreign(path: letters)) {
      _ = try TapeIndex(openingForWriting: letters, creating: true)
    }
    #expect(throws: IndexError.foreign(path: letters + "/a.txt")) {
      _ = try TapeIndex(openingForWriting: letters + "/a.txt", creating: true)
    }
    #expect(folder.contents == ["letters", "letters/a.txt"])
  }

  @Test(arguments: ["", "nonsense", "SQLite format 3\0" + String(repeating: "x", count: 5_000)])
  func refusesADatabaseThatIsNotOurs(contents: String) throws {
    try folder.write("case.tapelog/index.sqlite", contents)
    #expect(throws: IndexError.foreign(path: path + "/index.sqlite")) { _ = try TapeIndex(openingForReading: path) }
    #expect(throws: IndexError.foreign(path: path + "/index.sqlite")) {
      _ = try TapeIndex(openingForWriting: path, creating: true)
    }
    #expect(try String(contentsOfFile: path + "/index.sqlite", encoding: .utf8) == contents)
  }

  @Test func refusesAnIndexOfANewerTapelog() throws {
    _ = try Fixture.index(folder, [Fixture.river])
    let sqlite = Process()
    sqlite.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    sqlite.arguments = [
      "python3", "-c",
      "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute(\"INSERT INTO grdb_migrations VALUES ('99')\"); d.commit()",
      path + "/index.sqlite",
    ]
    try sqlite.run()
    sqlite.waitUntilExit()
    #expect(sqlite.terminationStatus == 0)
    #expect(throws: IndexError.newer(path: path)) { _ = try TapeIndex(openingForReading: path) }
    #expect(throws: IndexError.newer(path: path)) { _ = try TapeIndex(openingForWriting: path, creating: false) }
  }

  @Test func aDamagedDatabaseIsSaidToBeDamaged() throws {
    _ = try Fixture.index(folder, [Fixture.river])
    let handle = try #require(FileHandle(forUpdatingAtPath: path + "/index.sqlite"))
    try handle.seek(toOffset: 100)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: 20_000))
    try handle.close()
    let error = #expect(throws: IndexError.self) {
      _ = try TapeIndex(openingForReading: path).segments(of: Fixture.river.recording.id)
    }
    guard case .damaged? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
