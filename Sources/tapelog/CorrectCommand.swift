internal import ArgumentParser
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// `tapelog correct`: an editor's own words for a turn.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Set a turn's words by ear; they stay through every later indexing.",
    discussion: """
      Words that stay the same keep their times. The transcript's own file is not changed.

      Example: tapelog correct 0415 2 --words 'Доехали, Нина. Нас в школе разместили.'
      """)

  @Argument(help: "The recording.")
  var recording: String

  @Argument(help: "The turn's number in the tape log.")
  var turn: Int

  @Option(help: ArgumentHelp("All words of the turn, as they are heard.", valueName: "words"))
  var words: String?

  @Option(help: ArgumentHelp("The turn's translation. Default: as it is.", valueName: "text"))
  var translation: String?

  @Flag(help: "Print the turn as JSON.")
  var json = false

  @OptionGroup var index: IndexOption
  @OptionGroup var editor: Editor

  func validate() throws {
    guard words != nil || translation != nil else { throw ValidationError("Give --words, --translation, or both.") }
  }

  func run() throws {
    let gated = try index.gatedForWriting()
    let store = gated.store
    let call = try gated.recording(named: recording)
    let corrected = try failing {
      let id = Segment.identifier(recording: call.id, turnNumber: turn)
      return try store.correct(
        recording: call.id, turnNumber: turn, text: try words ?? store.segment(id).turn.text,
        translation: translation, by: editor.name, at: SystemClock.now())
    }
    let segment = try gated.gate(for: [call.id]).segment(corrected, of: call.recording)
    if json {
      Console.print(try StableJSON.line(segment))
    } else {
      Console.print("\(segment.id): words corrected by \(printable(editor.name)): \(printable(segment.turn.text))")
    }
  }
}
