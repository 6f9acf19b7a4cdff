import Foundation
import TapeIndex
import TapeModel
import TapeTesting
import Testing

/// Where recordings are, seen from another working folder.
struct PathTests {
  @Test func aRelativePathIsFoundFromTheIndexFolder() throws {
    let folder = try TemporaryFolder()
    let working = FileManager.default.currentDirectoryPath
    let index = try TapeIndex(openingForWriting: folder.file("case.tapelog"), creating: true)
    let given = relativePath(from: working, to: folder.file("calls/call.wav"))
    _ = try index.store(Fixture.run("call", path: given), call: nil)
    let found = try index.recording(named: "call").recording.path
    #expect(found == folder.file("calls/call.wav"))
  }

  @Test func anAbsolutePathStaysAsItIs() throws {
    let folder = try TemporaryFolder()
    let index = try TapeIndex(openingForWriting: folder.file("case.tapelog"), creating: true)
    _ = try index.store(Fixture.run("call", path: "/tapes/call.wav"), call: nil)
    #expect(try index.recording(named: "/tapes/call.wav").recording.path == "/tapes/call.wav")
  }

  private func relativePath(from working: String, to path: String) -> String {
    String(repeating: "../", count: working.split(separator: "/").count) + path.dropFirst()
  }
}
