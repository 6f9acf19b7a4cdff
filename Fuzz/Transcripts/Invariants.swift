import TapeModel
import Transcripts

/// What must hold of every transcript that a reader gives, whatever the file was.
enum Invariants {
  /// A sentence on what does not hold; `nil` when all does.
  static func broken(_ transcript: Transcript, lineCount: Int) -> String? {
    for turn in transcript.turns {
      if turn.words.isEmpty && turn.notes.isEmpty { return "a turn without words and notes" }
      if !(1...lineCount).contains(turn.line) { return "line \(turn.line) of \(lineCount)" }
      if turn.speaker?.name.isEmpty == true { return "a speaker without a name" }
      for word in turn.words {
        if word.text.isEmpty { return "an empty word" }
        if word.text.unicodeScalars.contains(where: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
          return "white space in a word"
        }
        if let confidence = word.confidence, !(0...1).contains(confidence) { return "confidence \(confidence)" }
        if let cue = word.cue, !isSound(cue) { return "a word's cue" }
      }
      for note in turn.notes where note.text.isEmpty || !(0...turn.words.count).contains(note.wordIndex) {
        return "a note at \(note.wordIndex) of \(turn.words.count)"
      }
      if let cue = turn.cue, !isSound(cue) { return "a turn's cue" }
    }
    for unused in transcript.unused {
      if !(1...lineCount).contains(unused.line) { return "unused line \(unused.line) of \(lineCount)" }
      if unused.reason.isEmpty { return "no reason" }
    }
    return nil
  }

  private static func isSound(_ cue: Cue) -> Bool {
    cue.startMilliseconds >= 0 && cue.endMilliseconds ?? .max >= cue.startMilliseconds
      && cue.endMilliseconds ?? 0 <= 1 << 48
  }

  /// Whether an error keeps to one line and to what it may say.
  static func broken(_ error: TranscriptError) -> String? {
    let text = error.description
    return text.contains("\n") || !text.hasPrefix("fuzz") ? "an error of another form" : nil
  }
}
