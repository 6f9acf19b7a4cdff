internal import HTTPTypes
internal import Synchronization
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// What all routes work on: the index, the recordings, the threads, the doors.
final class Desk: Sendable {
  let store: TapeIndex
  /// The index folder's name.
  let name: String
  let canEdit: Bool
  let access: Access
  let log: ServiceLog
  let workers: Workers
  let shelf: AudioShelf
  private let gates = Kept<GatedIndex>(limit: 1)
  private let calls = Kept<GatedCall>(limit: 64)
  /// By address; in bytes.
  let answers = Kept<MarkedBytes>(limit: 32 << 20)
  let events = EventHub()
  let made: MadeFiles
  let checks: StoredChecks
  let mixes = MixReports()
  let jobs: Jobs
  /// Held while a change is made that looks at several rows first.
  private let editing = Mutex(())

  init(
    store: TapeIndex, options: ServiceOptions, access: Access, log: ServiceLog, workers: Workers
  ) throws {
    self.store = store
    canEdit = options.canEdit
    name = store.path.split(separator: "/").last.map(String.init) ?? store.path
    self.access = access
    self.log = log
    self.workers = workers
    made = try MadeFiles()
    checks = StoredChecks(index: store.path, isWriting: options.canEdit)
    shelf = AudioShelf(made)
    jobs = Jobs(folder: options.recordingsFolder ?? Jobs.usualFolder(of: store.path), byteLimit: options.uploadLimit)
  }

  /// The gate as it is now; what hides is looked up again after every change of the index.
  func gated() throws -> GatedIndex { try gates.value("", in: store) { try GatedIndex(store) } }

  func recording(_ name: String) throws -> GatedCall {
    try calls.value(name, in: store) {
      let index = try gated()
      let call = try index.recording(named: name)
      return GatedCall(call, gate: try index.gate(for: [call.id]))
    }
  }

  /// The same where it was looked up since the last change.
  func knownRecording(_ name: String) -> GatedCall? { calls.known(name, in: store) }

  /// Makes one change after the other.
  func edit<Value>(_ body: () throws -> Value) throws -> Value {
    guard canEdit else { throw Problem(.forbidden, "The service runs without leave to change the index.") }
    return try editing.withLock { _ in
      // The lock is held while the closure runs, and its value is the caller's alone.
      nonisolated(unsafe) let value = try body()
      return value
    }
  }

  /// Turns a conflict of versions into an answer that holds the row as it is now.
  func orConflict<Value>(_ current: () throws -> some Encodable, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as IndexError {
      guard case .conflict = error else { throw error }
      throw Problem(.preconditionFailed, error.description, current: try StableJSON.line(try current()))
    }
  }
}
