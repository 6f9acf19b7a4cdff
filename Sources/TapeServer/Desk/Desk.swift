internal import TapeDesk
internal import TapeIndex
internal import TapeModel

/// What all routes work on: the index, the recordings, the threads, the doors.
final class Desk: Sendable {
  let store: TapeIndex
  /// The index folder's name.
  let name: String
  let canEdit: Bool
  let access: Access
  let log: ServiceLog
  let workers: Workers
  let shelf = AudioShelf()

  init(store: TapeIndex, canEdit: Bool, access: Access, log: ServiceLog, workers: Workers) {
    self.store = store
    self.canEdit = canEdit
    name = store.path.split(separator: "/").last.map(String.init) ?? store.path
    self.access = access
    self.log = log
    self.workers = workers
  }
}
