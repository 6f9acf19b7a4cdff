import Foundation
import TapeTesting
import Testing

@testable import TapeServer

struct RedactionTests {
  private let paths = [
    "/api/v1/recordings", "/api/v1/recordings/call", "/api/v1/recordings/call/segments",
    "/api/v1/recordings/call/segments.webvtt", "/api/v1/recordings/call/segments.csv", "/api/v1/clips",
    "/api/v1/clips/c1", "/api/v1/rundowns", "/api/v1/rundowns/evening", "/api/v1/rundowns/evening/log",
    "/api/v1/rundowns/evening/exports/manifest", "/api/v1/rundowns/evening/exports/reaper", "/api/v1/log",
    "/api/v1/search?q=night", "/api/v1/search?q=river", "/api/v1/clips/c1/audio.wav",
    "/api/v1/rundowns/evening/audio.wav",
  ]

  private func fill(_ service: RunningService) async throws {
    _ = try await service.editor.json("POST", "/api/v1/clips", #"{"quote":"The river froze.","slug":"river"}"#)
    _ = try await service.editor.json("POST", "/api/v1/rundowns", #"{"name":"evening","title":"The river"}"#)
    for item in [#"{"kind":"clip","clip":"river"}"#, #"{"kind":"narration","text":"On the river."}"#] {
      _ = try await service.editor.json("POST", "/api/v1/rundowns/evening/items", item)
    }
  }

  @Test func hiddenWordsLeaveInNoAnswer() async throws {
    try await withService { service in
      try await fill(service)
      let before = try await service.reader.get("/api/v1/recordings/call/segments")
      #expect(before.text.contains("river"))
      let added = try await service.editor.json("POST", "/api/v1/redactions", #"{"words":"river","reason":"a place"}"#)
      #expect(added.status == 201)
      for path in paths {
        let answer = try await service.reader.get(path)
        #expect(answer.status == 200, "\(path)")
        #expect(!answer.text.lowercased().contains("river"), "\(path)")
      }
      #expect(try await service.reader.get("/api/v1/session").json["redacted"] as? Bool == true)
      let story = try await service.reader.send(
        "POST", "/api/v1/checks", ["Content-Type": "text/plain"], body: Array("Anna said: \"The river froze.\"\n".utf8))
      #expect(!story.text.contains("river"))
    }
  }

  @Test func aRundownWithAHiddenWordInItsNameGoesByWhatIsShown() async throws {
    try await withService { service in
      try await fill(service)
      _ = try await service.editor.json("POST", "/api/v1/rundowns", #"{"name":"river-night"}"#)
      _ = try await service.editor.json(
        "POST", "/api/v1/rundowns/river-night/items", #"{"kind":"clip","clip":"c1"}"#)
      _ = try await service.editor.json("POST", "/api/v1/redactions", #"{"words":"river"}"#)
      let names = try await service.reader.get("/api/v1/rundowns").items.compactMap { $0["name"] as? String }
      let name = try #require(names.first { $0 != "evening" })
      #expect(!name.contains("river"))
      let path = "/api/v1/rundowns/\(Query.encoded(name))"
      for place in ["", "/log", "/exports/manifest", "/audio.wav", "/items/1/audio.wav"] {
        let answer = try await service.reader.get(path + place)
        #expect(answer.status == 200 && !answer.text.contains("river"), "\(place)")
      }
      let added = try await service.editor.json("POST", "\(path)/items", #"{"kind":"note","text":"one"}"#)
      #expect(added.status == 201)
      #expect(added.headers["location"]?.contains("river") == false)
      // Refusals name no more than other answers.
      let refused = [
        try await service.editor.send("DELETE", "/api/v1/clips/c1", ["If-Match": "*"]),
        try await service.editor.json("PATCH", "\(path)/items/99", #"{"text":"x"}"#, ["If-Match": "*"]),
        try await service.editor.json("POST", "/api/v1/rundowns", #"{"name":"river-night"}"#),
      ]
      #expect(refused.map(\.status) == [409, 404, 409])
      for answer in refused { #expect(!answer.text.contains("river"), "\(answer.text)") }
      expect(try await service.editor.send("DELETE", path, ["If-Match": "*"]), 204)
      #expect(try await service.reader.get("/api/v1/rundowns").items.count == 1)
    }
  }

  @Test func hiddenSpeechIsNotHeard() async throws {
    try await withService { service in
      let path = "/api/v1/recordings/call/audio.wav"
      let before = try await service.reader.get(path)
      let range = ["Range": "bytes=32044-36043"]
      _ = try await service.reader.get(path, range)
      _ = try await service.editor.json(
        "POST", "/api/v1/redactions", #"{"recording":"call","startFrame":8000,"endFrame":9000,"sound":"silence"}"#)
      let after = try await service.reader.get(path)
      let piece = try await service.reader.get(path, range)
      #expect(after.headers["etag"] != before.headers["etag"])
      #expect(after.body.count == before.body.count)
      #expect(piece.body.allSatisfy { $0 == 0 })
      #expect(before.body[32_044..<36_044].contains { $0 != 0 })
      #expect(after.body[100_000...] == before.body[100_000...])
    }
  }

  @Test func segmentsOfWhichSomethingIsHiddenSayThatMuch() async throws {
    try await withService { service in
      let path = "/api/v1/recordings/call/segments"
      func flags() async throws -> [Bool] {
        try await service.reader.get(path).items.map { $0["redacted"] as? Bool ?? false }
      }
      #expect(try await flags() == [false, false, false])
      _ = try await service.editor.json("POST", "/api/v1/redactions", #"{"words":"night"}"#)
      #expect(try await flags() == [false, true, false])
      // Sound alone, in the last turn, between its words.
      _ = try await service.editor.json(
        "POST", "/api/v1/redactions", #"{"recording":"call","startFrame":29500,"endFrame":29599}"#)
      #expect(try await flags() == [false, true, true])
      let hits = try await service.reader.get("/api/v1/search?q=nobody").items
      #expect(hits.contains { $0["redacted"] as? Bool == true })
      #expect(try await service.reader.get("/api/v1/search?q=froze").items.allSatisfy { $0["redacted"] == nil })
    }
  }

  @Test func onlyThoseWhoMayEditSeeTheList() async throws {
    try await withService { service in
      expect(try await service.reader.get("/api/v1/redactions"), 403)
      expect(try await service.reader.get("/api/v1/redactions/preview?words=river"), 403)
      let preview = try await service.editor.get("/api/v1/redactions/preview?words=river").json
      #expect(preview["count"] as? Int == 1)
      #expect(try await service.editor.get("/api/v1/redactions").items.isEmpty)
      _ = try await service.editor.json("POST", "/api/v1/redactions", #"{"words":"river"}"#)
      expect(try await service.editor.send("DELETE", "/api/v1/redactions/x1"), 204)
      #expect(try await service.reader.get("/api/v1/recordings/call/segments").text.contains("river"))
      let empty = try await service.editor.json("POST", "/api/v1/redactions", #"{"words":"-"}"#)
      #expect(empty.status == 422)
    }
  }
}
