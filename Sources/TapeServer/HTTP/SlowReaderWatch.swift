internal import NIOCore
internal import Synchronization

/// Hangs up on a client that takes nothing for a minute.
final class SlowReaderWatch: Sendable {
  private let last = Mutex(ContinuousClock.now)
  private let task: Mutex<Task<Void, Never>?> = Mutex(nil)

  init(_ channel: any Channel, patience: Duration = .seconds(60)) {
    task.withLock {
      $0 = Task { [weak self] in
        while !Task.isCancelled {
          guard (try? await Task.sleep(for: .seconds(5))) != nil, let self else { return }
          if ContinuousClock.now - self.last.withLock({ $0 }) > patience {
            channel.close(mode: .all, promise: nil)
            return
          }
        }
      }
    }
  }

  func progressed() { last.withLock { $0 = .now } }
  func stop() { task.withLock { $0?.cancel() } }
}
