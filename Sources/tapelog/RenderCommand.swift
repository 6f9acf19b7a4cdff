internal import ArgumentParser
internal import TapeAudio
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog render`: a rundown as one file of sound.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Mix a rundown to one file: WAV, RF64 or FLAC.",
    discussion: """
      Clips have their fades and gain and follow each other as in 'rundown show'; narration is heard from its \
      recording ('rundown add --audio', 'rundown voice', or --narration here) and is silence of its length where it \
      has none; notes take no time. Samples to which nothing is done stay as recorded, bit by bit. Others are rounded \
      to the nearest step: of 24 bits, unless --depth says otherwise.

      --loudness brings the whole to r128 (-23 LUFS), npr or atsc (-24), podcast (-16), or to a number, with true \
      peaks below -1 dBTP. The loudness of what was written goes into the file (bext) and onto the screen. A file of \
      one channel is measured as one: on two loudspeakers it is 3 LU louder.

      Example: tapelog render evening Programme/evening.wav --loudness r128 --rate 48000
      Example: tapelog render evening evening.flac --narration 1=takes/link-1.wav
      """)

  @Argument(help: "The rundown.")
  var name: String

  @Argument(help: "The file to write: .wav, .rf64 or .flac.")
  var output: String

  @Option(help: ArgumentHelp("Default: by the file's ending; a WAV over 4 GiB is RF64.", valueName: "wav|rf64|flac"))
  var container: String?

  @Option(help: ArgumentHelp("Default: the highest among clips and recorded narration.", valueName: "hertz"))
  var rate: Int?

  @Option(help: ArgumentHelp("Default: as recorded where nothing is changed, else 24.", valueName: "16|24|32|float"))
  var depth: String?

  @Flag(help: "One channel: legs of a call are averaged.")
  var mono = false

  @Flag(help: "Two channels: what has one is heard on both.")
  var stereo = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The loudness to reach.", valueName: "r128|npr|atsc|podcast|LUFS"))
  var loudness: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The highest true peak. Default with --loudness, and where samples would clip: -1.", valueName: "dBTP"))
  var truePeak: String?

  @Option(
    help: ArgumentHelp(
      "Fade clips that meet into each other, out of what lies beyond their edges.", valueName: "seconds"))
  var crossfade = "0"

  @Flag(help: "Add triangular noise of one step to changed samples before they become 16 bits.")
  var dither = false

  @Option(
    help: ArgumentHelp(
      "The recording of narration, by its number in 'rundown show'; may be given again.", valueName: "item=file"))
  var narration: [String] = []

  @Flag(help: "Keep a file that exists already, and end.")
  var keep = false

  @Flag(help: "Print a JSON object.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func validate() throws {
    guard !(mono && stereo) else { throw ValidationError("--mono or --stereo.") }
    _ = try options()
    _ = try narrationFiles()
    guard !dither || depth == "16" else { throw ValidationError("--dither goes with --depth 16.") }
  }

  func run() throws {
    let gated = try index.gated(outlet, for: "render \(name)")
    let stored = try gated.rundown(named: name).rundown
    var freshness = ClipFreshness(gated.store)
    let (rundown, changed) = try freshness.checked(stored)
    let gate = try gated.gate(for: rundown)
    for clip in changed { Console.complain("clip \(clip.id) \(gate.name(clip.slug)): \(ClipFreshness.remark)") }
    var options = try options()
    options.narrationPaths = try narrationPaths(rundown)
    let report = try failing {
      try Export.render(rundown, through: gate, options: options, to: output, replacingExisting: !keep)
    }
    let shown = gate.rundown(rundown)
    let object = MixObject(report, shown)
    if json { Console.print(try StableJSON.line(object)) } else { show(report, shown) }
    for remark in object.remarks { Console.complain("\(output): \(remark)") }
    if !object.remarks.isEmpty || !changed.isEmpty { Console.status = .found }
  }

  // MARK: Options

  private func options() throws -> MixOptions {
    guard let container = MixOptions.Container(rawValue: (container ?? fileEnding).lowercased()) else {
      throw ValidationError("The file ends in .wav, .rf64 or .flac, or --container is one of these.")
    }
    guard let crossfade = parseMicroseconds(crossfade), crossfade <= 10_000_000 else {
      throw ValidationError("--crossfade is a time of up to ten seconds.")
    }
    return MixOptions(
      rate: try chosenRate(), encoding: try chosenEncoding(), container: container,
      channelCount: mono ? 1 : stereo ? 2 : nil, targetLUFS: try target(), ceilingDecibels: try ceiling(),
      crossfadeMilliseconds: crossfade / 1000, dithers: dither)
  }

  private var fileEnding: String {
    let name = output.split(separator: "/").last ?? ""
    return name.contains(".") ? String(name.split(separator: ".").last ?? "") : ""
  }

  private func chosenRate() throws -> SampleRate? {
    guard let rate else { return nil }
    guard let chosen = SampleRate(hertz: rate) else { throw ValidationError("--rate is from 1000 to 768000.") }
    return chosen
  }

  private func chosenEncoding() throws -> AudioWriter.Encoding? {
    switch depth {
    case nil: nil
    case "16": .pcm16
    case "24": .pcm24
    case "32": .pcm32
    case "float": .float
    default: throw ValidationError("--depth is 16, 24, 32 or float.")
    }
  }

  private func target() throws -> Double? {
    switch loudness?.lowercased() {
    case nil: return nil
    case "r128", "ebu": return -23
    case "npr", "atsc": return -24
    case "podcast": return -16
    case let text?:
      guard let level = Double(text), (-60 ... -5).contains(level) else {
        throw ValidationError("--loudness is r128, npr, atsc, podcast, or from -60 to -5.")
      }
      return level
    }
  }

  private func ceiling() throws -> Double? {
    guard let truePeak else { return nil }
    guard let level = Double(truePeak), (-30...0).contains(level) else {
      throw ValidationError("--true-peak is from -30 to 0.")
    }
    return level
  }

  private func narrationFiles() throws -> [(place: Int, path: String)] {
    try narration.map { text in
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let place = Int(parts[0]) else {
        throw ValidationError("--narration is an item's number, '=' and a file: 1=link.wav.")
      }
      return (place, String(parts[1]))
    }
  }

  private func narrationPaths(_ rundown: Rundown) throws -> [Int: String] {
    var paths: [Int: String] = [:]
    for (place, path) in try narrationFiles() {
      guard rundown.items.indices.contains(place - 1), case .narration = rundown.items[place - 1].content else {
        throw Failure(.noInput, "\(name): item \(place) is no narration")
      }
      paths[rundown.items[place - 1].id] = path
    }
    return paths
  }

  // MARK: What is printed

  private func show(_ report: MixReport, _ rundown: Rundown) {
    var table = TextTable([("Item", .right), ("Starts", .right), ("What", .left), ("Done", .left)])
    for item in report.items {
      let place = (rundown.items.firstIndex { $0.id == item.itemID } ?? 0) + 1
      let start = report.rate.milliseconds(atFrame: item.record.start)
      table.add([
        String(place), runningTimeText(milliseconds: start), what(item, rundown),
        item.steps.map(\.description).joined(separator: ", "),
      ])
    }
    table.print()
    Console.print(summary(report))
  }

  private func what(_ item: MixReport.Item, _ rundown: Rundown) -> String {
    rundown.clips.first { $0.id == item.clipID }.map { "clip \($0.slug)" } ?? "narration"
  }

  private func summary(_ report: MixReport) -> String {
    let time = runningTimeText(milliseconds: report.rate.milliseconds(atFrame: report.frameCount))
    let channels = report.channelCount == 1 ? "mono" : "stereo"
    var parts = ["\(time), \(report.container), \(report.encoding.name), \(report.rate), \(channels)"]
    if let level = report.loudness.integratedLUFS { parts.append("\(decimal(level, places: 1)) LUFS") }
    if let peak = report.loudness.truePeakDecibels { parts.append("true peak \(decimal(peak, places: 1)) dBTP") }
    if report.gainDecibels != 0 { parts.append("gain \(decimal(report.gainDecibels, places: 1)) dB") }
    if let limiting = report.limiting {
      parts.append("limited by up to \(decimal(-limiting.deepestDecibels, places: 1)) dB")
    }
    if report.isBitIdentical { parts.append("samples as recorded") }
    return "\(report.path): \(parts.joined(separator: ", "))"
  }
}
