internal import HTTPTypes
internal import Hummingbird
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// What an editor sets right by ear, and the log of it all.
enum EditRoutes {
  static let all: [Route] = [
    .put("/recordings/{id}/segments/{number}/times") { call in
      let id = try call.part("id")
      let number = try call.number("number")
      let times = try await call.json(Times.self)
      let (segment, json) = try await call.work { desk in
        let recording = try desk.gated().recording(named: id)
        guard let range = SampleRange(checking: times.startFrame, times.endFrame), !range.isEmpty else {
          throw Problem(.unprocessableContent, "endFrame lies behind startFrame.")
        }
        let segment = try desk.edit {
          try desk.store.confirm(
            recording: recording.id, turnNumber: number, range: range, by: call.caller.name, at: SystemClock.now())
        }
        return (segment.id, try StableJSON.line(try desk.shown(segment)))
      }
      call.desk.events.tell("segment", segment, "{\"id\":\"\(segment)\"}")
      return call.text(json, "application/json")
    },
    .put("/recordings/{id}/segments/{number}/text") { call in
      let id = try call.part("id")
      let number = try call.number("number")
      let words = try await call.json(Words.self)
      let (segment, json) = try await call.work { desk in
        let recording = try desk.gated().recording(named: id)
        let segment = try desk.edit {
          try desk.store.correct(
            recording: recording.id, turnNumber: number, text: words.text, translation: words.translation,
            by: call.caller.name, at: SystemClock.now())
        }
        return (segment.id, try StableJSON.line(try desk.shown(segment)))
      }
      call.desk.events.tell("segment", segment, "{\"id\":\"\(segment)\"}")
      return call.text(json, "application/json")
    },
    .get("/recordings/{id}/quiet") { call in
      let id = try call.part("id")
      guard let near = try call.query.integer("near", 0...Int64.max) else {
        throw Problem(.badRequest, "near is a frame.")
      }
      let within = try call.query.integer("within", 0...Int64.max)
      let leg = try call.query.integer("leg", 0...31).map { Int($0) }
      return try await call.reply { desk in
        let call = try desk.recording(id)
        let recording = call.raw.recording
        guard near <= recording.frameCount, leg.map({ $0 < recording.channelCount }) ?? true else {
          throw Problem(.unprocessableContent, "The recording has no such frame or leg.")
        }
        let frame = try desk.shelf.read(call.sound, at: near) { reader in
          try QuietPoint.nearest(
            to: near, reach: within ?? Int64(recording.rate.hertz / 20), channel: leg, within: recording.allFrames,
            in: &reader)
        }
        return FrameObject(frame: frame)
      }
    },
    .get("/recordings/{id}/log") { call in
      let id = try call.part("id")
      return try await history(call) { desk in try desk.recording(id).id }
    },
    .get("/log") { call in try await history(call) { _ in nil } },
  ]

  private struct Times: StrictBody {
    static let keys = ["startFrame", "endFrame"]
    let startFrame: Int64
    let endFrame: Int64
  }

  private struct Words: StrictBody {
    static let keys = ["text", "translation"]
    let text: String
    /// Left out to leave the translation as the transcript has it.
    let translation: String?
  }

  private struct FrameObject: Encodable { let frame: Int64 }

  /// The custody log in pages, from the first line on, or from the last one back.
  private static func history(
    _ call: Call, of recording: @escaping @Sendable (Desk) throws -> ContentHash?
  ) async throws -> Response {
    let limit = try call.query.limit(200, most: 1_000)
    let isNewestFirst = try call.query.flag("newest") ?? false
    let after = try call.query.integer("after", 0...Int64(Int.max))
    return try await call.reply { desk in
      let texts = try desk.texts()
      let all = try desk.store.history(of: try recording(desk))
      let entries = isNewestFirst ? all.reversed() : all
      let rest = entries.drop { entry in
        guard let after else { return false }
        return isNewestFirst ? entry.number >= after : entry.number <= after
      }
      let page = rest.prefix(limit)
      return PageObject(
        items: page.map { texts.entry($0) }, next: rest.count > limit ? page.last.map { String($0.number) } : nil)
    }
  }
}
