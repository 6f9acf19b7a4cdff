internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog rundown show`.
struct RundownShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a rundown with its running times.",
    discussion: "Example: tapelog rundown show evening")

  @Argument(help: "The rundown.")
  var name: String

  @Flag(help: "Print JSON: the manifest.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func run() throws {
    let gated = try index.gated(outlet, for: "rundown show \(name)")
    let store = gated.store
    let stored = try gated.rundown(named: name).rundown
    var freshness = ClipFreshness(store)
    let (checked, changed) = try freshness.checked(stored)
    let gate = try gated.gate(for: checked)
    for clip in changed.map({ gate.clip($0) }) {
      Console.complain("clip \(clip.id) \(clip.slug): \(ClipFreshness.remark)")
    }
    guard !json else {
      var text = ""
      try failing { try Export.write(checked, with: ManifestExporter(), through: gate, to: &text) }
      Console.write(text)
      return
    }
    let rundown = gate.rundown(checked)
    var table = TextTable([
      ("Item", .right), ("Starts", .right), ("Time", .right), ("What", .left), ("Recording", .left), ("Words", .left),
    ])
    var start: Int64 = 0
    for (place, item) in rundown.items.enumerated() {
      let time = item.content.runningTimeMilliseconds
      let (what, recording, words) = columns(item.content)
      table.add([
        String(place + 1), runningTimeText(milliseconds: start),
        time == 0 ? "-" : "\(decimal(Double(time) / 1000, places: 1)) s", what, recording, words,
      ])
      start += time
    }
    table.print()
    let clips = rundown.clips.count == 1 ? "1 clip" : "\(rundown.clips.count) clips"
    Console.print(
      "\(printable(rundown.title)): \(runningTimeText(milliseconds: start)), \(clips)\(rundown.targetText)")
  }

  private func columns(_ content: Rundown.Content) -> (what: String, recording: String, words: String) {
    switch content {
    case .clip(let clip):
      let words = clip.words.count > 10 ? "\(clip.inCue) … \(clip.outCue)" : clip.text
      return ("clip \(clip.slug)", clip.recording.stem, words)
    case .narration(let narration):
      return (narration.statedMilliseconds == nil ? "narration, estimated" : "narration", "", narration.text)
    case .note(let note): return ("note", "", note)
    }
  }
}

/// `tapelog rundown list`.
struct RundownList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rundowns of the index.", discussion: "Example: tapelog rundown list")

  @Flag(help: "Print a JSON object for each rundown, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func run() throws {
    let gated = try index.gated(outlet, for: "rundown list")
    let texts = gated.texts
    var table = TextTable([("Name", .left), ("Items", .right), ("Time", .right), ("Title", .left)])
    for stored in try failing({ try gated.store.rundowns() }) {
      let rundown = stored.rundown
      let time = rundown.runningTimeMilliseconds
      if json {
        Console.print(
          try StableJSON.line(
            RundownObject(stored, name: texts.name(rundown.name), title: texts.text(rundown.title))))
      } else {
        table.add([
          texts.name(rundown.name), String(rundown.items.count), runningTimeText(milliseconds: time),
          texts.text(rundown.title),
        ])
      }
    }
    if !json { table.print() }
  }
}
