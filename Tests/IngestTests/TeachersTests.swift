import Ingest
import TapeModel
import TapeTesting
import Testing

struct TeachersTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func call(_ name: String, seed: UInt64) throws -> CallFiles {
    CallFiles(
      recording: try folder.write("\(name).wav", SampleWAV.mono(SampleWAV.talk(seed: seed))),
      transcript: try folder.write("\(name).en.txt", "Anna: The river froze.\nBoris: In one night.\n"))
  }

  private func key(of call: CallFiles, _ teachers: [CallFiles]) throws -> ContentHash {
    try Ingester(options: IngestOptions(teachers: teachers)).identity(of: call).key
  }

  @Test func aRunDependsOnItsTeachersButNotOnTheirOrder() throws {
    let learner = try call("learner", seed: 4)
    let one = try call("one", seed: 5)
    let two = try call("two", seed: 6)
    let alone = try key(of: learner, [])
    let both = try key(of: learner, [one, two])
    #expect(try key(of: learner, [two, one]) == both)
    #expect(try Set([alone, both, key(of: learner, [one])]).count == 3)
    try folder.write("two.en.txt", "Anna: The river is open.\n")
    #expect(try key(of: learner, [one, two]) != both)
  }

  @Test func aTeacherWithoutATranscriptIsNamed() throws {
    let learner = try call("learner", seed: 4)
    var teacher = try call("teacher", seed: 5)
    teacher.transcript = nil
    let error = #expect(throws: IngestError.self) { try key(of: learner, [teacher]) }
    #expect(error?.kind == .noInput)
    #expect(error?.description.hasPrefix(teacher.recording) == true)
  }

  /// Tones are no speech: the text does not belong to them.
  @Test func whatTeachesNothingIsSaid() throws {
    let learner = try call("learner", seed: 4)
    let teacher = try call("teacher", seed: 5)
    let ingester = Ingester(options: IngestOptions(teachers: [teacher]))
    #expect(ingester.teacherNotices.isEmpty)
    _ = try ingester.run(learner)
    #expect(ingester.teacherNotices.count == 1)
    #expect(ingester.teacherNotices.first?.hasPrefix(teacher.recording) == true)
  }
}
