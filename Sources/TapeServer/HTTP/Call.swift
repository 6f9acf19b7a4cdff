internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import TapeFiles
internal import TapeModel
internal import TimelineExport

/// One request with all that a route needs to answer it.
struct Call: Sendable {
  let request: Request
  let query: Query
  let desk: Desk
  let caller: Caller
  let context: ServiceContext

  /// A part of the path; throws a ``Problem`` for bytes that are no text.
  func part(_ name: String) throws(Problem) -> String {
    guard let raw = context.parameters.get(name), let text = Query.decoded(raw[...], plusIsSpace: false) else {
      throw Problem(.badRequest, "The address is no text in UTF-8.")
    }
    return text
  }

  /// A part of the path that is a number from 1.
  func number(_ name: String) throws(Problem) -> Int {
    guard let number = Int(try part(name)), number > 0 else { throw Problem(.notFound, "There is no such number.") }
    return number
  }

  /// Runs what waits for the disk on one of the desk's threads.
  func work<Value: Sendable>(_ body: @escaping @Sendable (Desk) throws -> Value) async throws -> Value {
    let desk = desk
    return try await desk.workers.run { try body(desk) }
  }

  // MARK: What came

  /// The body, whole; throws a ``Problem`` for one over `limit` bytes, and hangs up on one
  /// that takes longer than half a minute.
  func body(limit: Int) async throws -> ByteBuffer {
    if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > limit {
      throw Problem(.contentTooLarge, "The body has more than \(limit) bytes.")
    }
    let channel = context.channel
    let deadline = Task {
      try await Task.sleep(for: .seconds(30))
      channel.close(mode: .all, promise: nil)
    }
    defer { deadline.cancel() }
    var body = ByteBuffer()
    for try await part in request.body {
      guard body.readableBytes + part.readableBytes <= limit else {
        throw Problem(.contentTooLarge, "The body has more than \(limit) bytes.")
      }
      var part = part
      body.writeBuffer(&part)
    }
    return body
  }

  /// The body as JSON of a known shape; keys that it does not have are refused.
  func json<Value: StrictBody>(_ type: Value.Type) async throws -> Value {
    let media = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
    guard media == "application/json" else {
      throw Problem(.unsupportedMediaType, "The body is application/json.")
    }
    let bytes = try await body(limit: 1 << 20)
    do {
      let decoder = JSONDecoder()
      decoder.userInfo[StrictKeys.known] = Set(Value.keys)
      _ = try decoder.decode(StrictKeys.self, from: Data(bytes.readableBytesView))
      return try decoder.decode(type, from: Data(bytes.readableBytesView))
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        .badRequest, "The body is no JSON object with \(Value.keys.joined(separator: ", ")) of the right kinds.")
    }
  }

  /// The version that `If-Match` names; `nil` for `*`.
  ///
  /// Throws a ``Problem`` (428) where it is missing.
  func version() throws(Problem) -> Int? {
    guard let text = request.headers[.ifMatch] else {
      throw Problem(.preconditionRequired, "If-Match must name the version that the change was made on.")
    }
    if text == "*" { return nil }
    let tag = text.hasPrefix("\"") && text.hasSuffix("\"") && text.count > 2 ? text.dropFirst().dropLast() : ""
    guard let version = Int(tag.prefix { $0 != "-" }), version > 0 else {
      throw Problem(.badRequest, "If-Match is a version between quotation marks, or *.")
    }
    return version
  }

  // MARK: What goes

  /// An answer in JSON, made on one of the desk's threads.
  func reply<Value: Encodable & SendableMetatype>(_ body: @escaping @Sendable (Desk) throws -> Value) async throws
    -> Response
  {
    text(try await work { desk in try StableJSON.line(try body(desk)) }, "application/json")
  }

  /// An answer in JSON that depends on nothing but the index and the address, kept until the index
  /// changes.
  func replyFromIndex<Value: Encodable & SendableMetatype>(
    _ body: @escaping @Sendable (Desk) throws -> Value
  ) async throws -> Response {
    try await bytesFromIndex("application/json") { desk in ByteBuffer(string: try StableJSON.line(try body(desk))) }
  }

  /// Likewise, in bytes of another kind.
  func bytesFromIndex(
    _ mediaType: String, _ body: @escaping @Sendable (Desk) throws -> ByteBuffer
  ) async throws -> Response {
    let address = request.head.path ?? ""
    if let known = desk.answers.known(address, in: desk.store) { return answer(known, mediaType) }
    return try await work { desk in
      // With the address and what keeps it: small answers to many addresses add up.
      let weight = { (kept: MarkedBytes) in kept.bytes.readableBytes + address.utf8.count + 500 }
      let kept = try desk.answers.value(address, in: desk.store, weight: weight) { MarkedBytes(try body(desk)) }
      return answer(kept, mediaType)
    }
  }

  /// An answer in JSON, marked with a hash of its bytes; 304 where the caller has it already.
  func answer(_ value: some Encodable) throws -> Response { text(try StableJSON.line(value), "application/json") }

  /// An answer in text, likewise.
  func text(_ text: String, _ mediaType: String, headers further: HTTPFields = [:]) -> Response {
    bytes(ByteBuffer(string: text), mediaType, headers: further)
  }

  func bytes(_ bytes: ByteBuffer, _ mediaType: String, headers further: HTTPFields = [:]) -> Response {
    answer(MarkedBytes(bytes), mediaType, headers: further)
  }

  private func answer(
    _ marked: MarkedBytes, _ mediaType: String, status: HTTPResponse.Status = .ok, headers further: HTTPFields = [:]
  ) -> Response {
    var headers = further
    headers[.eTag] = marked.etag
    headers[.cacheControl] = "private, no-cache"
    let isRead = request.method == .get || request.method == .head
    if isRead, EntityTags.list(request.headers[.ifNoneMatch], holds: marked.etag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = mediaType
    headers[.contentLength] = String(marked.bytes.readableBytes)
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: marked.bytes))
  }

  /// An answer with a row that has a version, which its entity tag begins with; 304 where the caller
  /// has it already.
  ///
  /// The tag's rest is a hash: a row shows more than what its version counts, such as what is hidden.
  func row(
    json: String, version: Int, status: HTTPResponse.Status = .ok, location: String? = nil
  ) -> Response {
    let headers: HTTPFields = location.map { [.location: Route.base + $0] } ?? [:]
    return answer(
      MarkedBytes(ByteBuffer(string: json), version: version), "application/json", status: status, headers: headers)
  }

  /// Something without a version that was made now.
  func made(json: String, location: String) -> Response {
    let body = ByteBuffer(string: json)
    let headers: HTTPFields = [
      .location: Route.base + location, .contentType: "application/json", .contentLength: String(body.readableBytes),
    ]
    return Response(status: .created, headers: headers, body: ResponseBody(byteBuffer: body))
  }

  func nothing() -> Response { Response(status: .noContent) }
}

/// A body whose keys are known.
protocol StrictBody: Decodable, Sendable {
  static var keys: [String] { get }
}

/// Refuses keys that a body does not have: a mistyped one would be passed over in silence.
private struct StrictKeys: Decodable {
  static let known = CodingUserInfoKey(rawValue: "known")!

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let known = decoder.userInfo[Self.known] as? Set<String> ?? []
    let found = try decoder.container(keyedBy: Key.self).allKeys
    guard found.allSatisfy({ known.contains($0.stringValue) }) else {
      throw Problem(
        .badRequest, "The body holds a key that is not known; \(known.sorted().joined(separator: ", ")) are.")
    }
  }
}
