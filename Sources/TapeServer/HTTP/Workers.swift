internal import NIOPosix

/// The threads on which the service waits for disks and decodes: a fixed number, so that many
/// requests queue and do not pile up.
struct Workers: Sendable {
  private let pool: NIOThreadPool

  init(count: Int) {
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await pool.runIfActive(body)
  }

  func stop() async { try? await pool.shutdownGracefully() }
}
