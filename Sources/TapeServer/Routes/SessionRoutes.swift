internal import HTTPTypes
internal import Hummingbird
internal import TimelineExport

/// Coming in, saying who one is, and going.
enum SessionRoutes {
  static let all: [Route] = [
    .get("/session") { call in
      try call.answer(SessionObject(call, gate: try await call.work { desk in try desk.texts() }))
    },
    .post("/session", role: nil) { call in
      let entry = try await call.json(TokenBody.self)
      return try call.desk.access.enter(token: entry.token, byAddress: false, call.request).response
    },
    .put("/session", role: .read) { call in
      let name = try Access.checked(name: try await call.json(NameBody.self).name)
      guard call.caller.session != nil else {
        throw Problem(.conflict, "A bearer has no session; the header Tapelog-Editor says who edits.")
      }
      call.desk.access.rename(call.caller, to: name)
      return try call.answer(SessionObject(call, name: name, gate: try await call.work { desk in try desk.texts() }))
    },
    .delete("/session", role: nil) { call in call.desk.access.leave(call.request) },
  ]

  private struct SessionObject: Encodable {
    let role: Role
    let name: String
    let index: String
    let canEdit: Bool
    let redacted: Bool

    init(_ call: Call, name: String? = nil, gate: RedactionGate) {
      role = call.caller.role
      self.name = name ?? call.caller.name
      index = gate.name(call.desk.name)
      canEdit = call.desk.canEdit && call.caller.role == .edit
      redacted = gate.isActive
    }
  }

  private struct TokenBody: StrictBody {
    static let keys = ["token"]
    let token: String
  }

  private struct NameBody: StrictBody {
    static let keys = ["name"]
    let name: String
  }
}
