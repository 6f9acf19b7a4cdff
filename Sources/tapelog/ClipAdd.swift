internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog clip add`.
struct ClipAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Choose a clip: by the words said, by segments, or by times.",
    discussion: """
      Edges move to silence and never into a word, by half a second at most; --exact leaves them where they are.

      Example: tapelog clip add --quote "I won't go on the bridge" --slug the-bridge
      Example: tapelog clip add --recording 0414 --in 0:16.760 --out 0:22.070
      """)

  @Option(help: ArgumentHelp("The words, as they were said.", valueName: "words"))
  var quote: String?

  @Option(help: ArgumentHelp("A segment, or the first and last of several: ID or ID,ID.", valueName: "segments"))
  var segment: String?

  @Option(
    help: ArgumentHelp(
      "The recording that --in and --out belong to, or the one to look for the words in.", valueName: "recording"))
  var recording: String?

  @Option(name: .customLong("in"), help: ArgumentHelp("The in-point.", valueName: "time"))
  var start: String?

  @Option(name: .customLong("out"), help: ArgumentHelp("The out-point.", valueName: "time"))
  var end: String?

  @Option(help: ArgumentHelp("Only words of this speaker.", valueName: "name"))
  var speaker: String?

  @Option(help: ArgumentHelp("Which of several places with the same words, from 1.", valueName: "n"))
  var place: Int?

  @Option(help: ArgumentHelp("The leg to cut, from 1. Default: all channels.", valueName: "n"))
  var leg: Int?

  @Option(help: ArgumentHelp("A short name for the desk. Default: the first words.", valueName: "name"))
  var slug: String?

  @Flag(help: "Leave the edges exactly where they are.")
  var exact = false

  @OptionGroup var dress: ClipDress

  @Flag(help: "Print the clip as JSON.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func validate() throws {
    let ways = [quote != nil, segment != nil, start != nil || end != nil].count { $0 }
    guard ways == 1 else { throw ValidationError("Choose by --quote, by --segment, or by --in and --out.") }
    guard (start == nil) == (end == nil) else { throw ValidationError("--in goes with --out.") }
    guard start == nil || recording != nil else { throw ValidationError("--in and --out go with --recording.") }
    if let slug, let fault = ClipSlug.fault(slug) { throw ValidationError("--slug: \(fault).") }
  }

  func run() throws {
    let gated = try index.gatedForWriting()
    let store = gated.store
    let choice = try choice(in: gated)
    var clip = try ClipMaking(store).clip(
      ClipMaking.Choice(
        call: choice.call, range: choice.range, channel: try channel(of: choice.call.recording), quote: quote,
        isExact: exact, slug: slug))
    try dress.apply(to: &clip)
    let stored = try failing { try store.addClip(clip, by: editor.name, at: SystemClock.now()) }
    let shown = try gated.gate(for: [stored.value.recording.id]).clip(stored.value)
    if json {
      Console.print(try StableJSON.line(ClipObject(Versioned(shown, version: stored.version))))
    } else {
      ClipSheet(shown).show()
    }
  }

  private func channel(of recording: Recording) throws(Failure) -> Int? {
    guard let leg else { return nil }
    guard (1...recording.channelCount).contains(leg) else {
      throw Failure(.wrongCommandLine, "--leg \(leg): the recording has \(recording.channelCount)")
    }
    return recording.channelCount == 1 ? nil : leg - 1
  }

  /// The recording and the range asked for, before its edges move.
  private func choice(in index: GatedIndex) throws -> (call: IndexedRecording, range: SampleRange) {
    let named = try recording.map { try index.recording(named: $0) }
    if let quote { return try place(of: quote, in: index, named: named) }
    if let segment { return try range(of: segment, in: index.store) }
    guard let named, let start, let end else { throw Failure(.wrongCommandLine, "--in and --out go with --recording") }
    return (named, try TimeRangeText(start: start, end: end).range(in: named.recording))
  }

  private func range(of identifiers: String, in store: TapeIndex) throws -> (IndexedRecording, SampleRange) {
    let chosen = try identifiers.split(separator: ",").map { id in try failing { try store.segment(String(id)) } }
    guard let first = chosen.first, chosen.allSatisfy({ $0.recording == first.recording }) else {
      throw Failure(.wrongCommandLine, "--segment \(identifiers): segments of more than one recording")
    }
    let call = try failing { try store.recording(named: first.recording.description) }
    let ranges = chosen.compactMap(\.turn.range)
    guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else {
      throw Failure(.badData, "\(identifiers): not on the tape")
    }
    let range = SampleRange(start: start, end: end)
    return (call, range)
  }

  private func place(
    of quote: String, in index: GatedIndex, named: IndexedRecording?
  ) throws -> (call: IndexedRecording, range: SampleRange) {
    // A quote of what is hidden is not confirmed.
    let all =
      index.texts.hides(quote) ? [] : try QuotePlaces(of: quote, speaker: speaker, in: index.store).places(in: named)
    let gate = try index.gate(for: all.map(\.call.id))
    let places = all.filter { !gate.silences($0.range, of: $0.call.recording) }
    if places.isEmpty {
      throw Failure(.found, "these words are not said one after another on any indexed tape")
    }
    if let place {
      guard places.indices.contains(place - 1) else {
        throw Failure(.wrongCommandLine, "--place \(place): there are \(places.count)")
      }
      return places[place - 1]
    }
    guard places.count == 1 else {
      for (number, place) in places.enumerated() {
        let rate = place.call.recording.rate
        Console.note("\(number + 1). \(place.call.recording.stem) \(rate.clockText(atFrame: place.range.start))")
      }
      throw Failure(.found, "said in \(places.count) places; choose with --place, --recording or --speaker")
    }
    return places[0]
  }
}
