internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog clip edit`.
struct ClipEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change a clip: its edges, slug, handles, fades, gain or notes.",
    discussion: """
      New edges are taken exactly as given.

      Example: tapelog clip edit the-bridge --out 0:31.200 --fade-out 0.05
      """)

  @Argument(help: "The clip.")
  var clip: String

  @Option(name: .customLong("in"), help: ArgumentHelp("A new in-point.", valueName: "time"))
  var start: String?

  @Option(name: .customLong("out"), help: ArgumentHelp("A new out-point.", valueName: "time"))
  var end: String?

  @Option(help: ArgumentHelp("A new slug.", valueName: "name"))
  var slug: String?

  @OptionGroup var dress: ClipDress

  @Flag(help: "Print the clip as JSON.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func validate() throws {
    if let slug, let fault = ClipSlug.fault(slug) { throw ValidationError("--slug: \(fault).") }
  }

  func run() throws {
    let gated = try index.gatedForWriting()
    let store = gated.store
    let stored = try store.clip(named: clip)
    var changed = try trimmed(stored.value, in: store)
    if let slug {
      try ClipSlug.checkUnused(slug, in: store, except: changed.id)
      changed.slug = slug
    }
    try dress.apply(to: &changed)
    let result = try failing {
      try store.updateClip(changed, ifVersion: stored.version, by: editor.name, at: SystemClock.now())
    }
    let shown = try gated.gate(for: [result.value.recording.id]).clip(result.value)
    if json {
      Console.print(try StableJSON.line(ClipObject(Versioned(shown, version: result.version))))
    } else {
      ClipSheet(shown).show()
    }
  }

  /// The clip over its new range, with the words that the range holds now.
  private func trimmed(_ clip: Clip, in store: TapeIndex) throws -> Clip {
    guard start != nil || end != nil else { return clip }
    let range = try TimeRangeText(start: start ?? "#\(clip.range.start)", end: end ?? "#\(clip.range.end)")
      .range(in: clip.recording)
    return try ClipMaking(store).moved(clip, to: range)
  }
}
