internal import ArgumentParser
internal import TapeAudio
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog cut`: clips as files.
struct CutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cut", abstract: "Cut clips to files of their own, exact to the sample.",
    discussion: """
      Samples are the recording's own, unless a clip has fades or gain. Files carry where they come from: bext, \
      markers at the turns, iXML in WAV; tags in FLAC. The recording must still be the one that was indexed.

      Example: tapelog cut the-bridge the-fence --format wav --output Programme/clips
      """)

  @Argument(help: "The clips.")
  var clips: [String] = []

  @Option(help: ArgumentHelp("All clips of this rundown.", valueName: "rundown"))
  var rundown: String?

  @Option(help: ArgumentHelp("wav or flac.", valueName: "name"))
  var format = "wav"

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to; made where there is none.", valueName: "folder"))
  var output = "."

  @Flag(help: "Keep the clips' handles before and after.")
  var handles = false

  @Flag(help: "Compare the recording's size only, not its hash.")
  var skipHash = false

  @Flag(help: "Replace files that exist already.")
  var replace = false

  @Flag(help: "Print a JSON object for each file, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func validate() throws {
    guard clips.isEmpty != (rundown == nil) else { throw ValidationError("Name clips, or a --rundown.") }
    guard container != nil else { throw ValidationError("--format is wav or flac.") }
  }

  private var container: CutContainer? {
    switch format.lowercased() {
    case "wav": .wav
    case "flac": .flac
    default: nil
    }
  }

  func run() throws {
    let gated = try index.gated(outlet, for: "cut \(rundown ?? clips.joined(separator: " "))")
    let store = gated.store
    let chosen = try chosenClips(gated)
    let gate = try gated.gate(for: chosen.map(\.recording.id))
    let sources = try chosen.map { clip in
      ClipToCut(clip, turns: try failing { try store.segments(of: clip.recording.id) }.map(\.turn))
    }
    var bar = ProgressBar(total: sources.count)
    let cutting = ClipCutting(
      container: container ?? .wav, includesHandles: handles, verification: skipHash ? .size : .hash,
      replacingExisting: replace)
    let results = try failing {
      try Export.cut(sources, with: cutting, through: gate, toFolder: output) { place in
        bar.advance(audioSeconds: Double(chosen[place].runningTimeMilliseconds) / 1000)
      }
    }
    bar.clear()
    var failures: [Failure] = []
    for result in results {
      switch result {
      case .success(let file): try show(file)
      case .failure(let error): failures.append(Failure(error))
      }
    }
    for failure in failures { Console.complain(failure.line) }
    if failures.count == results.count, let first = failures.first {
      Console.status = first.status
    } else if !failures.isEmpty {
      Console.status = .found
    }
  }

  private func chosenClips(_ gated: GatedIndex) throws -> [Clip] {
    guard let rundown else { return try clips.map { try gated.clip(named: $0).value } }
    var seen: Set<String> = []
    return try gated.rundown(named: rundown).rundown.clips.filter { seen.insert($0.id).inserted }
  }

  private struct FileObject: Encodable {
    let clip: String
    let path: String
    let format: String
    let rate: SampleRate
    let channels: Int
    let startFrame: Int64
    let endFrame: Int64
    let frameCount: Int64
    let byteCount: Int64
    let hash: ContentHash
    let bitIdentical: Bool
    let redacted: Bool
    let warnings: [String]
  }

  private func show(_ file: CutFile) throws {
    let result = file.result
    for warning in result.warnings { Console.complain("\(file.path): its recording: \(warning.sentence)") }
    guard !json else {
      Console.print(
        try StableJSON.line(
          FileObject(
            clip: file.clipID, path: file.path, format: result.format.description, rate: result.rate,
            channels: result.channelCount, startFrame: file.range.start, endFrame: file.range.end,
            frameCount: result.frameCount, byteCount: result.byteCount, hash: result.hash,
            bitIdentical: result.isBitIdentical,
            redacted: result.isRedacted, warnings: result.warnings.map(\.sentence))))
      return
    }
    let exactness =
      result.isBitIdentical
      ? "samples as recorded"
      : result.isRedacted ? "redacted, samples not as recorded" : "samples changed by fades, gain or format"
    Console.print("\(file.path): \(result.frameCount) frames, \(result.format), \(exactness)")
  }
}
