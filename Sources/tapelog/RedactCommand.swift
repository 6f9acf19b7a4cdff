internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog redact`: what must not leave.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Hide stretches, words and names in everything that leaves the index.",
    discussion: """
      Hidden speech is bleeped or silenced in every cut, session and mix; hidden words are replaced in every text, \
      name and list. The recordings and the index folder itself keep what they hold. Every change of the list is in \
      the custody log.
      """,
    subcommands: [RedactAdd.self, RedactList.self, RedactRemove.self])
}

/// `tapelog redact add`.
struct RedactAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Hide a stretch of a recording, words wherever they are said, or a name.",
    discussion: """
      Words and names are found in their spellings, inflections and transliterations, in originals and translations, \
      also in calls that are indexed later. A name's parts that must be hidden alone are added one by one. The places \
      found are listed; --dry-run lists them and hides nothing.

      Example: tapelog redact add --recording 0414 --in 0:16.760 --out 0:22.070 --reason "a witness"
      Example: tapelog redact add --words "Зубов" --dry-run
      Example: tapelog redact add --name "Анна Петрова" --as "Witness A"
      """)

  @Option(help: ArgumentHelp("The recording that --in and --out belong to.", valueName: "recording"))
  var recording: String?

  @Option(name: .customLong("in"), help: ArgumentHelp("Where the stretch starts.", valueName: "time"))
  var start: String?

  @Option(name: .customLong("out"), help: ArgumentHelp("Where it ends.", valueName: "time"))
  var end: String?

  @Option(help: ArgumentHelp("Words to hide wherever they are said or written.", valueName: "words"))
  var words: String?

  @Option(help: ArgumentHelp("A name to hide likewise; --as stands in its place in text.", valueName: "name"))
  var name: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("What the name is replaced by.", valueName: "pseudonym"))
  var pseudonym: String?

  @Option(help: ArgumentHelp("What is heard: bleep or silence.", valueName: "sound"))
  var sound = Redaction.Sound.bleep.rawValue

  @Option(help: ArgumentHelp("Why, for those who keep the list.", valueName: "text"))
  var reason: String?

  @Flag(help: "Only list the places.")
  var dryRun = false

  @Flag(help: "Print JSON: a line for the redaction, then one for each place.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func validate() throws {
    let ways = [start != nil || end != nil, words != nil, name != nil].count { $0 }
    guard ways == 1 else { throw ValidationError("Choose by --in and --out, by --words, or by --name.") }
    guard (start == nil) == (end == nil), (start == nil) == (recording == nil) else {
      throw ValidationError("--recording, --in and --out go together.")
    }
    guard (name == nil) == (pseudonym == nil) else { throw ValidationError("--name goes with --as.") }
    guard Redaction.Sound(rawValue: sound) != nil else { throw ValidationError("--sound is bleep or silence.") }
    for text in [words, name].compactMap({ $0 }) where foldedWord(text).isEmpty {
      throw ValidationError("Nothing to hide: no letter and no digit.")
    }
    if let name, let pseudonym {
      let gate = RedactionGate([Redaction(rule: .name(name, pseudonym: pseudonym))])
      guard !gate.hides(pseudonym) else { throw ValidationError("The pseudonym holds the name.") }
      guard Speaker(name: pseudonym) != nil else { throw ValidationError("--as needs a visible character.") }
    }
  }

  func run() throws {
    let store = dryRun ? try index.forReading() : try index.forWriting()
    let wanted = try redaction(in: store)
    let stored =
      dryRun
      ? wanted : try failing { try store.addRedaction(wanted, by: editor.name, at: SystemClock.now()) }
    if json {
      Console.print(try StableJSON.line(RedactionObject(stored)))
    } else if dryRun {
      Console.note("nothing hidden: --dry-run")
    } else {
      Console.print("\(stored.id): \(RedactionObject(stored).summary)")
    }
    try RedactionPreview(store: store, redaction: stored, isJSON: json).show()
  }

  private func redaction(in store: TapeIndex) throws -> Redaction {
    let sound = Redaction.Sound(rawValue: sound) ?? .bleep
    if let words { return Redaction(rule: .words(words), sound: sound, reason: reason) }
    if let name, let pseudonym {
      return Redaction(rule: .name(name, pseudonym: pseudonym), sound: sound, reason: reason)
    }
    guard let recording, let start, let end else { throw Failure(.wrongCommandLine, "nothing to hide") }
    let call = try failing { try store.recording(named: recording) }
    let range = try TimeRangeText(start: start, end: end).range(in: call.recording)
    guard !range.isEmpty else { throw Failure(.wrongCommandLine, "--out must be later than --in") }
    return Redaction(rule: .range(recording: call.id, range: range), sound: sound, reason: reason)
  }
}

/// `tapelog redact list`.
struct RedactList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what is hidden: for those who may know.",
    discussion: """
      Shows the hidden words and names as they are.

      Example: tapelog redact list
      """)

  @Flag(help: "Print a JSON object for each redaction, one a line.")
  var json = false

  @OptionGroup var index: IndexOption

  func run() throws {
    let store = try index.forReading()
    var table = TextTable([("Redaction", .left), ("Hides", .left), ("Sound", .left), ("Reason", .left)])
    for redaction in try failing({ try store.redactions() }) {
      if json {
        Console.print(try StableJSON.line(RedactionObject(redaction)))
      } else {
        let rate = try redaction.recording.map { id in
          try failing { try store.recording(named: id.description).recording.rate }
        }
        table.add([
          redaction.id, RedactionObject(redaction).summary(rate: rate), redaction.sound.rawValue,
          redaction.reason ?? "",
        ])
      }
    }
    if !json { table.print() }
  }
}

/// `tapelog redact remove`.
struct RedactRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take redactions off the list.",
    discussion: "Example: tapelog redact remove x3")

  @Argument(help: "The redactions.")
  var redactions: [String]

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    let store = try index.forWriting()
    let known = Set(try failing { try store.redactions() }.map(\.id))
    for id in redactions where !known.contains(id) { throw Failure(IndexError.noSuchRedaction(id: id)) }
    for id in redactions {
      try failing { try store.removeRedaction(id, by: editor.name, at: SystemClock.now()) }
    }
  }
}
