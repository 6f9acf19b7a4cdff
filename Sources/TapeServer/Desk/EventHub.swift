internal import Synchronization

/// Tells open pages what has changed.
final class EventHub: Sendable {
  struct Event: Sendable {
    /// `rundown`, `clip`, `segment`, `redaction`, `check` or `job`; empty for a sign of life.
    let kind: String
    /// What changed: a rundown's name, a clip's, segment's, redaction's, check's or job's identifier.
    let subject: String
    /// JSON in one line.
    let body: String

    /// As a browser reads it (HTML Living Standard, "Server-sent events").
    var text: String { kind.isEmpty ? ":\n\n" : "event: \(kind)\ndata: \(body)\n\n" }
  }

  private struct State {
    var isClosed = false
    var next = 0
    var listeners: [Int: AsyncStream<Event>.Continuation] = [:]
  }

  private let state = Mutex(State())
  /// Pages that listen at a time.
  static let most = 200

  /// Events from now on; `nil` where too many listen, or the service is ending.
  func listen() -> AsyncStream<Event>? {
    state.withLock { state in
      guard !state.isClosed, state.listeners.count < Self.most else { return nil }
      let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(256))
      let number = state.next
      state.next += 1
      state.listeners[number] = continuation
      continuation.onTermination = { [weak self] _ in self?.forget(number) }
      return stream
    }
  }

  private func forget(_ number: Int) { _ = state.withLock { $0.listeners.removeValue(forKey: number) } }

  var listenerCount: Int { state.withLock { $0.listeners.count } }

  func tell(_ kind: String, _ subject: String, _ body: String) {
    send(Event(kind: kind, subject: subject, body: body))
  }

  /// Keeps connections open, and finds those that are gone.
  func signOfLife() { send(Event(kind: "", subject: "", body: "")) }

  private func send(_ event: Event) {
    let listeners = state.withLock { Array($0.listeners.values) }
    for listener in listeners { listener.yield(event) }
  }

  /// Ends all streams, so that the service can end.
  func close() {
    let listeners = state.withLock { state in
      state.isClosed = true
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.finish() }
  }
}
