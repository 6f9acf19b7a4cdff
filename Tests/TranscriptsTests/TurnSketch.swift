import TapeModel
import Transcripts

/// A transcript as lines that a test can state: who, leg, times, words with their times.
///
///     Anna #1 1000-2500: Hello@1000-1500*0.9 there. {laughs@1} => Привет
enum TurnSketch {
  static func read(_ text: String, path: String = "call.json", format: String? = nil) throws -> Transcript {
    try TranscriptReader(options: ReadingOptions(format: format)).read(Array(text.utf8), path: path)
  }

  static func lines(_ transcript: Transcript) -> [String] { transcript.turns.map { line($0) } }

  static func line(_ turn: WrittenTurn) -> String {
    var head = turn.speaker?.name ?? "-"
    if let channel = turn.channel { head += " #\(channel)" }
    if let cue = turn.cue { head += " " + times(cue) }
    let words = turn.words.map { word in
      word.text + (word.cue.map { "@" + times($0) } ?? "") + (word.confidence.map { "*\($0)" } ?? "")
    }
    let notes = turn.notes.map { "{\($0.text)@\($0.wordIndex)}" }
    let translation = turn.translation.map { " => \($0)" } ?? ""
    return head + ": " + (words + notes).joined(separator: " ") + translation
  }

  private static func times(_ cue: Cue) -> String {
    "\(cue.startMilliseconds)-" + (cue.endMilliseconds.map { "\($0)" } ?? "")
  }
}
