import Foundation
import TapeModel
import Testing

struct SegmentTests {
  private let recording = ContentHash(bytes: [UInt8](repeating: 0xAB, count: 32))!

  private func keys(_ segment: Segment) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(segment)) as? [String: Any])
  }

  @Test func hasTheKeysThatProgramsReadBy() throws {
    let turn = Turn(
      number: 12, channel: 1, speaker: Speaker(name: "Anna"), text: "the river", translation: "река",
      range: SampleRange(start: 4_001, end: 8_000), timing: .stated, confidence: 0.87654,
      words: [Word("the", range: SampleRange(start: 4_001, end: 5_000), timing: .interpolated, confidence: 0.5)])
    let json = try keys(
      Segment(recording: recording, rate: .telephone, turn: turn, callStart: WallClock("2022-03-08T21:14:05+02:00")))
    #expect(json["id"] as? String == "abababababab-12")
    #expect(json["startFrame"] as? Int == 4_001)
    #expect(json["start"] as? Double == 0.500125)
    #expect(json["end"] as? Double == 1)
    #expect(json["timing"] as? String == "stated")
    #expect(json["confidence"] as? Double == 0.877)
    #expect(json["said"] as? String == "2022-03-08T21:14:05.500125+02:00")
    #expect((json["words"] as? [[String: Any]])?.first?["endFrame"] as? Int == 5_000)
  }

  @Test func anAbsentTurnHasNullTimes() throws {
    let turn = Turn(number: 1, text: "gone", range: nil, timing: .absent, confidence: 0, words: [])
    let json = try keys(Segment(recording: recording, rate: .telephone, turn: turn))
    for key in ["startFrame", "endFrame", "start", "end"] { #expect(json[key] is NSNull) }
    #expect(json["timing"] as? String == "absent")
  }
}
