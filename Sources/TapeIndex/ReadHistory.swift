internal import Synchronization
internal import TapeModel

/// The custody log as far as it was read: a process that keeps the index open reads each line, and
/// holds it against the one before it, once.
final class ReadHistory: Sendable {
  private struct State {
    var end = EditLog.Position.start
    var entries: [(entry: HistoryEntry, recording: ContentHash?)] = []
  }

  private let state = Mutex(State())

  /// Reads what came since, and gives the entries of one recording, or all.
  ///
  /// - Parameter committed: how far the log goes for good; a line behind it may yet be cut off, so it
  ///   is not kept.
  ///
  /// Throws ``IndexError/damagedLog(path:line:)``.
  func entries(of recording: ContentHash?, in path: String, committed: EditLog.Position) throws -> [HistoryEntry] {
    try state.withLock { state in
      let tail = try EditLog.tail(of: path, after: state.end)
      if let line = tail.firstBadLine { throw IndexError.damagedLog(path: path, line: line) }
      let all = state.entries + tail.entries.map { (entry: HistoryEntry($0), recording: $0.edit.recording) }
      if tail.end == committed { (state.end, state.entries) = (tail.end, all) }
      return all.compactMap { recording == nil || $0.recording == recording ? $0.entry : nil }
    }
  }
}
