internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog recordings`: what is in the index.
struct RecordingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recordings", abstract: "List the calls in the index, with what is known of them.",
    discussion: "Example: tapelog recordings --from 2019-04-07 --status verified")

  @Option(help: ArgumentHelp("Calls that start then or later: 2019-04-07, or 2019-04-07T20:15.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Calls that start then or earlier; a date alone is all of its day.", valueName: "date"))
  var to: String?

  @Option(
    help: ArgumentHelp("Calls with a party of this name, or with a name that holds these letters.", valueName: "name"))
  var party: String?

  @Option(help: ArgumentHelp("Calls verified as far: unverified, partly or verified.", valueName: "status"))
  var status: String?

  @Option(help: ArgumentHelp("Calls with these words in the catalogue, or in the file's name.", valueName: "words"))
  var text: String?

  @Option(help: ArgumentHelp("Calls transcribed in this language.", valueName: "code"))
  var language: String?

  @Flag(help: "Only calls with warnings.")
  var warnings = false

  @Option(
    help: ArgumentHelp("Calls after this one: the key that a list cut short by --limit ends with.", valueName: "key"))
  var after: String?

  @Option(help: ArgumentHelp("At most so many calls. Default: all.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Print a JSON object for each call, one a line.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var outlet: UnredactedOption

  func validate() throws {
    _ = try filter()
    guard (limit ?? 1) >= 1 else { throw ValidationError("--limit must be at least 1.") }
  }

  func run() throws {
    let gated = try index.gated(outlet, for: "recordings")
    let store = gated.store
    let filter = try filter()
    var table = TextTable([
      ("Call", .left), ("Start", .left), ("Length", .right), ("Format", .left), ("Turns", .right), ("Status", .left),
      ("Language", .left), ("Parties", .left), ("Warnings", .left),
    ])
    var key = after
    var left = limit ?? .max
    repeat {
      let page = try failing { try store.recordings(filter: filter, after: key, limit: min(left, 500)) }
      for call in page.items.map({ gated.texts.recording($0) }) where shows(call, gated.texts) {
        if json { Console.print(try StableJSON.line(RecordingObject(call))) } else { table.add(row(call)) }
      }
      left -= page.items.count
      key = page.next
    } while key != nil && left > 0
    if !json { table.print() }
    if let key { Console.note("more calls: --after '\(key)'") }
  }

  /// Whether what is asked for is still there behind the gate: a filter must not tell who is
  /// hidden.
  private func shows(_ call: IndexedRecording, _ gate: RedactionGate) -> Bool {
    guard gate.isActive else { return true }
    let details = call.call ?? CallDetails()
    let parties = details.parties
    let known =
      [
        details.callID, details.place, details.unit, details.source, details.verifiedBy, details.advisory,
        details.notes,
      ]
      .compactMap { $0 } + parties + details.further.map(\.value) + [call.recording.fileName]
    return Self.holds(party, parties) && Self.holds(text, known)
  }

  private static func holds(_ wanted: String?, _ texts: [String]) -> Bool {
    guard let wanted else { return true }
    let held = texts.map { foldedWord($0) }
    return wanted.split(whereSeparator: \.isWhitespace).map { foldedWord($0) }.allSatisfy { word in
      held.contains { $0.contains(word) }
    }
  }

  private func filter() throws -> RecordingFilter {
    var filter = RecordingFilter(party: party, text: text, hasWarnings: warnings ? true : nil)
    filter.from = try clock(from, "--from")
    filter.to = try clock(to, "--to")
    if let status {
      guard let verification = CallDetails.Verification(rawValue: status) else {
        throw ValidationError("--status is unverified, partly or verified.")
      }
      filter.status = verification
    }
    if let language {
      guard let code = LanguageCode(language) else { throw ValidationError("--language is a code: ru, uk, en.") }
      filter.language = code
    }
    return filter
  }

  private func clock(_ text: String?, _ option: String) throws -> WallClock? {
    guard let text else { return nil }
    guard let clock = WallClock(text) else {
      throw ValidationError("\(option) is a date as 2019-04-07, or with a time as 2019-04-07T20:15.")
    }
    return clock
  }

  private func row(_ call: IndexedRecording) -> [String] {
    let recording = call.recording
    let milliseconds = recording.rate.milliseconds(atFrame: recording.frameCount)
    let signals =
      recording.channelCount == 1 ? "mono" : call.isDualMono ? "dual mono" : "\(recording.channelCount) legs"
    return [
      call.call?.callID.map { "\($0) \(recording.stem)" } ?? recording.stem,
      call.start.map { "\($0.date) \($0.timeOfDay)" } ?? "-", runningTimeText(milliseconds: milliseconds),
      "\(recording.format.container) \(recording.rate.hertz) Hz \(signals)", String(call.turnCount),
      (call.call?.verification ?? .unverified).rawValue, language(call),
      call.call?.parties.joined(separator: ", ") ?? "",
      (recording.warnings.map(\.sentence) + (call.call?.advisory.map { ["advisory: \($0)"] } ?? [])).joined(
        separator: "; "),
    ]
  }

  private func language(_ call: IndexedRecording) -> String {
    guard let transcript = call.transcript else { return "-" }
    let original = transcript.language?.code ?? "?"
    guard transcript.translationPath != nil else { return original }
    return "\(original) + \(transcript.translationLanguage?.code ?? "?")"
  }
}
