internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog export`: a rundown as files.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Write a rundown as files: manifest, running order, captions, edit lists, sessions for audio workstations.",
    discussion: """
      'tapelog formats' lists the formats with what each leaves out. The manifest leaves nothing out. A session is \
      a folder with its own set of 48 kHz clips, with handles, that can be moved as one.

      Example: tapelog export evening --format manifest,markdown,reaper --output Programme
      """)

  @Argument(help: "The rundown.")
  var name: String

  @Option(help: ArgumentHelp("One or more formats, with commas between them.", valueName: "names"))
  var format: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to; made where there is none.", valueName: "folder"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Tracks of a session: one for each speaker, or for each recording.", valueName: "speaker|recording"))
  var tracks = "speaker"

  @Option(help: ArgumentHelp("Seconds kept before and after each clip of a session.", valueName: "seconds"))
  var handles = "1"

  @Flag(help: "Print a JSON object for each file, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  private var formats: [String] { format.split(separator: ",").map(String.init) }

  func validate() throws {
    _ = try sessionOptions()
    guard !formats.isEmpty else { throw ValidationError("--format names one format or more.") }
    for name in formats {
      do {
        if ExporterRegistry.standard.sessionFormats.contains(where: { $0.name == name }) { continue }
        _ = try ExporterRegistry.standard.timelineExporter(named: name)
      } catch {
        throw ValidationError(error.description)
      }
    }
  }

  private func sessionOptions() throws -> SessionOptions {
    let arrangement: Timeline.Arrangement
    switch tracks {
    case "speaker": arrangement = .trackForEachSpeaker
    case "recording": arrangement = .trackForEachRecording
    default: throw ValidationError("--tracks is speaker or recording.")
    }
    guard let microseconds = parseMicroseconds(handles), microseconds <= 60_000_000 else {
      throw ValidationError("--handles is a time of up to a minute.")
    }
    return SessionOptions(arrangement: arrangement, handleMilliseconds: microseconds / 1000)
  }

  func run() throws {
    let gated = try index.gated(outlet, for: "export \(name)")
    let store = gated.store
    let stored = try gated.rundown(named: name).rundown
    var freshness = ClipFreshness(store)
    let (rundown, changed) = try freshness.checked(stored)
    let gate = try gated.gate(for: rundown)
    for clip in changed.map({ gate.clip($0) }) {
      Console.complain("clip \(clip.id) \(clip.slug): \(ClipFreshness.remark)")
    }
    if !changed.isEmpty { Console.status = .found }
    let files = try failing {
      try Export.write(
        rundown, formats: formats, through: gate, toFolder: output, sessionOptions: try sessionOptions())
    }
    for file in files {
      if json {
        Console.print(try StableJSON.line(ExportedFileObject(file)))
      } else {
        Console.print(file.path)
      }
    }
  }
}
