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
      let made = try await call.work { desk in
        try Changed(desk) {
          try desk.store.newRundown(
            name: body.name, title: body.title ?? body.name,
            targetMilliseconds: try RundownChangeBody.milliseconds(body.targetSeconds), by: call.caller.name,
            at: SystemClock.now())
        }
      }
      return made.response(call, status: .created)
    },
    .get("/rundowns/{name}") { call in
      let (version, json) = try await call.workOnRundown { desk, name in
        (try desk.store.rundown(name).version, try StableJSON.line(try desk.detail(name)))
      }
      return call.row(json: json, version: version)
    },
    .patch("/rundowns/{name}") { call in
      let version = try call.version()
      let body = try await call.json(RundownChangeBody.self)
      return try await change(call) { desk, name in
        try desk.orConflict({ try desk.detail(name) }) {
          try body.change(name, ifVersion: version, in: desk.store, by: call.caller.name, at: SystemClock.now())
        }
      }
    },
    .delete("/rundowns/{name}") { call in
      let version = try call.version()
      let name = try await call.workOnRundown { desk, name in
        try desk.edit {
          try desk.orConflict({ try desk.detail(name) }) {
            try desk.store.removeRundown(name, ifVersion: version, by: call.caller.name, at: SystemClock.now())
          }
        }
        return name
      }
      call.desk.tellRundown(name, version: nil)
      return call.nothing()
    },
    .post("/rundowns/{name}/items") { call in
      let body = try await call.json(NewItem.self)
      return try await change(call, status: .created) { desk, name in
        _ = try desk.store.addItem(
          try body.content(desk.store), to: name, at: body.place ?? .last, by: call.caller.name, at: SystemClock.now())
        return try desk.store.rundown(name)
      }
    },
    .get("/rundowns/{name}/log") { call in
      return try await call.replyOnRundown { desk, name in
        let texts = try desk.texts()
        return ItemsObject(items: try desk.store.changes(of: name).map { $0.shown { texts.text($0) } })
      }
    },
    .post("/rundowns/{name}/undo") { call in
      return try await change(call) { desk, name in
        try desk.store.undoRundown(name, by: call.caller.name, at: SystemClock.now())
      }
    },
    .patch("/rundowns/{name}/items/{id}", changeItem),
    .delete("/rundowns/{name}/items/{id}") { call in
      let id = try call.number("id")
      let version = try call.version()
      return try await change(call) { desk, name in
        try desk.orConflict({ try desk.detail(name) }) {
          try desk.store.removeItem(
            id, from: name, ifVersion: version, by: call.caller.name, at: SystemClock.now())
        }
      }
    },
  ]

  /// Makes a change, tells open pages, and answers with the rundown as it is now.
  private static func change(
    _ call: Call, status: HTTPResponse.Status = .ok,
    _ body: @escaping @Sendable (Desk, String) throws -> StoredRundown
  ) async throws -> Response {
    let changed = try await call.workOnRundown { desk, name in try Changed(desk) { try body(desk, name) } }
    return changed.response(call, status: status)
  }

  /// A rundown after a change.
  private struct Changed {
    /// In the index.
    let name: String
    let shownName: String
    let version: Int
    let json: String

    init(_ desk: Desk, _ body: () throws -> StoredRundown) throws {
      name = try desk.edit(body).rundown.name
      shownName = try desk.texts().name(name)
      version = try desk.store.rundown(name).version
      json = try StableJSON.line(try desk.detail(name))
    }

    func response(_ call: Call, status: HTTPResponse.Status) -> Response {
      call.desk.tellRundown(name, version: version)
      return call.row(
        json: json, version: version, status: status,
        location: status == .created ? "/rundowns/\(Query.encoded(shownName))" : nil)
    }
  }

  private static func changeItem(_ call: Call) async throws -> Response {
    let id = try call.number("id")
    let version = try call.version()
    let body = try await call.json(ItemChange.self)
    guard !body.isEmpty else { throw Problem(.unprocessableContent, "Nothing to change.") }
    return try await change(call) { desk, name in
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
