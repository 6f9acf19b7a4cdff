internal import HTTPTypes
internal import Hummingbird
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// What must not leave: for those who may know, who are those who may edit.
enum RedactionRoutes {
  static let all: [Route] = [
    Route(method: .get, path: Route.base + "/redactions", role: .edit) { call in
      try await call.reply { desk in ItemsObject(items: try desk.store.redactions().map { RedactionObject($0) }) }
    },
    .post("/redactions") { call in
      let choice = try await call.json(RedactionChoice.self)
      let (id, json) = try await call.work { desk in
        let redaction = try desk.edit {
          try desk.store.addRedaction(
            try choice.redaction(in: desk.store), by: call.caller.name, at: SystemClock.now())
        }
        desk.checks.forgetReports()
        return (redaction.id, try StableJSON.line(RedactionObject(redaction)))
      }
      call.desk.events.tell("redaction", id, "{\"id\":\"\(id)\"}")
      return call.made(json: json, location: "/redactions/\(id)")
    },
    Route(method: .get, path: Route.base + "/redactions/preview", role: .edit) { call in
      let choice = try RedactionChoice(call.query)
      return try await call.reply { desk in
        try RedactionPlaces(of: try choice.redaction(in: desk.store), in: desk.store)
      }
    },
    .delete("/redactions/{id}") { call in
      let id = try call.part("id")
      try await call.work { desk in
        try desk.edit { try desk.store.removeRedaction(id, by: call.caller.name, at: SystemClock.now()) }
        desk.checks.forgetReports()
      }
      let quoted = try StableJSON.line(id)
      call.desk.events.tell("redaction", id, "{\"id\":\(quoted)}")
      return call.nothing()
    },
  ]
}
