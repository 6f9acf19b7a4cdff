internal import HTTPTypes
internal import Hummingbird
internal import TapeAudio
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// A rundown as one file of sound, the same as `tapelog render` writes.
enum MixRoutes {
  static let all: [Route] =
    [
      .post("/rundowns/{name}/loudness", role: .read) { call in
        let name = try call.part("name")
        return try await call.reply { desk in LoudnessObject(try mix(name, .wav, desk).report) }
      }
    ]
    + [MixOptions.Container.wav, .flac].flatMap { container -> [Route] in
      let path = "/rundowns/{name}/audio.\(container.rawValue)"
      return [.get(path) { try await sound($0, container) }, .head(path) { try await sound($0, container) }]
    }

  private static func sound(_ call: Call, _ container: MixOptions.Container) async throws -> Response {
    let name = try call.part("name")
    let fileName = "\(Slug.ascii(name, otherwise: "rundown")).\(container.rawValue)"
    return try await call.work { desk in
      try FileAnswer(source: try mix(name, container, desk).file, name: fileName, call: call).response()
    }
  }

  /// The mix, and what was measured on it; made once for each state of the rundown.
  private static func mix(
    _ name: String, _ container: MixOptions.Container, _ desk: Desk
  ) throws -> (file: MadeFile, report: MixReport) {
    let (stored, gate) = try desk.rundown(name)
    let key = "mix-\(container.rawValue)-\(stored.version)-\(try desk.store.changeCount())-\(name)"
    let file = try desk.made.file(key, mediaType: "audio/\(container.rawValue)") { folder in
      let path = "\(folder)/mix.\(container.rawValue)"
      let report = try Export.render(
        stored.rundown, through: gate, options: MixOptions(container: container), to: path)
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
    let runningTime: Double

    private enum Key: String, CodingKey {
      case integrated, range, truePeak, maximumMomentary, maximumShortTerm, runningTime
    }

    init(_ report: MixReport) {
      let loudness = report.loudness
      integrated = loudness.integratedLUFS?.rounded(toPlaces: 2)
      range = loudness.rangeLU.rounded(toPlaces: 2)
      truePeak = loudness.truePeakDecibels?.rounded(toPlaces: 2)
      maximumMomentary = loudness.maximumMomentaryLUFS?.rounded(toPlaces: 2)
      maximumShortTerm = loudness.maximumShortTermLUFS?.rounded(toPlaces: 2)
      runningTime = report.rate.seconds(atFrame: report.frameCount)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(integrated, forKey: .integrated)
      try container.encode(range, forKey: .range)
      try container.encode(truePeak, forKey: .truePeak)
      try container.encode(maximumMomentary, forKey: .maximumMomentary)
      try container.encode(maximumShortTerm, forKey: .maximumShortTerm)
      try container.encode(runningTime, forKey: .runningTime)
    }
  }
}
