import Foundation
import TapeTesting
import Testing

/// The program ended with `kill -9`, at random instants of a batch.
struct KillTests {
  private static let callCount = 24
  private static let killCount = 200

  @Test(.timeLimit(.minutes(5))) func everyRecordingStaysWholeWhereverTheProgramIsKilled() throws {
    let folder = try TemporaryFolder()
    for call in 0..<Self.callCount {
      try folder.write("calls/call-\(call).wav", SampleWAV.mono(SampleWAV.talk(seed: UInt64(call))))
      try folder.write(
        "calls/call-\(call).txt", "ANNA: The river froze.\nBORIS: In one night?\nANNA: Yes, number \(call).\n")
    }
    let arguments = ["index", "calls", "--index", "case.tapelog", "--jobs", "2", "--language", "en", "--align", "cues"]
    var random = SeededGenerator(seed: 9)
    var kills = 0
    var round = 0
    while kills < Self.killCount {
      round += 1
      let program = try ProgramRun.start(arguments, in: folder)
      let patience = UInt64.random(in: 1...120, using: &random) * 1_000_000
      let deadline = DispatchTime.now().uptimeNanoseconds + patience
      while program.isRunning, DispatchTime.now().uptimeNanoseconds < deadline { sched_yield() }
      program.kill()
      let end = try program.finish()
      if end.status == SIGKILL { kills += 1 }
      try expectWhole(folder)
      if try listed(folder).count == Self.callCount {
        try FileManager.default.removeItem(atPath: folder.file("case.tapelog"))
      }
      try #require(round < 5 * Self.killCount, "the program ends before it can be killed")
    }
    let last = try ProgramRun.tapelog(arguments, in: folder)
    #expect(last.status == 0, "\(last.errors)")
    #expect(Set(try listed(folder)).count == Self.callCount)
    #expect(try halfFiles(folder).isEmpty)
  }

  /// Whatever is listed is there once, with all of its turns, and passes the fixity check.
  private func expectWhole(_ folder: TemporaryFolder) throws {
    guard FileManager.default.fileExists(atPath: folder.file("case.tapelog/index.sqlite")) else { return }
    let names = try listed(folder)
    #expect(Set(names).count == names.count)
    guard let any = names.randomElement() else { return }
    let segments = try ProgramRun.tapelog(
      ["segments", any, "--index", "case.tapelog", "--format", "jsonl"], in: folder)
    #expect(segments.lines.count == 3, "\(any): \(segments.errors)")
  }

  private func listed(_ folder: TemporaryFolder) throws -> [String] {
    let run = try ProgramRun.tapelog(["recordings", "--index", "case.tapelog", "--json"], in: folder)
    guard run.status == 0 else {
      // Killed before the index was made.
      #expect(run.status == 66, "\(run.errors)")
      return []
    }
    return try run.lines.map { line in
      let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return try #require(object["name"] as? String)
    }
  }

  private func halfFiles(_ folder: TemporaryFolder) throws -> [String] {
    folder.contents.filter { $0.hasSuffix(".part") }
  }
}
