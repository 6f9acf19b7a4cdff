import Foundation
import TapeTesting
import Testing

@testable import TapeServer

struct UploadTests {
  private func form(_ parts: [(head: String, body: [UInt8])]) -> [UInt8] {
    parts.flatMap { Array("--border\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n".utf8) + $0.body + [13, 10] }
      + Array("--border--\r\n".utf8)
  }

  private let type = ["Content-Type": "multipart/form-data; boundary=border"]

  /// Follows a job to its end by its events.
  private func result(_ answer: Answer, _ service: RunningService) async throws -> [String: Any] {
    #expect(answer.status == 202)
    let path = try #require(answer.headers["location"])
    let events = try await service.editor.get("\(path)/events").text
    #expect(events.contains("event: job"))
    return try await service.editor.get(path).json
  }

  @Test func aRecordingThatIsSentIsIndexed() async throws {
    try await withService { service in
      let sound = SampleWAV.mono(SampleWAV.talk(seed: 99))
      let body = form([
        ("name=\"recording\"; filename=\"../../new call.wav\"", sound),
        ("name=\"transcript\"; filename=\"new.vtt\"", Array(RunningService.captions.utf8)),
        ("name=\"language\"", Array("en".utf8)),
      ])
      let job = try await result(try await service.editor.send("POST", "/api/v1/jobs", type, body: body), service)
      #expect(job["state"] as? String == "done" && job["progress"] as? Double == 1)
      let id = try #require(job["recording"] as? String)
      let recording = try await service.reader.get("/api/v1/recordings/\(id)").json
      #expect(recording["file"] as? String == "new-call.wav")
      #expect(recording["turns"] as? Int == 3)
      #expect(try await service.reader.get("/api/v1/recordings/\(id)/audio.wav").body == sound)
    }
  }

  @Test func whatIsNoRecordingLeavesNothingBehind() async throws {
    try await withService { service in
      let body = form([("name=\"recording\"; filename=\"a.wav\"", Array("hello".utf8))])
      let job = try await result(try await service.editor.send("POST", "/api/v1/jobs", type, body: body), service)
      #expect(job["state"] as? String == "failed")
      #expect((job["failure"] as? String)?.contains("/") == false)
      #expect(!service.folder.contents.contains { $0.hasPrefix("case.recordings/") })
    }
  }

  @Test func uploadsHaveALimit() async throws {
    var options = ServiceOptions()
    options.uploadLimit = 10_000
    try await withService(options) { service in
      let body = form([("name=\"recording\"; filename=\"a.wav\"", [UInt8](repeating: 1, count: 20_000))])
      expect(try await service.editor.send("POST", "/api/v1/jobs", type, body: body), 413)
      #expect(!service.folder.contents.contains { $0.hasPrefix("case.recordings/") })
    }
  }

  @Test func aFormIsTheSameInAnyPieces() throws {
    let body = form([("name=\"a\"; filename=\"f\"", Array("x\r\n--borde\r\n--bord".utf8)), ("name=\"b\"", [])])
    for size in 1...body.count {
      var reader = Multipart(border: "border")
      var parts: [Multipart.Part] = []
      for start in stride(from: 0, to: body.count, by: size) {
        for event in try reader.take(body[start..<min(body.count, start + size)]) {
          switch event {
          case .began(let head): parts.append(.init(name: head.name, fileName: head.fileName, body: []))
          case .bytes(let bytes): parts[parts.count - 1].body += bytes
          case .ended: break
          }
        }
      }
      #expect(reader.isDone)
      #expect(parts.map(\.name) == ["a", "b"])
      #expect(parts.map(\.body) == [Array("x\r\n--borde\r\n--bord".utf8), []])
    }
  }

  @Test func aStoryIsChecked() async throws {
    try await withService { service in
      let story = "Anna said: \"The river froze.\"\n\n\"Everybody came,\" said Boris.\n"
      let answer = try await service.reader.send(
        "POST", "/api/v1/checks", ["Content-Type": "text/plain"], body: Array(story.utf8))
      #expect(answer.status == 201)
      let quotes = (answer.json["report"] as? [String: Any])?["quotes"] as? [[String: Any]] ?? []
      #expect(quotes.first?["verdict"] as? String == "verbatim")
      let path = try #require(answer.headers["location"])
      #expect(try await service.reader.get("\(path)/report.html").text.contains("river froze"))
      expect(try await service.reader.get("/api/v1/checks/unknown"), 404)
    }
  }
}
