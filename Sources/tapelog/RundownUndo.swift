internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog rundown undo`.
struct RundownUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last change of a rundown, by whomever it was made.",
    discussion: """
      Again, it takes back the one before. 'rundown log' lists all changes.

      Example: tapelog rundown undo evening
      """)

  @Argument(help: "The rundown.")
  var name: String

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    let (store, name) = try index.rundownForWriting(name)
    let stored = try failing { try store.undoRundown(name, by: editor.name, at: SystemClock.now()) }
    Console.print("\(self.name): \(stored.rundown.items.count) items")
  }
}

/// `tapelog rundown log`.
struct RundownLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List the changes of a rundown: who, when, before and after.",
    discussion: "Example: tapelog rundown log evening")

  @Argument(help: "The rundown.")
  var name: String

  @Flag(help: "Print a JSON object for each change, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func run() throws {
    let gated = try index.gated(outlet, for: "rundown log \(name)")
    var table = TextTable([
      ("No.", .right), ("When", .left), ("Who", .left), ("Item", .left), ("Before", .left), ("After", .left),
    ])
    let name = try gated.rundownName(name)
    for change in try failing({ try gated.store.changes(of: name) }).map({ gated.texts.change($0) }) {
      if json {
        Console.print(try StableJSON.line(change))
      } else {
        table.add([
          String(change.number), change.at.description, change.by, change.item.map { String($0) } ?? "-",
          text(change.before), text(change.after) + (change.undoes.map { " (takes back \($0))" } ?? ""),
        ])
      }
    }
    if !json { table.print() }
  }

  private func target(_ state: RundownChange.State) -> String {
    state.targetSeconds.map { ", target \(decimal($0, places: 1)) s" } ?? ""
  }

  private func text(_ state: RundownChange.State?) -> String {
    guard let state else { return "-" }
    return state.title.map { "title \($0)\(target(state))" } ?? state.clip.map { "clip \($0)" } ?? state.narration
      ?? state.note ?? "-"
  }
}
