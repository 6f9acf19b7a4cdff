internal import HTTPTypes
internal import Hummingbird
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// The bin of clips.
enum ClipRoutes {
  static let all: [Route] = [
    .get("/clips", list),
    .post("/clips") { call in
      let choice = try await call.json(ClipChoice.self)
      let (clip, json) = try await call.work { desk in
        let stored = try desk.edit { try choice.add(to: try desk.gated(), by: call.caller.name) }
        return try row(stored, desk)
      }
      call.desk.events.tell("clip", clip.id, "{\"id\":\"\(clip.id)\",\"version\":\(clip.version)}")
      return call.row(json: json, version: clip.version, status: .created, location: "/clips/\(clip.id)")
    },
    .get("/clips/{id}") { call in
      let id = try call.part("id")
      let (version, json) = try await call.work { desk in
        let clip = try desk.clip(id).raw
        return (clip.version, try StableJSON.line(try desk.shown(clip)))
      }
      return call.row(json: json, version: version)
    },
    .patch("/clips/{id}") { call in
      let id = try call.part("id")
      let version = try call.version()
      let change = try await call.json(ClipChange.self)
      let (clip, json) = try await call.work { desk in
        let stored = try desk.edit { try changed(id, change, version, desk, by: call.caller.name) }
        return try row(stored, desk)
      }
      call.desk.events.tell("clip", clip.id, "{\"id\":\"\(clip.id)\",\"version\":\(clip.version)}")
      return call.row(json: json, version: clip.version)
    },
    .delete("/clips/{id}") { call in
      let name = try call.part("id")
      let version = try call.version()
      let id = try await call.work { desk in
        try desk.edit {
          let id = try desk.clip(name).raw.value.id
          try desk.orConflict({ try desk.shown(try desk.clip(id).raw) }) {
            try desk.store.removeClip(id, ifVersion: version, by: call.caller.name, at: SystemClock.now())
          }
          return id
        }
      }
      call.desk.events.tell("clip", id, "{\"id\":\"\(id)\",\"version\":null}")
      return call.nothing()
    },
  ]

  private static func list(_ call: Call) async throws -> Response {
    let limit = try call.query.limit(200, most: 1_000)
    let query = call.query
    return try await call.replyFromIndex { desk in
      let recording = try query.text("recording").map { try desk.recording($0).id }
      var clips = try desk.store.clips().filter { recording == nil || $0.value.recording.id == recording }
      if let key = query.text("after") {
        guard let place = clips.firstIndex(where: { $0.value.id == key }) else { throw IndexError.badPageKey(key: key) }
        clips.removeFirst(place + 1)
      }
      return PageObject(
        items: try desk.clips(Array(clips.prefix(limit))),
        next: clips.count > limit ? clips[limit - 1].value.id : nil)
    }
  }

  private static func row(_ stored: Versioned<Clip>, _ desk: Desk) throws -> (clip: ClipKey, json: String) {
    (ClipKey(id: stored.value.id, version: stored.version), try StableJSON.line(try desk.shown(stored)))
  }

  private struct ClipKey: Sendable {
    let id: String
    let version: Int
  }

  private static func changed(
    _ name: String, _ change: ClipChange, _ version: Int?, _ desk: Desk, by person: String
  ) throws -> Versioned<Clip> {
    let stored = try desk.gated().clip(named: name)
    return try desk.orConflict({ try desk.shown(try desk.clip(stored.value.id).raw) }) {
      if let version, version != stored.version {
        throw IndexError.conflict(name: stored.value.id, current: stored.version)
      }
      return try desk.store.updateClip(
        try change.changed(stored.value, in: desk.store), ifVersion: stored.version, by: person,
        at: SystemClock.now())
    }
  }
}

extension ClipChange: StrictBody {
  static let keys = [
    "slug", "startFrame", "endFrame", "handleSeconds", "fadeInSeconds", "fadeOutSeconds", "gain", "rights", "advisory",
  ]
}
