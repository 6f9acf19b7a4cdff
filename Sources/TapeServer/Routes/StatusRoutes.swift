internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import TapeIndex

/// For those who watch over the service, and the contract.
enum StatusRoutes {
  static let all: [Route] = [
    Route(method: .get, path: "/healthz", role: nil) { call in
      _ = try await call.work { desk in try desk.store.changeCount() }
      return call.text("ok\n", "text/plain; charset=utf-8")
    },
    Route(method: .get, path: "/metrics", role: .read) { call in
      let further = try await call.work { desk in try desk.gauges() }
      return call.text(call.desk.log.metrics(further), "text/plain; version=0.0.4; charset=utf-8")
    },
    .get("/openapi.json", role: nil) { call in
      guard let contract else { throw Problem(.internalServerError, "The contract is missing.") }
      return call.text(contract, "application/json")
    },
  ]

  /// The OpenAPI document.
  static let contract = EmbeddedFiles.all.first { $0.path == "Contract/openapi.json" }
    .flatMap { Data(base64Encoded: $0.base64) }.map { String(decoding: $0, as: UTF8.self) }
}

extension Desk {
  /// What the index holds and the process takes.
  func gauges() throws -> [(name: String, help: String, value: Double)] {
    let summary = try store.summary()
    return [
      ("tapelog_recordings", "Recordings in the index.", Double(summary.recordingCount)),
      ("tapelog_clips", "Clips in the index.", Double(summary.clipCount)),
      ("tapelog_listeners", "Pages that listen for changes.", Double(events.listenerCount)),
      ("tapelog_resident_bytes", "Memory that the process holds.", Self.residentBytes),
    ]
  }

  private static var residentBytes: Double {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}
