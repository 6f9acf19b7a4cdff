internal import HTTPTypes
internal import Hummingbird
internal import TapeAudio
internal import TapeDesk
internal import TapeFiles
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// A rundown as one file of sound, the same as `tapelog render` writes; and each item of it alone.
enum MixRoutes {
  static let all: [Route] =
    [
      .post("/rundowns/{name}/loudness", role: .read) { call in
        try await call.replyOnRundown { desk, name in
          LoudnessObject(try mix(name, .wav, target: nil, desk).report)
        }
      },
      .get("/rundowns/{name}/items/{id}/audio.wav", item),
      .head("/rundowns/{name}/items/{id}/audio.wav", item),
    ]
    + [MixOptions.Container.wav, .flac].flatMap { container -> [Route] in
      let path = "/rundowns/{name}/audio.\(container.rawValue)"
      return [.get(path) { try await sound($0, container) }, .head(path) { try await sound($0, container) }]
    }

  private static func sound(_ call: Call, _ container: MixOptions.Container) async throws -> Response {
    let target = try target(call.query)
    let level = target.map { "\(Int($0.rounded()))-lufs" } ?? ""
    return try await call.workOnRundown { desk, name in
      let stem = Slug.ascii(try desk.texts().name(name), otherwise: "rundown") + level
      let file = try mix(name, container, target: target, desk).file
      return try FileAnswer(source: file, name: "\(stem).\(container.rawValue)", call: call).response()
    }
  }

  /// The loudness to bring a mix to, in LUFS.
  private static func target(_ query: Query) throws(Problem) -> Double? {
    guard let text = query.text("loudness") else { return nil }
    guard let level = Double(text), (-60 ... -5).contains(level) else {
      throw Problem(.badRequest, "loudness is a number of LUFS from -60 to -5.")
    }
    return level
  }

  /// One item as it is heard in the mix, at its own rate.
  private static func item(_ call: Call) async throws -> Response {
    let id = try call.number("id")
    return try await call.workOnRundown { desk, name in
      let (stored, gate) = try desk.rundown(name)
      guard let item = stored.rundown.items.first(where: { $0.id == id }) else {
        throw IndexError.noSuchItem(rundown: name, id: id)
      }
      if case .narration(let narration) = item.content, narration.recordedAt == nil {
        throw Problem(.notFound, "This narration is not recorded.")
      }
      if case .note = item.content { throw Problem(.notFound, "A note is not heard.") }
      let alone = Rundown(name: stored.rundown.name, title: stored.rundown.title, items: [item])
      let key = "item-\(id)-\(stored.version)-\(try desk.store.changeCount())-\(name)-\(takes(of: alone))"
      let file = try desk.made.file(key, mediaType: "audio/wav") { folder in
        try Export.render(alone, through: gate, to: "\(folder)/item.wav").path
      }
      return try FileAnswer(source: file, name: "item-\(id).wav", call: call).response()
    }
  }

  /// What tells recordings of narration, which lie outside of the index, from those of another time.
  private static func takes(of rundown: Rundown) -> String {
    rundown.items.compactMap { item in
      guard case .narration(let narration) = item.content, let path = narration.recordedAt,
        let stamp = try? RegularFile(path: path).stamp
      else { return nil }
      return "\(stamp.number)/\(stamp.byteCount)/\(stamp.changedNanoseconds)"
    }
    .joined(separator: ",")
  }

  /// The mix, and what was measured on it; made once for each state of the rundown.
  private static func mix(
    _ name: String, _ container: MixOptions.Container, target: Double?, _ desk: Desk
  ) throws -> (file: MadeFile, report: MixReport) {
    let (stored, gate) = try desk.rundown(name)
    let key =
      "mix-\(container.rawValue)-\(target.map { "\($0)" } ?? "as-is")-\(stored.version)-"
      + "\(try desk.store.changeCount())-\(name)-\(takes(of: stored.rundown))"
    let file = try desk.made.file(key, mediaType: "audio/\(container.rawValue)") { folder in
      let path = "\(folder)/mix.\(container.rawValue)"
      let report = try Export.render(
        stored.rundown, through: gate, options: MixOptions(container: container, targetLUFS: target), to: path)
      desk.mixes.add(report, key)
      return path
    }
    guard let report = desk.mixes.report(key) else {
      throw Problem(.serviceUnavailable, "The mix is gone; try again.", headers: [.retryAfter: "1"])
    }
    return (file, report)
  }

  /// In LUFS, LU, dBTP and seconds; `null` where nothing is loud enough to be measured.
  private struct LoudnessObject: Encodable {
    let integrated: Double?
    let range: Double
    let truePeak: Double?
    let maximumMomentary: Double?
    let maximumShortTerm: Double?
    /// One channel is measured as one; on two loudspeakers it is 3 LU louder.
    let channels: Int
    let runningTime: Double

    private enum Key: String, CodingKey {
      case integrated, range, truePeak, maximumMomentary, maximumShortTerm, channels, runningTime
    }

    init(_ report: MixReport) {
      let loudness = report.loudness
      integrated = loudness.integratedLUFS?.rounded(toPlaces: 2)
      range = loudness.rangeLU.rounded(toPlaces: 2)
      truePeak = loudness.truePeakDecibels?.rounded(toPlaces: 2)
      maximumMomentary = loudness.maximumMomentaryLUFS?.rounded(toPlaces: 2)
      maximumShortTerm = loudness.maximumShortTermLUFS?.rounded(toPlaces: 2)
      channels = report.channelCount
      runningTime = report.rate.seconds(atFrame: report.frameCount)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(integrated, forKey: .integrated)
      try container.encode(range, forKey: .range)
      try container.encode(truePeak, forKey: .truePeak)
      try container.encode(maximumMomentary, forKey: .maximumMomentary)
      try container.encode(maximumShortTerm, forKey: .maximumShortTerm)
      try container.encode(channels, forKey: .channels)
      try container.encode(runningTime, forKey: .runningTime)
    }
  }
}
