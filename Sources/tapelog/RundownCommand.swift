internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog rundown`: clips, narration and notes in order.
struct RundownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rundown", abstract: "Put clips, narration and notes in order.",
    subcommands: [
      RundownNew.self, RundownAdd.self, RundownMove.self, RundownRemove.self, RundownShow.self, RundownList.self,
      RundownTarget.self, RundownVoice.self, RundownImport.self, RundownUndo.self, RundownLog.self,
    ])
}

/// `tapelog rundown new`.
struct RundownNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a rundown.",
    discussion: "Example: tapelog rundown new evening --title 'The night of the bridge' --target 4:30")

  @Argument(help: "Its name: letters, digits, hyphens, underscores and points.")
  var name: String

  @Option(help: ArgumentHelp("Its title. Default: its name.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp("The length that it should have: 4:30 or 270.", valueName: "time"),
    transform: targetMilliseconds)
  var target: Int64?

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    let store = try index.gatedForWriting().store
    _ = try failing {
      try store.newRundown(
        name: name, title: title ?? name, targetMilliseconds: target, by: editor.name, at: SystemClock.now())
    }
  }
}

/// `tapelog rundown add`.
struct RundownAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a clip, narration or a note to a rundown.",
    discussion: """
      Narration takes as long as --duration says, else as its recording (--audio), else as is estimated at \
      \(Rundown.Narration.wordsPerMinute) words a minute.

      Example: tapelog rundown add evening --clip the-bridge
      Example: tapelog rundown add evening --narration 'It was the sixth of April.' --duration 4
      """)

  @Argument(help: "The rundown.")
  var name: String

  @Option(help: ArgumentHelp("A clip; may be given again.", valueName: "clip"))
  var clip: [String] = []

  @Option(help: ArgumentHelp("Words that a presenter will speak.", valueName: "text"))
  var narration: String?

  @Option(help: ArgumentHelp("How long the narration takes, in seconds.", valueName: "seconds"))
  var duration: String?

  @Option(
    help: ArgumentHelp("The narration as it was spoken, for 'tapelog render'.", valueName: "file"))
  var audio: String?

  @Option(help: ArgumentHelp("A note to those who make the programme.", valueName: "text"))
  var note: String?

  @Option(help: ArgumentHelp("Before this item, by its number in 'rundown show'. Default: last.", valueName: "item"))
  var before: Int?

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func validate() throws {
    guard [!clip.isEmpty, narration != nil, note != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("Add a --clip, --narration or a --note.")
    }
    guard duration == nil || narration != nil else { throw ValidationError("--duration goes with --narration.") }
    guard audio == nil || narration != nil else { throw ValidationError("--audio goes with --narration.") }
    _ = try statedMilliseconds()
  }

  func run() throws {
    let (store, name) = try index.rundownForWriting(name)
    for content in try contents(store) {
      let place = try before.map { RundownPlace.before(try store.item(at: $0, in: name)) } ?? .last
      _ = try failing { try store.addItem(content, to: name, at: place, by: editor.name, at: SystemClock.now()) }
    }
  }

  private func contents(_ store: TapeIndex) throws -> [Rundown.Content] {
    if let narration {
      var words = Rundown.Narration(text: narration, statedMilliseconds: try statedMilliseconds())
      if let audio { try words.speak(audio, keepsDuration: duration != nil) }
      return [.narration(words)]
    }
    if let note { return [.note(note)] }
    return try clip.map { .clip(try store.clip(named: $0).value) }
  }

  private func statedMilliseconds() throws -> Int64? {
    guard let duration else { return nil }
    guard let microseconds = parseMicroseconds(duration), microseconds <= 24 * 3600 * 1_000_000 else {
      throw ValidationError("--duration is a time: 4, 4.5 or 1:02.")
    }
    return microseconds / 1000
  }
}

/// `tapelog rundown move`.
struct RundownMove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move an item of a rundown.",
    discussion: "Example: tapelog rundown move evening 4 --before 2")

  @Argument(help: "The rundown.")
  var name: String

  @Argument(help: "The item, by its number in 'rundown show'.")
  var item: Int

  @Option(help: ArgumentHelp("Before this item. Default: to the end.", valueName: "item"))
  var before: Int?

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func run() throws {
    if before == item { return }
    let (store, name) = try index.rundownForWriting(name)
    _ = try failing {
      try store.moveItem(
        try store.item(at: item, in: name),
        in: name, to: try before.map { .before(try store.item(at: $0, in: name)) } ?? .last, ifVersion: nil,
        by: editor.name, at: SystemClock.now())
    }
  }
}

/// `tapelog rundown remove`.
struct RundownRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove items from a rundown, or all of it.",
    discussion: """
      Clips stay in the index.

      Example: tapelog rundown remove evening 3
      """)

  @Argument(help: "The rundown.")
  var name: String

  @Argument(help: "The items, by their numbers in 'rundown show'.")
  var items: [Int] = []

  @Flag(help: "Remove the rundown itself.")
  var all = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func validate() throws {
    guard items.isEmpty == all else { throw ValidationError("Name items, or say --all.") }
  }

  func run() throws {
    let (store, name) = try index.rundownForWriting(name)
    try failing {
      let now = SystemClock.now()
      if all { try store.removeRundown(name, ifVersion: nil, by: editor.name, at: now) }
      for item in try items.map({ try store.item(at: $0, in: name) }) {
        _ = try store.removeItem(item, from: name, ifVersion: nil, by: editor.name, at: now)
      }
    }
  }
}
