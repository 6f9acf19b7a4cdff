internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog clip list`.
struct ClipList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the clips of the index.", discussion: "Example: tapelog clip list --json")

  @Flag(help: "Print a JSON object for each clip, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func run() throws {
    let gated = try index.gated(outlet, for: "clip list")
    var freshness = ClipFreshness(gated.store)
    let stored = try failing({ try gated.store.clips() })
    let gate = try gated.gate(for: stored.map(\.value.recording.id))
    let clips = try stored.map {
      Versioned(gate.clip(try freshness.checked($0.value)), version: $0.version)
    }
    guard !json else {
      for clip in clips { Console.print(try StableJSON.line(ClipObject(clip))) }
      return
    }
    var table = TextTable([
      ("Clip", .left), ("Slug", .left), ("Recording", .left), ("In", .right), ("Out", .right), ("Time", .right),
      ("Timing", .left), ("Conf.", .right), ("Words", .left),
    ])
    for clip in clips.map(\.value) {
      let rate = clip.recording.rate
      table.add([
        clip.id, clip.slug, clip.recording.stem, rate.clockText(atFrame: clip.range.start),
        rate.clockText(atFrame: clip.range.end),
        "\(decimal(rate.seconds(atFrame: clip.range.frameCount), places: 1)) s",
        clip.timing.rawValue, decimal(clip.confidence, places: 2), clip.text,
      ])
    }
    table.print()
  }
}

/// `tapelog clip show`.
struct ClipShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one clip with all that is known of it.",
    discussion: "Example: tapelog clip show the-bridge")

  @Argument(help: "The clip.")
  var clip: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func run() throws {
    let gated = try index.gated(outlet, for: "clip show \(clip)")
    let named = try gated.clip(named: clip)
    var freshness = ClipFreshness(gated.store)
    let gate = try gated.gate(for: [named.value.recording.id])
    let stored = Versioned(gate.clip(try freshness.checked(named.value)), version: named.version)
    if json { Console.print(try StableJSON.line(ClipObject(stored))) } else { ClipSheet(stored.value).show() }
  }
}

/// `tapelog clip remove`.
struct ClipRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove clips that no rundown holds.",
    discussion: "Example: tapelog clip remove c3")

  @Argument(help: "The clips.")
  var clips: [String]

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    let store = try index.gatedForWriting().store
    let found = try clips.map { try store.clip(named: $0) }
    for clip in found {
      try failing {
        try store.removeClip(clip.value.id, ifVersion: clip.version, by: editor.name, at: SystemClock.now())
      }
    }
  }
}
