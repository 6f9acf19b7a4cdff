internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
package import TapeIndex
internal import UnixSignals

/// The HTTP service over one index, and its page.
package struct Service {
  private let options: ServiceOptions
  private let store: TapeIndex
  private let tokens: AccessTokens

  package init(store: TapeIndex, tokens: AccessTokens, options: ServiceOptions) {
    self.store = store
    self.tokens = tokens
    self.options = options
  }

  /// Serves until the process is asked to end, or the task is cancelled.
  ///
  /// - Parameters:
  ///   - note: takes a line of the log for each request.
  ///   - warn: takes a line for what its owner should know.
  ///   - afterStart: called once requests are taken.
  package func run(
    note: (@Sendable (String) -> Void)? = nil, warn: @escaping @Sendable (String) -> Void = { _ in },
    afterStart: @escaping @Sendable (Running) -> Void
  ) async throws {
    let reserved = try ReservedPort(options)
    let listening = reserved.number
    let workers = Workers(count: options.workerCount)
    let access = Access(tokens: tokens, origins: options.origins(port: listening), port: listening)
    let desk = try Desk(
      store: store, options: options, access: access, log: ServiceLog(write: note), workers: workers)
    defer { desk.made.remove() }
    var logger = Logger(label: "tapelog")
    logger.logLevel = .critical
    let connections = HTTP1Channel.Configuration(
      idleTimeout: TimeAmount(options.headPatience),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    let certificate = options.certificate
    let started = AsyncStream.makeStream(of: Void.self)
    let application = Application(
      router: Self.router(desk, page: PageFiles(folder: options.pageFolder)),
      server: HTTPServerBuilder { responder in
        let channel = HTTP1Channel(responder: responder, configuration: connections)
        guard let certificate else { return channel }
        return EncryptedChannel(base: channel, certificate: certificate)
      },
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: listening), backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(options.connectionLimit)),
      onServerRunning: { _ in started.continuation.finish() }, logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [
        .init(service: application), .init(service: Housekeeping(desk: desk, certificate: certificate, warn: warn)),
      ],
      gracefulShutdownSignals: options.handlesSignals ? [.sigterm, .sigint] : [], logger: logger)
    configuration.maximumGracefulShutdownDuration = Duration.seconds(10)
    let group = ServiceGroup(configuration: configuration)
    let telling = Task {
      for await _ in started.stream {}
      if !Task.isCancelled { afterStart(Running(port: listening, group: group)) }
    }
    defer { telling.cancel() }
    do {
      try await group.run()
    } catch {
      await workers.stop()
      throw error
    }
    await workers.stop()
    _ = consume reserved
  }

  /// A service that takes requests.
  package struct Running: Sendable {
    package let port: Int
    fileprivate let group: ServiceGroup

    /// Asks the service to end once what it has in hand is done.
    package func stop() async { await group.triggerGracefulShutdown() }
  }

  static func router(_ desk: Desk, page: PageFiles) -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self)
    let routes = AllRoutes.all
    router.add(middleware: Door(desk: desk, page: page, routes: routes))
    for route in routes {
      router.on(RouterPath(route.path), method: route.method, responder: ServiceResponder(route: route, desk: desk))
    }
    return router
  }
}
