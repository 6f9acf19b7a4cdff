internal import ArgumentParser
internal import Segmentation
internal import TapeDesk
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

  @Flag(help: "Print the speech that no turn explains, in place of the turns.")
  var untranscribed = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

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
    let gated = try index.gated(outlet, for: "segments \(recording)")
    let store = gated.store
    let call = try gated.recording(named: recording)
    let gate = try gated.gate(for: [call.id])
    let segments = try failing { try store.segments(of: call.id) }.filter { segment in
      guard let speaker else { return true }
      return speaker.lowercased() == gate.segment(segment, of: call.recording).turn.speaker?.name.lowercased()
    }
    if untranscribed { return try printUntranscribed(segments, of: call, in: store, through: gate) }
    guard chosen != "table" else {
      printTable(segments.map { gate.segment($0, of: call.recording) }, of: call)
      return
    }
    let log = TapeLog(recording: call.recording, call: call.call, segments: segments, includesWords: words)
    var text = ""
    try failing {
      let exporter = try ExporterRegistry.standard.segmentsExporter(named: chosen)
      try Export.write(log, with: exporter, through: gate, to: &text)
      for omission in exporter.omissions(in: log) { Console.complain(omission) }
    }
    Console.write(text)
  }

  private func printUntranscribed(
    _ segments: [Segment], of call: IndexedRecording, in store: TapeIndex, through gate: RedactionGate
  ) throws {
    let channels = try failing { try store.channels(of: call.id) }
    var table = TextTable([("In", .right), ("Out", .right), ("Length", .right), ("Leg", .left)])
    let rate = call.recording.rate
    for stretch in Untranscribed.all(of: call, segments: segments, channels: channels, through: gate) {
      if json || chosen == "jsonl" {
        Console.print(try StableJSON.line(stretch))
      } else {
        table.add([
          rate.clockText(atFrame: stretch.startFrame), rate.clockText(atFrame: stretch.endFrame),
          "\(decimal(stretch.end - stretch.start, places: 1)) s", stretch.channel.map { String($0 + 1) } ?? "-",
        ])
      }
    }
    if !json, chosen != "jsonl" { table.print() }
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
        turn.range.map { rate.clockText(atFrame: $0.end) } ?? "-", band(turn),
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

  /// How the times were found, with a word of warning where the sound leaves doubt.
  private func band(_ turn: Turn) -> String {
    guard turn.timing == .aligned else { return turn.timing.rawValue }
    let band = ConfidenceBand(confidence: turn.confidence)
    return band == .good ? turn.timing.rawValue : "\(turn.timing.rawValue), \(band.rawValue)"
  }

  /// The words, and why the turn is doubtful where that is known.
  private func line(_ turn: Turn) -> String {
    let notes = turn.notes.map { "(\($0.text))" }.joined(separator: " ")
    let isDoubtful = turn.timing == .aligned && ConfidenceBand(confidence: turn.confidence) == .doubtful
    let reason = isDoubtful && !turn.remarks.isEmpty ? "[\(turn.remarks.joined(separator: "; "))]" : ""
    return [turn.text, turn.translation.map { "= \($0)" } ?? "", notes, reason].filter { !$0.isEmpty }
      .joined(separator: "  ")
  }
}
