import TapeModel
import Transcripts

/// Reads `text` as a file of that text in UTF-8.
func read(_ text: String, aliases: [String: String] = [:], format: String? = nil) throws(TranscriptError) -> Transcript
{
  try TranscriptReader(options: ReadingOptions(speakerAliases: aliases, format: format))
    .read(Array(text.utf8), path: "call.txt")
}

extension WrittenTurn {
  /// All of a turn in one line: `ANNA 1000-4000: Hello {laughs} you@2000-2500`.
  var shown: String {
    var parts: [String] = []
    for (index, word) in words.enumerated() {
      parts += notes.filter { $0.wordIndex == index }.map { "{\($0.text)}" }
      parts.append(word.text + (word.cue.map { "@\($0.shown)" } ?? ""))
    }
    parts += notes.filter { $0.wordIndex == words.count }.map { "{\($0.text)}" }
    return "\(speaker?.name ?? "?") \(cue?.shown ?? "-"): \(parts.joined(separator: " "))"
  }
}

extension Cue {
  var shown: String { "\(startMilliseconds)" + (endMilliseconds.map { "-\($0)" } ?? "") }
}

extension Transcript {
  var shown: [String] { turns.map(\.shown) }

  var unusedShown: [String] { unused.map { "\($0.line): \($0.reason)" } }
}
