internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog picture`: sound to look at.
struct PictureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "picture", abstract: "Draw a recording, a clip or a rundown: waveform, spectrogram, who speaks when.",
    discussion: """
      The waveform shows the highest and lowest samples in a light colour and their root mean square in a full one, \
      at the scale that is written beside it; the spectrogram 60 dB, up to 8 kHz. Colours are the speakers'.

      Example: tapelog picture 0413 call.png
      Example: tapelog picture 0413 door.svg --in 0:05 --out 0:10 --panels spectrogram --dark
      Example: tapelog picture evening evening.png --width 2400
      """)

  @Argument(help: "A recording, a clip or a rundown.")
  var name: String

  @Argument(help: "The file to write: .png or .svg.")
  var output: String

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("What the name means, where it means more than one.", valueName: "recording|clip|rundown"))
  var kind: Kind?

  @Option(name: .customLong("in"), help: ArgumentHelp("Of a recording: from here on.", valueName: "time"))
  var start: String?

  @Option(name: .customLong("out"), help: ArgumentHelp("Of a recording: up to here.", valueName: "time"))
  var end: String?

  @Option(help: ArgumentHelp("With commas between them.", valueName: "waveform,spectrogram"))
  var panels = "waveform,spectrogram"

  @Option(help: "In pixels.")
  var width = 1_200

  @Option(help: "In pixels.")
  var height = 420

  @Flag(help: "Light on dark.")
  var dark = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  enum Kind: String, ExpressibleByArgument, CaseIterable { case recording, clip, rundown }

  func validate() throws { _ = try options() }

  func run() throws {
    let gated = try index.gated(outlet, for: "picture \(name)")
    let options = try options()
    let bytes =
      switch try meaning(in: gated) {
      case .recording: try recording(gated, options)
      case .clip: try clip(gated, options)
      case .rundown: try rundown(gated, options)
      }
    try failing { try Export.write(picture: bytes, to: output) }
    Console.print(output)
  }

  private func options() throws -> PictureOptions {
    guard PictureOptions.widths.contains(width), PictureOptions.heights.contains(height) else {
      throw ValidationError("--width is from 200 to 10000, --height from 120 to 4000.")
    }
    let ending = String(output.split(separator: ".").last ?? "").lowercased()
    guard let format = PictureOptions.Format(rawValue: ending) else {
      throw ValidationError("The file ends in .png or .svg.")
    }
    let chosen = panels.split(separator: ",").map { PictureOptions.Panel(rawValue: String($0)) }
    guard !chosen.isEmpty, !chosen.contains(nil) else {
      throw ValidationError("--panels is waveform, spectrogram, or both with a comma.")
    }
    return PictureOptions(
      width: width, height: height, isDark: dark, panels: chosen.compactMap { $0 }, format: format)
  }

  /// A clip before a rundown before a recording, where the name fits one alone.
  private func meaning(in index: GatedIndex) throws -> Kind {
    if let kind { return kind }
    guard start == nil, end == nil else { return .recording }
    var kinds: [Kind] = []
    if (try? index.clip(named: name)) != nil { kinds.append(.clip) }
    if (try? index.rundown(named: name)) != nil { kinds.append(.rundown) }
    if (try? index.recording(named: name)) != nil { kinds.append(.recording) }
    guard kinds.count <= 1 else {
      let names = kinds.map(\.rawValue).joined(separator: " and a ")
      throw Failure(.wrongCommandLine, "\(name): a \(names) are called so; say which with --as")
    }
    return kinds.first ?? .recording
  }

  private func recording(_ index: GatedIndex, _ options: PictureOptions) throws -> [UInt8] {
    let call = try index.recording(named: name)
    let recording = call.recording
    let times = TimeRangeText(start: start ?? "0", end: end ?? "#\(recording.frameCount)")
    let range = try times.range(in: recording)
    let gate = try index.gate(for: [call.id])
    return try failing {
      try Export.picture(of: try tapeLog(of: call, in: index.store), through: gate, range: range, options: options)
    }
  }

  private func clip(_ index: GatedIndex, _ options: PictureOptions) throws -> [UInt8] {
    let clip = try index.clip(named: name).value
    let call = try failing { try index.store.recording(named: clip.recording.id.description) }
    let gate = try index.gate(for: [call.id])
    return try failing {
      try Export.picture(of: clip, log: try tapeLog(of: call, in: index.store), through: gate, options: options)
    }
  }

  private func rundown(_ index: GatedIndex, _ options: PictureOptions) throws -> [UInt8] {
    let rundown = try index.rundown(named: name).rundown
    let gate = try index.gate(for: rundown)
    return try failing { try Export.picture(of: rundown, through: gate, options: options) }
  }
}
