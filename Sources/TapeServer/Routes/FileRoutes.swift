internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import TapeAudio
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// What is made into a file before it is served: FLAC, cut clips, exports.
enum FileRoutes {
  static let all: [Route] =
    [
      .get("/recordings/{id}/audio.flac", flac),
      .head("/recordings/{id}/audio.flac", flac),
      .get("/rundowns/{name}/exports/{format}", export),
      .get("/formats") { call in
        try call.answer(ItemsObject(items: FormatList.all(of: .standard)))
      },
    ]
    + CutContainer.allCases.flatMap { container -> [Route] in
      let path = "/clips/{id}/audio.\(container.fileExtension)"
      return [.get(path) { try await cut($0, container) }, .head(path) { try await cut($0, container) }]
    }

  private static func flac(_ call: Call) async throws -> Response {
    let id = try call.part("id")
    let stretch = try Stretch(call.query)
    return try await call.work { desk in
      let recording = try desk.recording(id)
      let (range, leg) = try stretch.checked(in: recording.raw.recording)
      let sound = recording.sound
      let key = "flac-\(recording.id)-\(leg.map(String.init) ?? "all")-\(range.start)-\(range.end)\(sound.version)"
      let file = try desk.made.file(key, mediaType: "audio/flac") { folder in
        try FLACCopy(sound, range: range, leg: leg, shelf: desk.shelf).write(to: "\(folder)/copy.flac")
      }
      return try FileAnswer(source: file, name: "\(recording.fileStem).flac", call: call).response()
    }
  }

  /// A clip as it is cut: its own rate and depth, its fades and gain.
  private static func cut(_ call: Call, _ container: CutContainer) async throws -> Response {
    let id = try call.part("id")
    return try await call.work { desk in
      let (clip, gate) = try desk.clip(id)
      let key = "clip-\(clip.value.id)-\(clip.version)-\(try desk.store.changeCount())-\(container.rawValue)"
      let file = try desk.made.file(key, mediaType: "audio/\(container.rawValue)") { folder in
        let turns = try desk.store.segments(of: clip.value.recording.id).map(\.turn)
        let cut = try Export.cut(
          [ClipToCut(clip.value, turns: turns)], with: ClipCutting(container: container), through: gate,
          toFolder: folder)
        guard let result = cut.first else { throw Problem(.internalServerError, "The clip cannot be cut.") }
        return try result.get().path
      }
      let name = Slug.ascii(gate.clip(clip.value).slug, otherwise: clip.value.id)
      return try FileAnswer(source: file, name: "\(name).\(container.fileExtension)", call: call).response()
    }
  }

  /// One file, or for a session its folder in a zip archive.
  private static func export(_ call: Call) async throws -> Response {
    let format = try call.part("format")
    return try await call.workOnRundown { desk, name in
      let (stored, gate) = try desk.rundown(name)
      let known = try ExportChoice(format, in: .standard)
      let key = "export-\(name)-\(stored.version)-\(try desk.store.changeCount())-\(known.format.name)"
      let stem = Slug.ascii(gate.name(name), otherwise: "rundown")
      let file = try desk.made.file(key, mediaType: known.mediaType) { folder in
        let files = try Export.write(
          stored.rundown, formats: [known.format.name], through: gate, toFolder: "\(folder)/files")
        guard let first = files.first else { throw Problem(.internalServerError, "Nothing was exported.") }
        guard known.isSession else { return first.path }
        return try ZipArchive.write(folder: "\(folder)/files", to: "\(folder)/session.zip")
      }
      let fileName = known.isSession ? "\(stem)-\(known.format.name).zip" : "\(stem).\(known.format.fileExtension)"
      var response = try FileAnswer(source: file, name: fileName, call: call).response()
      response.headers[.contentDisposition] = "attachment; filename=\"\(fileName)\""
      return response
    }
  }
}

/// A format by the name that somebody gives.
struct ExportChoice {
  let format: ExportFormat
  let isSession: Bool

  init(_ name: String, in registry: ExporterRegistry) throws(ExportError) {
    if let session = try? registry.sessionExporter(named: name) {
      format = type(of: session).format
      isSession = true
    } else {
      format = type(of: try registry.timelineExporter(named: name)).format
      isSession = false
    }
  }

  var mediaType: String { isSession ? "application/zip" : RecordingRoutes.mediaType(format.mediaType) }
}
