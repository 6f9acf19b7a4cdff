import Foundation
import Ingest
import TapeDesk
import TapeIndex
import TapeModel
import TapeTesting
import Testing

@testable import TapeServer

/// A service over a small index, on a port of its own, for one test.
final class RunningService: Sendable {
  let folder: TemporaryFolder
  let store: TapeIndex
  let tokens: AccessTokens
  let port: Int
  private let running: Service.Running
  private let task: Task<Void, any Error>

  /// Two legs of a call, sample by sample.
  static let samples: [Int16] = {
    let one = SampleWAV.talk(seed: 7)
    let other = SampleWAV.talk(seed: 8)
    return zip(one, other).flatMap { [$0, $1] }
  }()

  static let captions = """
    WEBVTT

    00:00.400 --> 00:01.300
    <v Anna>The river froze.

    00:01.600 --> 00:02.500
    <v Boris>In one night, and nobody came.

    00:02.800 --> 00:03.700
    <v Anna>Nobody came.

    """

  private init(
    _ folder: TemporaryFolder, _ store: TapeIndex, _ tokens: AccessTokens, _ running: Service.Running,
    _ task: Task<Void, any Error>
  ) {
    (self.folder, self.store, self.tokens, self.running, self.task) = (folder, store, tokens, running, task)
    port = running.port
  }

  static func start(_ given: ServiceOptions = ServiceOptions()) async throws -> RunningService {
    let folder = try TemporaryFolder()
    let recording = try folder.write("call.wav", SampleWAV.interleaved(samples, channelCount: 2))
    let transcript = try folder.write("call.vtt", captions)
    let store = try TapeIndex(openingForWriting: folder.file("case.tapelog"), creating: true)
    _ = try Batch(index: store, ingester: Ingester(), editor: "test", jobCount: 1)
      .run([CallFiles(recording: recording, transcript: transcript)])
    let tokens = try AccessTokens(file: folder.file("case.tokens"))
    var options = given
    options.port = 0
    options.handlesSignals = false
    let service = Service(store: store, tokens: tokens, options: options)
    let (started, told) = AsyncStream.makeStream(of: Service.Running.self)
    let task = Task {
      defer { told.finish() }
      try await service.run { told.yield($0) }
    }
    for await running in started { return RunningService(folder, store, tokens, running, task) }
    try await task.value
    throw Connection.Failed()
  }

  /// Asks the service to end, and waits until it has.
  func stop() async {
    await running.stop()
    _ = await task.result
  }

  var editor: LoopbackClient { LoopbackClient(port: port, token: tokens.edit) }
  var reader: LoopbackClient { LoopbackClient(port: port, token: tokens.read) }
  var stranger: LoopbackClient { LoopbackClient(port: port, token: nil) }
}

/// Runs a test against a service, and ends it whatever happens.
func withService(
  _ options: ServiceOptions = ServiceOptions(), _ body: (RunningService) async throws -> Void
) async throws {
  let service = try await RunningService.start(options)
  do {
    try await body(service)
  } catch {
    await service.stop()
    throw error
  }
  await service.stop()
}

/// An answer has this status; where it has not, its words are shown.
func expect(_ answer: Answer, _ status: Int, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(answer.status == status, "\(answer.text.prefix(200))", sourceLocation: sourceLocation)
}
