import Dispatch
import Foundation
import Glibc

/// One answer, as it came over the wire.
struct Answer: Sendable {
  let status: Int
  /// Names in lower case.
  let headers: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
  var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
  var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
}

/// A client that says exactly what a test wants said: one connection for each request.
struct LoopbackClient: Sendable {
  let port: Int
  var token: String?

  /// Sends a request and waits for the whole answer, on a thread that may wait.
  func send(
    _ method: String, _ path: String, _ headers: [String: String] = [:], body: [UInt8] = []
  ) async throws -> Answer {
    let request = bytes(method, path, headers, body)
    return try await Self.onAThread { try Connection(port: port).ask(request) }
  }

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send("GET", path, headers)
  }

  /// Sends a JSON body.
  func json(
    _ method: String, _ path: String, _ body: String, _ headers: [String: String] = [:]
  ) async throws -> Answer {
    try await send(
      method, path, headers.merging(["Content-Type": "application/json"]) { $1 }, body: Array(body.utf8))
  }

  private func bytes(_ method: String, _ path: String, _ headers: [String: String], _ body: [UInt8]) -> [UInt8] {
    var fields = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    if let token { fields["Authorization"] = "Bearer \(token)" }
    if !body.isEmpty || method == "POST" || method == "PUT" { fields["Content-Length"] = String(body.count) }
    fields.merge(headers) { $1 }
    let head = fields.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return Array("\(method) \(path) HTTP/1.1\r\n\(head)\r\n".utf8) + body
  }

  static func onAThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}

/// A connection on loopback.
final class Connection {
  struct Failed: Error {}
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
    }
    guard connected else { throw Failed() }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failed() }
      sent += count
    }
  }

  /// What has come, up to 64 KiB; empty at the end.
  func read() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return Array(buffer.prefix(max(0, count)))
  }

  /// Reads until `text` has come, or the connection ends.
  func read(until text: String) -> String {
    var bytes: [UInt8] = []
    while true {
      let more = read()
      bytes += more
      let found = String(decoding: bytes, as: UTF8.self)
      if more.isEmpty || found.contains(text) { return found }
    }
  }

  func ask(_ request: [UInt8]) throws -> Answer {
    // A refused upload is answered before it was read.
    try? write(request)
    var bytes: [UInt8] = []
    while true {
      let more = read()
      if more.isEmpty { break }
      bytes += more
    }
    return try Self.answer(bytes)
  }

  private static func answer(_ bytes: [UInt8]) throws -> Answer {
    let end = Array("\r\n\r\n".utf8)
    guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { throw Failed() }
    let lines = String(decoding: bytes[..<place], as: UTF8.self).split(separator: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { throw Failed() }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw Failed() }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      headers[line[..<colon].lowercased(), default: ""] += String(value)
    }
    var body = Array(bytes[(place + 4)...])
    if headers["transfer-encoding"] == "chunked" { body = try joined(body) }
    return Answer(status: status, headers: headers, body: body)
  }

  private static func joined(_ chunks: [UInt8]) throws -> [UInt8] {
    var body: [UInt8] = []
    var rest = chunks[...]
    while let end = rest.firstIndex(of: 13) {
      guard let count = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16) else { throw Failed() }
      let start = end + 2
      body += rest[start..<start + count]
      rest = rest[(start + count + 2)...]
      if count == 0 { break }
    }
    return body
  }
}
