internal import Synchronization
internal import TapeIndex

/// Values computed from the index, each given out as long as nobody changes the index.
///
/// What redactions hide is among them: the index is looked at for every request, and a value that
/// was begun before a change, by this process or another, is never given out after it.
final class Kept<Value: Sendable>: Sendable {
  private struct Entry {
    let mark: ChangeMark
    let value: Value
    let weight: Int
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var weight = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: the weight of all values together at most.
  init(limit: Int) { self.limit = limit }

  /// The value of `key`, made by `make` where there is none as of now.
  func value(
    _ key: String, in store: TapeIndex, weight: (Value) -> Int = { _ in 1 }, _ make: () throws -> Value
  ) throws -> Value {
    // Before the value is made: after a change meanwhile it is one of the past.
    guard let mark = try? store.changeMark() else { return try make() }
    if let entry = state.withLock({ $0.entries[key] }), entry.mark == mark { return entry.value }
    let value = try make()
    keep(Entry(mark: mark, value: value, weight: weight(value)), key)
    return value
  }

  /// The value of `key` where there is one as of now.
  func known(_ key: String, in store: TapeIndex) -> Value? {
    guard let entry = state.withLock({ $0.entries[key] }), let mark = try? store.changeMark() else { return nil }
    return entry.mark == mark ? entry.value : nil
  }

  private func keep(_ entry: Entry, _ key: String) {
    guard entry.weight <= limit / 4 else { return }
    state.withLock { state in
      if let former = state.entries.updateValue(entry, forKey: key) { state.weight -= former.weight }
      state.weight += entry.weight
      guard state.weight > limit else { return }
      // Those of the past first; where all are of now, it begins anew.
      state.entries = state.entries.filter { $0.value.mark == entry.mark }
      state.weight = state.entries.values.reduce(0) { $0 + $1.weight }
      guard state.weight > limit else { return }
      state.entries = [key: entry]
      state.weight = entry.weight
    }
  }
}
