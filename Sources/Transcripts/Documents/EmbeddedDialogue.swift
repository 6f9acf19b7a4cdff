internal import TapeModel

/// Dialogue in plain text that stands inside another file.
enum EmbeddedDialogue {
  /// Reads `text` as ``DialogueReader`` does. Its lines are those of the text, unless
  /// `line` says on which line of its file all of it stands.
  static func transcript(_ text: [UInt8], format: String, line: Int?, _ options: ReadingOptions) -> Transcript {
    text.withUnsafeBufferPointer { text in
      let survey = DialogueSurvey(text, options)
      var reading = DialogueTurns(text, survey, options)
      var lines = Lines(text)
      while let next = lines.next() { reading.take(next) }
      reading.finish()
      var (turns, unused) = (reading.turns, reading.unused)
      if let line {
        for index in turns.indices { turns[index].line = line }
        unused = unused.map { UnusedLine(line: line, reason: $0.reason) }
      }
      return Transcript(format: format, turns: turns, unused: unused.sorted { $0.line < $1.line })
    }
  }
}
