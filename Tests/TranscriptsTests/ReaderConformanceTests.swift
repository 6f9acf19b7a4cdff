import TapeModel
import Testing
import Transcripts

/// One call in every format must come out the same.
struct ReaderConformanceTests {
  static let names = CallSketch.writers.map(\.name)

  @Test(arguments: names)
  func aThousandTurnsComeOutAsTheyWent(name: String) throws {
    let writer = try #require(CallSketch.writers.first { $0.name == name })
    let call = CallSketch(turnCount: 1_000)
    let transcript = try TranscriptReader(options: ReadingOptions()).read(writer.write(call), path: "call")
    #expect(transcript.format == name)
    #expect(transcript.unused == [])
    #expect(transcript.turns.map { $0.speaker?.name } == call.turns.map(\.speaker))
    #expect(transcript.turns.map(\.text) == call.turns.map { call.text($0) })
    #expect(transcript.turns.map { $0.cue?.startMilliseconds } == call.turns.map { Int64($0.words[0].start) })
    if name != "otranscribe" {
      #expect(transcript.turns.map { $0.cue?.endMilliseconds } == call.turns.map { Int64($0.words[4].end) })
    }
    #expect(transcript.turns.allSatisfy { $0.channel == nil })
    guard writer.hasWordTimes else { return }
    let cues = transcript.turns.map { $0.words.map(\.cue) }
    #expect(
      cues
        == call.turns.map { turn in
          turn.words.map { Cue(startMilliseconds: Int64($0.start), endMilliseconds: Int64($0.end)) }
        })
  }

  @Test(arguments: names)
  func theSameFileGivesTheSameTranscript(name: String) throws {
    let writer = try #require(CallSketch.writers.first { $0.name == name })
    let bytes = writer.write(CallSketch(turnCount: 20))
    let reader = TranscriptReader(options: ReadingOptions())
    #expect(try reader.read(bytes, path: "call") == reader.read(bytes, path: "call"))
  }

  @Test(arguments: names)
  func anAliasRenamesASpeakerInEveryFormat(name: String) throws {
    let writer = try #require(CallSketch.writers.first { $0.name == name })
    let reader = TranscriptReader(options: ReadingOptions(speakerAliases: ["анна": "Mother"]))
    let transcript = try reader.read(writer.write(CallSketch(turnCount: 4)), path: "call")
    #expect(transcript.turns.map { $0.speaker?.name } == ["Mother", "Boris", "Mother", "Boris"])
  }

  @Test(arguments: names)
  func aFileCutAnywhereIsReadOrRefused(name: String) throws {
    let writer = try #require(CallSketch.writers.first { $0.name == name })
    let bytes = writer.write(CallSketch(turnCount: 4))
    let reader = TranscriptReader(options: ReadingOptions())
    for count in stride(from: 0, to: bytes.count, by: 23) { _ = try? reader.read(Array(bytes[..<count]), path: "call") }
  }
}
