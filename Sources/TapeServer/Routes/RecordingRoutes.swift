internal import HTTPTypes
internal import Hummingbird
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// Recordings and their tape logs.
enum RecordingRoutes {
  static let all: [Route] = [
    .get("/recordings", list),
    .get("/recordings/{id}") { call in
      let id = try call.part("id")
      return try await call.replyFromIndex { desk in
        guard let entry = try desk.entries([try desk.recording(id).raw]).first else {
          throw IndexError.noSuchRecording(name: id)
        }
        return entry
      }
    },
    .get("/recordings/{id}/segments") { call in
      let id = try call.part("id")
      return try await call.replyFromIndex { desk in
        let recording = try desk.recording(id)
        return SegmentsObject(recording: recording.id, items: try desk.segments(of: recording))
      }
    },
    .get("/recordings/{id}/segments.{format}", file),
    .get("/recordings/{id}/untranscribed") { call in
      let id = try call.part("id")
      return try await call.replyFromIndex { desk in
        let recording = try desk.recording(id)
        let channels = try desk.store.channels(of: recording.id)
        return ItemsObject(
          items: Untranscribed.all(
            of: recording.raw, segments: try desk.store.segments(of: recording.id), channels: channels,
            through: recording.gate))
      }
    },
  ]

  private struct SegmentsObject: Encodable {
    let recording: ContentHash
    let items: [Segment]
  }

  private static func list(_ call: Call) async throws -> Response {
    let filter = try filter(call.query)
    let key = call.query.text("after")
    let limit = try call.query.limit(100, most: 1_000)
    return try await call.replyFromIndex { desk in
      let texts = try desk.texts()
      // A list by what is hidden is empty: it would tell where it stands.
      guard ![filter.party, filter.text].contains(where: { $0.map(texts.hides) ?? false }) else {
        return PageObject<RecordingEntry>(items: [], next: nil)
      }
      let page = try desk.store.recordings(filter: filter, after: key, limit: limit)
      return PageObject(items: try desk.entries(page.items), next: page.next)
    }
  }

  private static func filter(_ query: Query) throws(Problem) -> RecordingFilter {
    var filter = RecordingFilter(
      from: try query.clock("from"), to: try query.clock("to"), party: query.text("party"), text: query.text("text"),
      hasWarnings: try query.flag("warnings"), language: try query.language("language"))
    filter.leastMilliseconds = try milliseconds("minSeconds", query)
    filter.mostMilliseconds = try milliseconds("maxSeconds", query)
    if let status = query.text("status") {
      guard let known = CallDetails.Verification(rawValue: status) else {
        throw Problem(.badRequest, "status is unverified, partly or verified.")
      }
      filter.status = known
    }
    return filter
  }

  private static func milliseconds(_ name: String, _ query: Query) throws(Problem) -> Int64? {
    guard let seconds = try query.number(name) else { return nil }
    return Int64(min(seconds, 1e9) * 1_000)
  }

  /// The tape log in a format of the registry, as a file.
  private static func file(_ call: Call) async throws -> Response {
    let id = try call.part("id")
    let name = try call.part("format")
    let (text, format, stem) = try await call.work { desk in
      let exporter = try ExporterRegistry.standard.segmentsExporter(named: name)
      let recording = try desk.recording(id)
      let log = TapeLog(
        recording: recording.raw.recording, call: recording.raw.call,
        segments: try desk.store.segments(of: recording.id), includesWords: true)
      var text = ""
      try Export.write(log, with: exporter, through: recording.gate, to: &text)
      return (text, type(of: exporter).format, recording.fileStem)
    }
    return call.text(
      text, mediaType(format.mediaType),
      headers: [.contentDisposition: "attachment; filename=\"\(stem).\(format.fileExtension)\""])
  }

  static func mediaType(_ type: String) -> String {
    type.hasPrefix("text/") && !type.contains("charset") ? "\(type); charset=utf-8" : type
  }
}
