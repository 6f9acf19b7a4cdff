internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog log`: the custody log.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print the custody log: what was done to the index, by whom and when.",
    discussion: "Example: tapelog log --recording 0414")

  @Option(help: ArgumentHelp("Only what was done to this recording.", valueName: "recording"))
  var recording: String?

  @Flag(help: "Print a JSON object for each line.")
  var json = false

  @OptionGroup var index: IndexOption

  func run() throws {
    let gated = try GatedIndex(try index.forReading())
    Console.gate = gated.texts
    let store = gated.store
    let call = try recording.map { try gated.recording(named: $0) }
    var table = TextTable([("No.", .right), ("When", .left), ("Who", .left), ("What", .left), ("Of what", .left)])
    for entry in try failing({ try store.history(of: call?.id) }).map({ gated.texts.entry($0) }) {
      if json {
        Console.print(try StableJSON.line(entry))
      } else {
        table.add([String(entry.number), entry.at.description, entry.by, entry.action.rawValue, entry.subject])
      }
    }
    if !json { table.print() }
  }
}
