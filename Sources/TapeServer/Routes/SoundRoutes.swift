internal import HTTPTypes
internal import Hummingbird
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// What a recording sounds and looks like.
enum SoundRoutes {
  static let all: [Route] = [
    .get("/recordings/{id}/peaks", peaks),
    .get("/recordings/{id}/audio.wav", wave),
    .head("/recordings/{id}/audio.wav", wave),
  ]

  private static func peaks(_ call: Call) async throws -> Response {
    let id = try call.part("id")
    let framesPerPoint = try call.query.integer("framesPerPoint", 1...1 << 24).map { Int($0) }
    let stretch = try Stretch(call.query)
    return try await call.bytesFromIndex("application/octet-stream") { desk in
      let call = try desk.recording(id)
      let (range, leg) = try stretch.checked(in: call.raw.recording)
      let peaks = try PeaksView(call.raw.recording, in: desk.store, through: call.gate)
        .peaks(PeaksView.Choice(framesPerPoint: framesPerPoint, range: range, leg: leg))
      return ByteBuffer(bytes: peaks.datBytes)
    }
  }

  private static func wave(_ call: Call) async throws -> Response {
    let id = try call.part("id")
    let stretch = try Stretch(call.query)
    if let known = call.desk.knownRecording(id),
      let response = try wave(known, stretch, call).responseAtHand()
    {
      return response
    }
    return try await call.work { desk in try wave(try desk.recording(id), stretch, call).response() }
  }

  private static func wave(_ recording: GatedCall, _ stretch: Stretch, _ call: Call) throws -> FileAnswer {
    let (range, leg) = try stretch.checked(in: recording.raw.recording)
    let source = VirtualWave(recording.sound, range: range, leg: leg, shelf: call.desk.shelf)
    return FileAnswer(source: source, name: "\(recording.fileStem).wav", call: call)
  }
}

/// `start`, `end` and `leg` of a query.
struct Stretch: Sendable {
  private let start: Int64
  private let end: Int64?
  private let leg: Int?

  init(_ query: Query) throws(Problem) {
    start = try query.integer("start", 0...Int64.max) ?? 0
    end = try query.integer("end", 0...Int64.max)
    leg = try query.integer("leg", 0...31).map { Int($0) }
  }

  /// The frames and the leg, where the recording has them.
  func checked(in recording: Recording) throws(Problem) -> (range: SampleRange, leg: Int?) {
    guard let range = SampleRange(checking: start, end ?? max(start, recording.frameCount)),
      recording.allFrames.contains(range)
    else { throw Problem(.unprocessableContent, "The recording has \(recording.frameCount) frames.") }
    guard leg.map({ $0 < recording.channelCount }) ?? true else {
      throw Problem(.unprocessableContent, "The recording has \(recording.channelCount) channels; leg is from 0.")
    }
    return (range, leg)
  }
}
