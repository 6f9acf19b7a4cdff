internal import Dispatch
internal import Synchronization

/// Cores that nothing runs on, lent to whoever has work for more than one.
///
/// Recordings that are aligned side by side share one value: hypotheses within a recording run
/// on what the other recordings leave. How many there are changes when something is done, never
/// what comes out.
public final class SpareCores: Sendable {
  private let count: Mutex<Int>

  public init(count: Int = 0) { self.count = Mutex(count) }

  /// Puts a core at the others' disposal.
  public func add(_ more: Int = 1) { count.withLock { $0 += more } }

  private func take(upTo wanted: Int) -> Int {
    count.withLock { count in
      let taken = max(0, min(count, wanted))
      count -= taken
      return taken
    }
  }

  /// The results of all `tasks`, in their order: on this thread, and on as many more as there
  /// are cores to spare.
  func run<Result: Sendable>(_ tasks: [@Sendable () -> Result]) -> [Result] {
    let extra = take(upTo: tasks.count - 1)
    defer { add(extra) }
    let results = Mutex([Result?](repeating: nil, count: tasks.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 1 + extra) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < tasks.count else { return }
        let result = tasks[place]()
        results.withLock { $0[place] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
