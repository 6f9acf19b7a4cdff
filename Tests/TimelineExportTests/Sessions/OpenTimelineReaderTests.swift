import Foundation
import TapeModel
import Testing

@testable import TimelineExport

struct OpenTimelineReaderTests {
  private let known = OpenTimelineReader(
    recordings: [Sample.recording(), Sample.recording(2, name: "moved elsewhere.flac")])

  private func bytes(_ rundown: Rundown) throws -> [UInt8] { Array(try Sample.text(rundown, "otio").utf8) }

  private func edited(_ text: String, _ edit: ([String: Any]) -> [String: Any]) throws -> [UInt8] {
    var object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var stack = try #require(object["tracks"] as? [String: Any])
    var tracks = try #require(stack["children"] as? [[String: Any]])
    tracks[0] = edit(tracks[0])
    stack["children"] = tracks
    object["tracks"] = stack
    return Array(try JSONSerialization.data(withJSONObject: object))
  }

  @Test func aRundownComesBackAsItWas() throws {
    let returned = try known.timeline(from: bytes(Sample.evening))
    #expect(returned.unlinked.isEmpty && returned.changes.isEmpty)
    #expect(returned.rundown.name == "evening-programme" && returned.rundown.title == "Evening programme")
    var expected = Sample.evening.items.map(\.content)
    if case .clip(var clip) = expected[3] {
      clip.recording = Sample.recording(2, name: "moved elsewhere.flac")
      expected[3] = .clip(clip)
    }
    #expect(returned.rundown.items.map(\.content) == expected)
  }

  @Test func clipsInAnotherOrderAndTrimmedKeepTheirWords() throws {
    let returned = try known.timeline(
      from: edited(Sample.text(Sample.evening, "otio")) { track in
        var track = track
        var children = track["children"] as! [[String: Any]]
        children.swapAt(1, 2)
        // The clip of the river, from its second second on, in units of another rate.
        children[2]["source_range"] = [
          "OTIO_SCHEMA": "TimeRange.1",
          "start_time": ["OTIO_SCHEMA": "RationalTime.1", "rate": 25, "value": 75],
          "duration": ["OTIO_SCHEMA": "RationalTime.1", "rate": 25, "value": 50],
        ]
        track["children"] = children
        track["markers"] = []
        return track
      })
    let clips = returned.rundown.clips
    try #require(clips.map(\.slug) == ["ne-znayu", "river-froze"])
    #expect(clips[1].range == SampleRange(start: 24_000, end: 40_000))
    #expect(clips[1].words.map(\.text) == ["river", "froze", "over", "that", "night."])
    #expect(
      returned.changes == [
        .init(itemID: 3, clipID: "c1", former: SampleRange(start: 16_000, end: 40_001), isExtended: false)
      ])
  }

  @Test func silenceBetweenClipsIsNarrationToBeWritten() throws {
    let returned = try known.timeline(
      from: edited(Sample.text(Sample.evening, "otio")) { track in
        var track = track
        var children = track["children"] as! [[String: Any]]
        children[0]["metadata"] = [String: Any]()
        track["children"] = children
        return track
      })
    #expect(returned.rundown.items[0].content == .narration(.init(text: "", statedMilliseconds: 2_500)))
  }

  @Test func aClipWhoseRecordingIsUnknownIsListed() throws {
    let reader = OpenTimelineReader(recordings: [Sample.recording(2)])
    let returned = try reader.timeline(from: bytes(Sample.evening))
    #expect(returned.unlinked == [.init(number: 1, reason: .missingRecording)])
    #expect(returned.rundown.clips.map(\.slug) == ["ne-znayu"])
  }

  @Test func aClipOutsideOfItsRecordingIsListed() throws {
    let returned = try known.timeline(
      from: edited(Sample.text(Sample.evening, "otio")) { track in
        var track = track
        var children = track["children"] as! [[String: Any]]
        var range = children[1]["source_range"] as! [String: Any]
        range["duration"] = ["OTIO_SCHEMA": "RationalTime.1", "rate": 8_000, "value": 480_000]
        children[1]["source_range"] = range
        track["children"] = children
        return track
      })
    #expect(returned.unlinked == [.init(number: 1, reason: .outOfRange)])
  }

  @Test(arguments: [
    "", "{}", "[]", "null", "{\"OTIO_SCHEMA\":\"Clip.2\",\"tracks\":{\"children\":[]}}",
    "{\"OTIO_SCHEMA\":\"Timeline.1\",\"tracks\":{\"children\":[{\"children\":[{\"OTIO_SCHEMA\":\"Clip.2\"}]}]}}",
    "{\"OTIO_SCHEMA\":\"Timeline.1\",\"tracks\":{\"children\":[{\"children\":[{\"OTIO_SCHEMA\":\"Stack.1\",\"source_range\":{\"start_time\":{\"rate\":1,\"value\":0},\"duration\":{\"rate\":1,\"value\":1}}}]}]}}",
  ])
  func whatIsNoTimelineIsRefused(text: String) {
    #expect(throws: OpenTimelineError.self) { try known.timeline(from: Array(text.utf8)) }
  }

  @Test(arguments: [
    "1e300", "-1e300", "1e18", "-5", "9223372036854775807", "0.4999999", "1e-320",
  ])
  func numbersThatCannotBeAreNoCrash(number: String) throws {
    let text = try Sample.text(Sample.evening, "otio")
    for key in ["\"value\" : 16000", "\"value\" : 24001", "\"rate\" : 8000", "\"startFrame\" : 16000"] {
      let name = key.split(separator: " ")[0]
      let hostile = text.replacingOccurrences(of: key, with: "\(name) : \(number)")
      #expect(hostile != text)
      _ = try? known.timeline(from: Array(hostile.utf8))
    }
  }

  @Test func aMutatedTimelineIsNoCrash() throws {
    var generator = SeededBytes(state: 7)
    let bytes = try bytes(Sample.evening)
    for _ in 0..<300 {
      var mutated = bytes
      for _ in 0..<(1 + Int(generator.next() % 6)) {
        mutated[Int(generator.next() % UInt64(mutated.count))] = UInt8(truncatingIfNeeded: 32 + generator.next() % 95)
      }
      _ = try? known.timeline(from: mutated)
    }
  }

  private struct SeededBytes {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
