internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog confirm`: an editor's own times for a turn.
struct ConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Set a turn's times by ear; they stay through every later indexing.",
    discussion: "Example: tapelog confirm 0415 2 --in 0:04.660 --out 0:08.080")

  @Argument(help: "The recording.")
  var recording: String

  @Argument(help: "The turn's number in the tape log.")
  var turn: Int

  @Option(name: .customLong("in"), help: ArgumentHelp("Where the turn starts.", valueName: "time"))
  var start: String

  @Option(name: .customLong("out"), help: ArgumentHelp("Where it ends.", valueName: "time"))
  var end: String

  @Flag(help: "Print the turn as JSON.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    let gated = try index.gatedForWriting()
    let store = gated.store
    let call = try gated.recording(named: recording)
    let range = try TimeRangeText(start: start, end: end).range(in: call.recording)
    guard !range.isEmpty else { throw Failure(.wrongCommandLine, "--out must be later than --in") }
    let segment = try failing {
      try store.confirm(
        recording: call.id, turnNumber: turn, range: range, by: editor.name, at: SystemClock.now())
      return try store.segment(Segment.identifier(recording: call.id, turnNumber: turn))
    }
    if json {
      let shown = try gated.gate(for: [call.id]).segment(segment, of: call.recording)
      Console.print(try StableJSON.line(shown))
    } else {
      let rate = call.recording.rate
      Console.print(
        "\(segment.id): \(rate.clockText(atFrame: range.start)) to \(rate.clockText(atFrame: range.end)), confirmed by \(printable(editor.name))"
      )
    }
  }
}
