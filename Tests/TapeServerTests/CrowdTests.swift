import Foundation
import Testing

@testable import TapeServer

struct CrowdTests {
  /// Two hundred that send half a request, and two hundred that do not read what they asked for.
  @Test func slowClientsDoNotHurtOthers() async throws {
    try await withService { service in
      let port = service.port
      let token = service.tokens.read
      let slow = try await LoopbackClient.onAThread { () -> Crowd in
        let crowd = Crowd()
        for number in 0..<400 {
          let connection = try Connection(port: port)
          let end = number.isMultiple(of: 2) ? "" : "\r\n"
          try connection.write(
            Array(
              "GET /api/v1/recordings/call/audio.wav HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(token)\r\n\(end)"
                .utf8))
          crowd.connections.append(connection)
        }
        return crowd
      }
      let start = ContinuousClock.now
      for _ in 0..<20 { expect(try await service.reader.get("/api/v1/recordings"), 200) }
      #expect(ContinuousClock.now - start < .seconds(10))
      #expect(slow.connections.count == 400)
    }
  }

  @Test func theServiceEndsWhilePagesListen() async throws {
    let service = try await RunningService.start()
    let port = service.port
    let token = service.tokens.read
    let heard = Task {
      try await LoopbackClient.onAThread { () -> String in
        let page = try Connection(port: port)
        try page.write(
          Array(
            "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAuthorization: Bearer \(token)\r\n\r\n".utf8))
        return page.read(until: "0\r\n\r\n")
      }
    }
    while await service.listeners == 0 { await Task.yield() }
    await service.stop()
    #expect(try await heard.value.hasSuffix("0\r\n\r\n"))
  }

  @Test func longHeadersAndBodiesAreRefused() async throws {
    try await withService { service in
      let long = String(repeating: "a", count: 40_000)
      #expect(try await service.reader.get("/api/v1/recordings", ["X-Long": long]).status >= 400)
      let body = "{\"name\":\"\(String(repeating: "a", count: 1 << 20))\"}"
      expect(try await service.editor.json("POST", "/api/v1/rundowns", body), 413)
    }
  }
}

/// Connections that are kept open.
private final class Crowd: @unchecked Sendable {
  var connections: [Connection] = []
}

extension RunningService {
  /// Pages that listen now, as the service's own counts have it.
  var listeners: Int {
    get async {
      let text = (try? await reader.get("/metrics").text) ?? ""
      let line = text.split(separator: "\n").first { $0.hasPrefix("tapelog_listeners ") }
      return line.flatMap { Double($0.split(separator: " ")[1]) }.map { Int($0) } ?? 0
    }
  }
}
