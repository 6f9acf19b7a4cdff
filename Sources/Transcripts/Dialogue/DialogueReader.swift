public import TapeModel

/// Reads dialogue in plain text, with or without labels and times.
///
/// - A label (``LabelEvidence``) at the start of a line begins a turn, and so does a line
///   that holds a name and a time and nothing else (`Anna Smith  0:42`), `>>`, and a dash of
///   dialogue. Lines without one go on with the turn, empty lines or not.
/// - Without any label, each line that begins with a time is a turn where half of the lines
///   do; else each paragraph is, and each line where no empty line parts paragraphs.
/// - Times are `[00:01:02]`, `(1:02)`, `{1:02.5}`, `[0:01 - 0:05]` at the start of a line,
///   behind its label, or anywhere between words, and `00:01:02.500 -` without brackets at the
///   start only; before a plain space (`10:30 we met`) only where at least two lines, and a
///   fifth of all, begin so. `1:02` is minutes and seconds. A time at the start of a turn is
///   the turn's cue, any other the cue of the word that follows it.
/// - `[lang uk]` or `<lang uk>` before a turn's words states the turn's language.
/// - Bold labels of Markdown are labels; its headings, and lines without a letter or a
///   digit, are not used, nor are up to twelve lines before the first label without a time
///   (a title), nor what such a line labels `Date:`, `File:` and the like.
/// - A time with video frames (`01:02:03:12`) is not used: it does not state their rate.
public struct DialogueReader: TranscriptFormatReader {
  public let name = "dialogue"
  public let title = "Dialogue in plain text"
  public let reads = "labels, turns over several lines, times at lines and between words, notes in brackets, languages"
  public let loses = "titles before the first label, rules, times with video frames"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      let start = bytes[..<min(bytes.count, 1 << 16)]
      let controls = start.count { $0 < 0x20 && ![0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A].contains($0) }
      if controls * 100 > start.count || !bytes.hasLetterOrDigit(start.startIndex..<start.endIndex) { return 0 }
      return 0.2
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      let survey = DialogueSurvey(bytes, options)
      var turns = DialogueTurns(bytes, survey, options)
      var lines = Lines(bytes)
      while let line = lines.next() { turns.take(line) }
      turns.finish()
      return Transcript(format: name, turns: turns.turns, unused: turns.unused.sorted { $0.line < $1.line })
    }
  }
}
