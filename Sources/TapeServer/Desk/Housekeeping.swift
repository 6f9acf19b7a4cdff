internal import ServiceLifecycle
internal import TapeIndex

/// What is to be done now and then while the service runs, and once when it is asked to end.
struct Housekeeping: ServiceLifecycle.Service {
  let desk: Desk
  let certificate: Certificate?
  let warn: @Sendable (String) -> Void

  func run() async throws {
    await withGracefulShutdownHandler {
      var seen = -1
      for round in 1... {
        guard (try? await cancelWhenGracefulShutdown({ try await Task.sleep(for: .seconds(15)) })) != nil else { break }
        desk.events.signOfLife()
        await refresh()
        if round % 4 == 0, desk.canEdit { await checkpoint(&seen) }
      }
    } onGracefulShutdown: {
      desk.events.close()
    }
  }

  /// Takes up a certificate that was renewed.
  private func refresh() async {
    guard let certificate else { return }
    for line in (try? await desk.workers.run { certificate.refresh() }) ?? [] { warn(line) }
  }

  /// Readers that never end would let the write-ahead log grow.
  private func checkpoint(_ seen: inout Int) async {
    let last = seen
    let now = try? await desk.workers.run {
      let now = try desk.store.changeCount()
      if now != last { try desk.store.checkpoint() }
      return now
    }
    seen = now ?? seen
  }
}
