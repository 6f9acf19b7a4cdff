internal import TapeModel

/// What was done to one rundown since it was begun, out of the log of edits.
struct RundownHistory {
  private(set) var changes: [RundownChange] = []
  /// Numbers of the entries that can still be undone, the last one last.
  private var open: [Int] = []
  private var title: String?
  private var items: [Int: RundownItemRecord] = [:]
  /// What undoing an entry brings back.
  private var former: [Int: Former] = [:]
  private var highestVersions: [Int: Int] = [:]

  private enum Former {
    case title(String)
    case item(Int, RundownItemRecord?)
  }

  init(of name: String, in entries: [LogEntry]) {
    /// The entry that the next one brings back the state before of.
    var undoing: Int?
    for entry in entries {
      switch entry.edit {
      case .rundown(name, let title, _): retitle(title, entry, undoing)
      case .rundownRemoved(name): self = RundownHistory()
      case .item(let item, name, _): set(item.id, to: item, entry, undoing)
      case .itemRemoved(name, let id, _): set(id, to: nil, entry, undoing)
      case .undone(name, let number):
        open.removeAll { $0 == number }
        undoing = number
        continue
      default: continue
      }
      undoing = nil
    }
  }

  private init() {}

  private mutating func retitle(_ title: String, _ entry: LogEntry, _ undoing: Int?) {
    note(
      entry, undoing, item: nil, before: self.title.map { RundownChange.State(title: $0) },
      after: RundownChange.State(title: title), former: self.title.map { .title($0) })
    self.title = title
  }

  private mutating func set(_ id: Int, to item: RundownItemRecord?, _ entry: LogEntry, _ undoing: Int?) {
    let before = items[id]
    note(
      entry, undoing, item: id, before: before.map { RundownChange.State($0) }, after: item.map { .init($0) },
      former: .item(id, before))
    items[id] = item
    highestVersions[id] = max(highestVersions[id] ?? 0, item?.version ?? 0)
  }

  private mutating func note(
    _ entry: LogEntry, _ undoing: Int?, item: Int?, before: RundownChange.State?, after: RundownChange.State?,
    former: Former?
  ) {
    changes.append(
      RundownChange(
        number: entry.number, at: entry.at, by: entry.by, item: item, before: before, after: after, undoes: undoing))
    guard undoing == nil, let former else { return }
    open.append(entry.number)
    self.former[entry.number] = former
  }

  /// The edits that undo the last change that is not undone yet; `nil` where there is none.
  func undoing(_ name: String, version: Int) -> [Edit]? {
    guard let last = open.last, let former = former[last] else { return nil }
    let restoring: Edit
    switch former {
    case .title(let title): restoring = .rundown(name: name, title: title, version: version + 1)
    case .item(let id, nil): restoring = .itemRemoved(rundown: name, id: id, rundownVersion: version + 1)
    case .item(let id, .some(var item)):
      item.version = (highestVersions[id] ?? item.version) + 1
      restoring = .item(item, rundown: name, rundownVersion: version + 1)
    }
    return [.undone(rundown: name, entry: last), restoring]
  }
}
