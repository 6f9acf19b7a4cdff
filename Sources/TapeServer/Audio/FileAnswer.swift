internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Answers a request for a file, whole or in ranges, without holding more than a block of it.
struct FileAnswer: Sendable {
  let source: any ByteSource
  /// What a browser calls it when it saves it; ASCII.
  let name: String
  let call: Call
  private var isWaiting = true

  init(source: any ByteSource, name: String, call: Call) {
    self.source = source
    self.name = name
    self.call = call
  }

  /// Bytes that are made at a time.
  static let blockByteCount: Int64 = 128 << 10

  /// Makes the first bytes, and waits for the disk.
  func response() throws -> Response {
    guard let response = try made() else { throw Self.unreadable }
    return response
  }

  /// The answer where nothing has to be waited for, else `nil`.
  func responseAtHand() throws -> Response? {
    var answer = self
    answer.isWaiting = false
    return try answer.made()
  }

  private func made() throws -> Response? {
    var headers: HTTPFields = [
      .eTag: source.etag, .acceptRanges: "bytes", .cacheControl: "private, no-cache",
      .contentDisposition: "inline; filename=\"\(name)\"",
    ]
    if EntityTags.list(call.request.headers[.ifNoneMatch], holds: source.etag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = source.mediaType
    switch ranges {
    case .unsatisfiable:
      throw Problem(
        .rangeNotSatisfiable, "The file has \(source.byteCount) bytes.",
        headers: [.contentRange: "bytes */\(source.byteCount)", .acceptRanges: "bytes"])
    case .whole: return try answer(.ok, headers, 0..<source.byteCount)
    case .ranges(let ranges) where ranges.count == 1:
      headers[.contentRange] = Self.contentRange(ranges[0], of: source.byteCount)
      return try answer(.partialContent, headers, ranges[0])
    case .ranges(let ranges): return try severalParts(ranges, headers)
    }
  }

  /// What is asked for; the whole where `If-Range` names another version, or for HEAD.
  private var ranges: ByteRanges {
    guard call.request.method == .get else { return .whole }
    if let condition = call.request.headers[.ifRange], condition != source.etag { return .whole }
    return ByteRanges(call.request.headers[.range], byteCount: source.byteCount)
  }

  private static func contentRange(_ range: Range<Int64>, of byteCount: Int64) -> String {
    "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(byteCount)"
  }

  private func answer(
    _ status: HTTPResponse.Status, _ headers: HTTPFields, _ range: Range<Int64>
  ) throws -> Response? {
    try answer(status, headers, [Part(head: "", range: range)], tail: "")
  }

  private struct Part {
    let head: String
    let range: Range<Int64>
  }

  /// RFC 9110, section 14.6.
  private func severalParts(
    _ ranges: [Range<Int64>], _ headers: HTTPFields
  ) throws -> Response? {
    let border = "tapelog-\(AccessTokens.random().prefix(24))"
    var headers = headers
    headers[.contentType] = "multipart/byteranges; boundary=\(border)"
    let parts = ranges.map { range in
      Part(
        head:
          "\r\n--\(border)\r\nContent-Type: \(source.mediaType)\r\nContent-Range: \(Self.contentRange(range, of: source.byteCount))\r\n\r\n",
        range: range)
    }
    return try answer(.partialContent, headers, parts, tail: "\r\n--\(border)--\r\n")
  }

  private func answer(
    _ status: HTTPResponse.Status, _ headers: HTTPFields, _ parts: [Part], tail: String
  ) throws -> Response? {
    let byteCount = parts.reduce(Int64(tail.utf8.count)) { $0 + Int64($1.head.utf8.count) + Int64($1.range.count) }
    var headers = headers
    headers[.contentLength] = String(byteCount)
    guard call.request.method != .head else { return Response(status: status, headers: headers) }
    // The first block before the head: a file that cannot be read is a problem, not half an answer.
    guard let start = parts.first else { return Response(status: status, headers: headers) }
    guard let first = try firstBlock(of: start.range) else { return nil }
    if parts.count == 1, first.readableBytes == start.range.count {
      return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: first))
    }
    let body = ResponseBody(contentLength: Int(byteCount)) { writer in
      let watch = SlowReaderWatch(call.context.channel)
      defer { watch.stop() }
      var isFirst = true
      for part in parts {
        if !part.head.isEmpty { try await writer.write(ByteBuffer(string: part.head)) }
        var next = part.range.lowerBound
        while next < part.range.upperBound {
          let place = next
          let bytes = isFirst ? first : try await call.desk.workers.run { try block(at: place, of: part.range) }
          isFirst = false
          next += Int64(bytes.readableBytes)
          try await writer.write(bytes)
          watch.progressed()
        }
      }
      if !tail.isEmpty { try await writer.write(ByteBuffer(string: tail)) }
      try await writer.finish(nil)
    }
    return Response(status: status, headers: headers, body: body)
  }

  private func firstBlock(of range: Range<Int64>) throws -> ByteBuffer? {
    guard !isWaiting else { return try block(at: range.lowerBound, of: range) }
    return try source.bytesAtHand(Self.block(at: range.lowerBound, of: range))
  }

  private func block(at start: Int64, of range: Range<Int64>) throws -> ByteBuffer {
    let wanted = Self.block(at: start, of: range)
    let bytes = try source.bytes(wanted)
    guard bytes.readableBytes == wanted.count else { throw Self.unreadable }
    return bytes
  }

  private static func block(at start: Int64, of range: Range<Int64>) -> Range<Int64> {
    start..<min(range.upperBound, start + blockByteCount)
  }

  private static let unreadable = Problem(.internalServerError, "The recording cannot be read.")
}
