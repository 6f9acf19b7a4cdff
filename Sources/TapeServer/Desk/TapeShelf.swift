internal import Synchronization
internal import TapeDesk
internal import TapeIndex

/// All words of the index, read once for each state of it.
final class TapeShelf: Sendable {
  private struct State {
    var changeCount = -1
    var tape: TapeOfIndex?
  }

  private let state = Mutex(State())

  func tape(of store: TapeIndex) throws -> TapeOfIndex {
    try state.withLock { state in
      let changeCount = try store.changeCount()
      if let tape = state.tape, state.changeCount == changeCount { return tape }
      let tape = try TapeOfIndex(store)
      state = State(changeCount: changeCount, tape: tape)
      return tape
    }
  }
}
