internal import TapeModel

/// What was done to one rundown since it was begun, out of the log of edits.
struct RundownHistory {
  private(set) var changes: [RundownChange] = []
  /// Numbers of the entries that can still be undone, the last one last.
  private var open: [Int] = []
  private var whole: Whole?
  private var items: [Int: RundownItemRecord] = [:]
  /// What undoing an entry brings back.
  private var former: [Int: Former] = [:]
  private var highestVersions: [Int: Int] = [:]

  /// A rundown without its items.
  private struct Whole {
    let title: String
    let targetMilliseconds: Int64?

    var state: RundownChange.State { RundownChange.State(title: title, targetMilliseconds: targetMilliseconds) }
  }

  private enum Former {
    case whole(Whole)
    case item(Int, RundownItemRecord?)
  }

  init(of name: String, in entries: [LogEntry]) {
    /// The entry that the next one brings back the state before of.
    var undoing: Int?
    for entry in entries {
      switch entry.edit {
      case .rundown(name, let title, let target, _):
        set(Whole(title: title, targetMilliseconds: target), entry, undoing)
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

  private mutating func set(_ whole: Whole, _ entry: LogEntry, _ undoing: Int?) {
    note(
      entry, undoing, item: nil, before: self.whole?.state, after: whole.state,
      former: self.whole.map { .whole($0) })
    self.whole = whole
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
    case .whole(let whole):
      restoring = .rundown(
        name: name, title: whole.title, targetMilliseconds: whole.targetMilliseconds, version: version + 1)
    case .item(let id, nil): restoring = .itemRemoved(rundown: name, id: id, rundownVersion: version + 1)
    case .item(let id, .some(var item)):
      item.version = (highestVersions[id] ?? item.version) + 1
      restoring = .item(item, rundown: name, rundownVersion: version + 1)
    }
    return [.undone(rundown: name, entry: last), restoring]
  }
}
