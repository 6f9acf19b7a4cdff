import Foundation
import TapeTesting
import Testing

@testable import TapeServer

struct EditingTests {
  private let rundowns = "/api/v1/rundowns"

  private func addClip(_ service: RunningService, _ slug: String = "river") async throws -> Answer {
    try await service.editor.json("POST", "/api/v1/clips", "{\"quote\":\"The river froze.\",\"slug\":\"\(slug)\"}")
  }

  @Test func aChangeOnAnOldVersionGetsTheRowAsItIsNow() async throws {
    try await withService { service in
      expect(try await addClip(service), 201)
      let path = "/api/v1/clips/river"
      expect(try await service.editor.json("PATCH", path, #"{"gain":-3}"#), 428)
      let first = try await service.editor.json("PATCH", path, #"{"gain":-3}"#, ["If-Match": "\"1\""])
      #expect(first.status == 200 && first.headers["etag"]?.hasPrefix("\"2-") == true)
      let late = try await service.editor.json("PATCH", path, #"{"gain":-6}"#, ["If-Match": "\"1\""])
      #expect(late.status == 412)
      #expect((late.json["current"] as? [String: Any])?["gain"] as? Int == -3)
      #expect(try await service.editor.get(path).json["gain"] as? Int == -3)
    }
  }

  @Test func aRowIsNotSentToThoseWhoHaveItAsItIsShownNow() async throws {
    try await withService { service in
      expect(try await addClip(service), 201)
      _ = try await service.editor.json("POST", rundowns, #"{"name":"evening","title":"The night"}"#)
      for path in ["/api/v1/clips/c1", "\(rundowns)/evening"] {
        let etag = try #require(try await service.reader.get(path).headers["etag"])
        let again = try await service.reader.get(path, ["If-None-Match": etag])
        #expect(again.status == 304 && again.body.isEmpty && again.headers["etag"] == etag)
        for words in ["river", "night"] {
          expect(try await service.editor.json("POST", "/api/v1/redactions", "{\"words\":\"\(words)\"}"), 201)
        }
        expect(try await service.reader.get(path, ["If-None-Match": etag]), 200)
        for redaction in try await service.editor.get("/api/v1/redactions").items {
          let id = try #require(redaction["id"] as? String)
          expect(try await service.editor.send("DELETE", "/api/v1/redactions/\(id)"), 204)
        }
      }
    }
  }

  @Test func twoEditorsOfOneRundownLoseNothing() async throws {
    try await withService { service in
      _ = try await addClip(service)
      _ = try await service.editor.json("POST", rundowns, #"{"name":"evening","title":"The night"}"#)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await service.editor.json(
              "POST", "/api/v1/rundowns/evening/items", "{\"kind\":\"note\",\"text\":\"\(number)\",\"first\":true}"
            ).status
          }
        }
        for try await status in group { #expect(status == 201) }
      }
      let rundown = try await service.editor.get("/api/v1/rundowns/evening").json
      let texts = (rundown["items"] as? [[String: Any]])?.compactMap { $0["text"] as? String } ?? []
      #expect(Set(texts) == Set((0..<20).map(String.init)))
      #expect(rundown["version"] as? Int == 21)
    }
  }

  @Test func theLastEditIsTakenBack() async throws {
    try await withService { service in
      let path = "\(rundowns)/evening"
      _ = try await service.editor.json("POST", rundowns, #"{"name":"evening"}"#)
      _ = try await service.editor.json("POST", "\(path)/items", #"{"kind":"note","text":"one"}"#)
      _ = try await service.editor.json(
        "PATCH", "\(path)/items/1", #"{"text":"two"}"#, ["If-Match": "\"1\"", "Tapelog-Editor": "Dana"])
      let log = try await service.editor.get("\(path)/log").items
      #expect(log.last?["by"] as? String == "Dana")
      #expect((log.last?["before"] as? [String: Any])?["note"] as? String == "one")
      let undone = try await service.editor.json("POST", "\(path)/undo", "{}")
      #expect(((undone.json["items"] as? [[String: Any]])?.first?["text"] as? String) == "one")
      _ = try await service.editor.json("POST", "\(path)/undo", "{}")
      expect(try await service.editor.json("POST", "\(path)/undo", "{}"), 409)
    }
  }

  @Test func openPagesAreToldOfChanges() async throws {
    try await withService { service in
      let port = service.port
      let token = service.tokens.read
      _ = try await service.editor.json("POST", rundowns, #"{"name":"evening"}"#)
      let heard = Task {
        try await LoopbackClient.onAThread { () -> String in
          let page = try Connection(port: port)
          try page.write(
            Array(
              "GET /api/v1/rundowns/evening/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(token)\r\n\r\n"
                .utf8))
          let start = page.read(until: "{\"version\":1}")
          return start + page.read(until: "\"version\":2")
        }
      }
      // The page has listened once its change is told; one more edit reaches it either way.
      while await service.listeners == 0 { await Task.yield() }
      _ = try await service.editor.json("POST", "\(rundowns)/evening/items", #"{"kind":"note","text":"one"}"#)
      let text = try await heard.value
      #expect(text.contains("content-type: text/event-stream") || text.contains("Content-Type: text/event-stream"))
      #expect(text.contains("event: rundown\ndata: {\"name\":\"evening\",\"version\":2}"))
    }
  }

  @Test func whatAnEditorHeardStays() async throws {
    try await withService { service in
      let path = "/api/v1/recordings/call/segments/2"
      let words = try await service.editor.json("PUT", "\(path)/text", #"{"text":"In one night, and somebody came."}"#)
      #expect(words.status == 200)
      let times = try await service.editor.json("PUT", "\(path)/times", #"{"startFrame":13000,"endFrame":20000}"#)
      #expect(times.json["timing"] as? String == "confirmed")
      #expect(times.json["text"] as? String == "In one night, and somebody came.")
      let found = try await service.reader.get("/api/v1/search?q=somebody").items
      #expect(found.first?["startFrame"] as? Int == 13_000)
      let log = try await service.reader.get("/api/v1/log").items.compactMap { $0["action"] as? String }
      #expect(log.suffix(2) == ["corrected", "confirmed"])
      let last = try await service.reader.get("/api/v1/log?newest=true&limit=1")
      #expect(last.items.compactMap { $0["action"] as? String } == ["confirmed"])
      let before = try await service.reader.get(
        "/api/v1/log?newest=true&limit=1&after=\(last.json["next"] as? String ?? "")")
      #expect(before.items.compactMap { $0["action"] as? String } == ["corrected"])
      expect(try await service.editor.json("PUT", "\(path)/text", #"{"text":" "}"#), 422)
      expect(try await service.editor.json("PUT", "\(path)/times", #"{"startFrame":9,"endFrame":9}"#), 422)
    }
  }

  @Test func aSessionIsExportedAsOneArchive() async throws {
    try await withService { service in
      _ = try await addClip(service)
      _ = try await service.editor.json("POST", rundowns, #"{"name":"evening"}"#)
      _ = try await service.editor.json("POST", "\(rundowns)/evening/items", #"{"kind":"clip","clip":"river"}"#)
      let answer = try await service.reader.get("\(rundowns)/evening/exports/reaper")
      #expect(answer.headers["content-disposition"] == "attachment; filename=\"evening-reaper.zip\"")
      let archive = try service.folder.write("session.zip", answer.body)
      let python = Process()
      let output = Pipe()
      python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      python.arguments = [
        "python3", "-c",
        "import zipfile, sys; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), sorted(z.namelist()))", archive,
      ]
      python.standardOutput = output
      try python.run()
      let listing = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      python.waitUntilExit()
      #expect(listing == "None ['evening/evening Files/01-river.wav', 'evening/evening.rpp']\n")
      expect(try await service.reader.get("\(rundowns)/evening/exports/nothing"), 404)
      #expect(try await service.reader.get("\(rundowns)/evening/exports/webvtt").text.hasPrefix("WEBVTT"))
    }
  }

  @Test func mistypedKeysAreRefused() async throws {
    try await withService { service in
      let answer = try await service.editor.json("POST", rundowns, #"{"name":"evening","tilte":"x"}"#)
      #expect(answer.status == 400)
      #expect(answer.headers["content-type"] == "application/problem+json")
    }
  }
}
