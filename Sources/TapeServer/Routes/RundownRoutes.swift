internal import HTTPTypes
internal import Hummingbird
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// Rundowns and their items.
enum RundownRoutes {
  static let all: [Route] = [
    .get("/rundowns") { call in
      try await call.replyFromIndex { desk in
        let texts = try desk.texts()
        return ItemsObject(
          items: try desk.store.rundowns().map {
            RundownObject($0, name: texts.name($0.rundown.name), title: texts.text($0.rundown.title))
          })
      }
    },
    .post("/rundowns") { call in
      let body = try await call.json(NewRundown.self)
      return try await change(call, status: .created) { desk in
        return try desk.store.newRundown(
          name: body.name, title: body.title ?? body.name,
          targetMilliseconds: try RundownChangeBody.milliseconds(body.targetSeconds), by: call.caller.name,
          at: SystemClock.now())
      }
    },
    .get("/rundowns/{name}") { call in
      let name = try call.part("name")
      let (version, json) = try await call.work { desk in
        (try desk.store.rundown(name).version, try StableJSON.line(try desk.detail(name)))
      }
      return call.row(json: json, version: version)
    },
    .patch("/rundowns/{name}") { call in
      let name = try call.part("name")
      let version = try call.version()
      let body = try await call.json(RundownChangeBody.self)
      return try await change(call) { desk in
        try desk.orConflict({ try desk.detail(name) }) {
          try body.change(name, ifVersion: version, in: desk.store, by: call.caller.name, at: SystemClock.now())
        }
      }
    },
    .delete("/rundowns/{name}") { call in
      let name = try call.part("name")
      let version = try call.version()
      try await call.work { desk in
        try desk.edit {
          try desk.orConflict({ try desk.detail(name) }) {
            try desk.store.removeRundown(name, ifVersion: version, by: call.caller.name, at: SystemClock.now())
          }
        }
      }
      call.desk.tellRundown(name, version: nil)
      return call.nothing()
    },
    .post("/rundowns/{name}/items") { call in
      let name = try call.part("name")
      let body = try await call.json(NewItem.self)
      return try await change(call, status: .created) { desk in
        _ = try desk.store.addItem(
          try body.content(desk.store), to: name, at: body.place ?? .last, by: call.caller.name, at: SystemClock.now())
        return try desk.store.rundown(name)
      }
    },
    .get("/rundowns/{name}/log") { call in
      let name = try call.part("name")
      return try await call.reply { desk in
        let texts = try desk.texts()
        return ItemsObject(items: try desk.store.changes(of: name).map { $0.shown { texts.text($0) } })
      }
    },
    .post("/rundowns/{name}/undo") { call in
      let name = try call.part("name")
      return try await change(call) { desk in
        try desk.store.undoRundown(name, by: call.caller.name, at: SystemClock.now())
      }
    },
    .patch("/rundowns/{name}/items/{id}", changeItem),
    .delete("/rundowns/{name}/items/{id}") { call in
      let name = try call.part("name")
      let id = try call.number("id")
      let version = try call.version()
      return try await change(call) { desk in
        try desk.orConflict({ try desk.detail(name) }) {
          try desk.store.removeItem(
            id, from: name, ifVersion: version, by: call.caller.name, at: SystemClock.now())
        }
      }
    },
  ]

  /// Makes a change, tells open pages, and answers with the rundown as it is now.
  static func change(
    _ call: Call, status: HTTPResponse.Status = .ok, _ body: @escaping @Sendable (Desk) throws -> StoredRundown
  ) async throws -> Response {
    let (name, version, json) = try await call.work { desk in
      let name = try desk.edit { try body(desk) }.rundown.name
      return (name, try desk.store.rundown(name).version, try StableJSON.line(try desk.detail(name)))
    }
    call.desk.tellRundown(name, version: version)
    return call.row(
      json: json, version: version, status: status,
      location: status == .created ? "/rundowns/\(Query.encoded(name))" : nil)
  }

  private static func changeItem(_ call: Call) async throws -> Response {
    let name = try call.part("name")
    let id = try call.number("id")
    let version = try call.version()
    let body = try await call.json(ItemChange.self)
    guard !body.isEmpty else { throw Problem(.unprocessableContent, "Nothing to change.") }
    return try await change(call) { desk in
      try desk.orConflict({ try desk.detail(name) }) {
        var stored = try desk.store.rundown(name)
        var version = version
        if let content = try body.content(of: id, in: stored) {
          stored = try desk.store.updateItem(
            id, in: name, content: content, ifVersion: version, by: call.caller.name, at: SystemClock.now())
          version = stored.itemVersions[id]
        }
        if let place = body.place {
          stored = try desk.store.moveItem(
            id, in: name, to: place, ifVersion: version, by: call.caller.name, at: SystemClock.now())
        }
        return stored
      }
    }
  }

  private struct NewRundown: StrictBody {
    static let keys = ["name", "title", "targetSeconds"]
    let name: String
    let title: String?
    let targetSeconds: Double?
  }
}

extension Desk {
  /// - Parameter version: `nil` for a rundown that is gone.
  func tellRundown(_ name: String, version: Int?) {
    let shown = (try? texts().name(name)) ?? ""
    let quoted = (try? StableJSON.line(shown)) ?? "\"\""
    events.tell("rundown", name, "{\"name\":\(quoted),\"version\":\(version.map(String.init) ?? "null")}")
  }
}
