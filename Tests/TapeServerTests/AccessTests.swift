import Foundation
import TapeTesting
import Testing

@testable import TapeServer

struct AccessTests {
  @Test func strangersSeeNothingOfTheIndex() async throws {
    try await withService { service in
      for path in ["/api/v1/recordings", "/api/v1/recordings/call/audio.wav", "/api/v1/search?q=river", "/metrics"] {
        expect(try await service.stranger.get(path), 401)
      }
      let wrong = LoopbackClient(port: service.port, token: String(repeating: "0", count: 64))
      expect(try await wrong.get("/api/v1/recordings"), 401)
      expect(try await service.stranger.get("/healthz"), 200)
    }
  }

  @Test func readersReadAndDoNotEdit() async throws {
    try await withService { service in
      expect(try await service.reader.get("/api/v1/recordings"), 200)
      expect(try await service.reader.json("POST", "/api/v1/rundowns", #"{"name":"evening"}"#), 403)
      expect(try await service.editor.json("POST", "/api/v1/rundowns", #"{"name":"evening"}"#), 201)
    }
  }

  @Test func otherNamesOfTheServiceAreRefused() async throws {
    try await withService { service in
      let path = "/api/v1/recordings"
      for host in ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:\(service.port)"] {
        expect(try await service.editor.get(path, ["Host": host]), 421)
      }
      expect(try await service.editor.get(path, ["Host": ""]), 400)
      expect(try await service.editor.get(path, ["Host": "localhost:\(service.port)"]), 200)
    }
  }

  @Test func aTokenInTheAddressIsTakenOnce() async throws {
    try await withService { service in
      let path = "/?token=\(service.tokens.edit)"
      let first = try await service.stranger.get(path)
      #expect(first.status == 303)
      #expect(first.headers["location"] == "/")
      let cookie = try #require(first.headers["set-cookie"])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      #expect(!cookie.contains(service.tokens.edit))
      expect(try await service.stranger.get(path), 401)
      let session = ["Cookie": String(cookie.prefix { $0 != ";" })]
      let answer = try await service.stranger.get("/api/v1/session", session)
      #expect(answer.json["role"] as? String == "edit")
      _ = try await service.stranger.send("DELETE", "/api/v1/session", session)
      expect(try await service.stranger.get("/api/v1/session", session), 401)
    }
  }

  @Test func aSessionChangesThingsFromItsOwnPageOnly() async throws {
    try await withService { service in
      let entry = try await service.stranger.json("POST", "/api/v1/session", "{\"token\":\"\(service.tokens.edit)\"}")
      let cookie = ["Cookie": String(try #require(entry.headers["set-cookie"]).prefix { $0 != ";" })]
      func add(_ name: String, _ headers: [String: String]) async throws -> Int {
        try await service.stranger.json(
          "POST", "/api/v1/rundowns", "{\"name\":\"\(name)\"}", cookie.merging(headers) { $1 }
        ).status
      }
      #expect(try await add("a", [:]) == 403)
      #expect(try await add("b", ["Origin": "http://evil.example"]) == 403)
      #expect(try await add("c", ["Origin": "null"]) == 403)
      #expect(try await add("d", ["Sec-Fetch-Site": "cross-site"]) == 403)
      #expect(try await add("e", ["Origin": "http://127.0.0.1:\(service.port)"]) == 201)
      #expect(try await add("f", ["Sec-Fetch-Site": "same-origin"]) == 201)
    }
  }

  @Test func everyAnswerTellsBrowsersWhatThePageMayDo() async throws {
    try await withService { service in
      for path in ["/", "/api/v1/recordings", "/api/v1/nothing", "/page/nothing.js"] {
        let headers = try await service.stranger.get(path).headers
        #expect(headers["content-security-policy"]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["referrer-policy"] == "no-referrer")
        #expect(headers["access-control-allow-origin"] == nil)
      }
    }
  }

  @Test func tokensAreKeptFromOthers() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("case.tokens")
    let tokens = try AccessTokens(file: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try AccessTokens(file: path).edit == tokens.edit)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: AccessError.self) { try AccessTokens(file: path) }
  }
}
