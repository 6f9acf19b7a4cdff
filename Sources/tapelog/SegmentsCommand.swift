internal import ArgumentParser
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog segments`: the tape log of one recording.
struct SegmentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments",
    abstract: "Print the tape log of a recording: its turns, with times, origin and confidence.",
    discussion: """
      A recording goes by its call id, its file's name, or the first digits of its identifier.

      Example: tapelog segments 0414 --format webvtt
      """)

  @Argument(help: "The recording.")
  var recording: String

  @Option(help: ArgumentHelp("Only this speaker's turns.", valueName: "name"))
  var speaker: String?

  @Flag(help: "With the times of single words, where the format has them.")
  var words = false

  @Option(help: ArgumentHelp("table, or a format of 'tapelog formats'.", valueName: "name"))
  var format = "table"

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var index: IndexOption

  func validate() throws {
    guard chosen != "table" else { return }
    do {
      _ = try ExporterRegistry.standard.segmentsExporter(named: chosen)
    } catch {
      throw ValidationError(error.description)
    }
  }

  private var chosen: String { json ? "json" : format }

  func run() throws {
    let store = try index.forReading()
    let call = try failing { try store.recording(named: recording) }
    let segments = try failing { try store.segments(of: call.id) }.filter { segment in
      speaker.map { $0.lowercased() == segment.turn.speaker?.name.lowercased() } ?? true
    }
    guard chosen != "table" else {
      printTable(segments, of: call)
      return
    }
    let log = TapeLog(recording: call.recording, call: call.call, segments: segments, includesWords: words)
    var text = ""
    try failing {
      let exporter = try ExporterRegistry.standard.segmentsExporter(named: chosen)
      try Export.write(log, with: exporter, to: &text)
      for omission in exporter.omissions(in: log) { Console.complain(omission) }
    }
    Console.write(text)
  }

  private func printTable(_ segments: [Segment], of call: IndexedRecording) {
    let rate = call.recording.rate
    var table = TextTable([
      ("Turn", .right), ("In", .right), ("Out", .right), ("Timing", .left), ("Conf.", .right), ("Speaker", .left),
      ("Words", .left),
    ])
    for segment in segments {
      let turn = segment.turn
      table.add([
        String(turn.number), turn.range.map { rate.clockText(atFrame: $0.start) } ?? "-",
        turn.range.map { rate.clockText(atFrame: $0.end) } ?? "-", turn.timing.rawValue,
        decimal(turn.confidence, places: 2), turn.speaker?.name ?? "-", line(turn),
      ])
      guard words else { continue }
      for word in turn.words {
        table.add([
          "", word.range.map { rate.clockText(atFrame: $0.start) } ?? "-",
          word.range.map { rate.clockText(atFrame: $0.end) } ?? "-", word.timing.rawValue,
          decimal(word.confidence, places: 2), "", word.text,
        ])
      }
    }
    table.print(wrappingLast: true)
  }

  private func line(_ turn: Turn) -> String {
    let notes = turn.notes.map { "(\($0.text))" }.joined(separator: " ")
    return [turn.text, turn.translation.map { "= \($0)" } ?? "", notes].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
