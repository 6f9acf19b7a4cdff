internal import HTTPTypes
internal import Hummingbird
internal import TapeIndex

/// What changes, as it changes: server-sent events.
enum EventRoutes {
  static let all: [Route] = [
    .get("/events") { call in
      try stream(call) {
        ("", false)
      } wanted: { _ in
        true
      }
    },
    .get("/rundowns/{name}/events") { call in
      let (name, version) = try await call.workOnRundown { desk, name in
        (name, try desk.store.rundown(name).version)
      }
      return try stream(call) {
        ("event: rundown\ndata: {\"version\":\(version)}\n\n", false)
      } wanted: {
        $0.kind == "rundown" && $0.subject == name
      }
    },
  ]

  /// - Parameters:
  ///   - first: what is told at once, and whether that is all; called once changes are listened to.
  ///   - isLast: whether an event ends the stream.
  static func stream(
    _ call: Call, first: @escaping @Sendable () -> (text: String, isAll: Bool),
    until isLast: @escaping @Sendable (EventHub.Event) -> Bool = { _ in false },
    wanted isWanted: @escaping @Sendable (EventHub.Event) -> Bool
  ) throws -> Response {
    guard let events = call.desk.events.listen() else {
      throw Problem(.serviceUnavailable, "Too many pages listen.", headers: [.retryAfter: "5"])
    }
    let body = ResponseBody { writer in
      let watch = SlowReaderWatch(call.context.channel)
      defer { watch.stop() }
      let (text, isAll) = first()
      try await writer.write(ByteBuffer(string: "retry: 2000\n\n\(text)"))
      if !isAll {
        for await event in events where event.kind.isEmpty || isWanted(event) {
          try await writer.write(ByteBuffer(string: event.text))
          watch.progressed()
          if isLast(event) { break }
        }
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }
}
