public import TapeModel

/// Reads CTM: one timed word a line.
///
/// Source: NIST's SCTK, "CTM: time marked conversation scoring", and the RT-09
/// evaluation plan for the columns of confidence, type and speaker. Columns: recording,
/// channel, start, length, word, and optionally confidence, type, speaker. Words become
/// turns as ``WordRuns`` joins them. Channel `1` or `A` is leg 0. Of alternatives
/// (`<ALT_BEGIN>`) the first is read; `<eps>` and `@` say that nothing was said; noises
/// (`non-lex`, `noise`, `misc`) are notes. Of a file with several recordings those
/// lines are read that name the one the file is named for, else the first one's.
/// Strict: a line without possible times is not used.
public struct CTMReader: TranscriptFormatReader {
  public let name = "ctm"
  public let title = "CTM"
  public let reads = "words with times and confidence, speakers, channels"
  public let loses = "alternatives, further recordings"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    text.bytes.withUnsafeBufferPointer { bytes in
      var lines = Lines(UnsafeBufferPointer(rebasing: bytes.prefix(1 << 16)))
      var (words, others) = (0, 0)
      while let next = lines.next() {
        guard let line = ScoringLine(bytes, next, columns: 9) else { continue }
        let isWord =
          (5...8).contains(line.columns.count) && line.rest.isEmpty && line.channel(1, bytes) != nil
          && (line.time(2, bytes) != nil && line.time(3, bytes) != nil
            || line.text(4, bytes)?.hasPrefix("<ALT") == true)
        if isWord { words += 1 } else { others += 1 }
      }
      return words > others * 3 ? 0.85 : 0
    }
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    text.bytes.withUnsafeBufferPointer { bytes in
      let recording = ScoringRecording(bytes, path: text.path, column: 0) { $0.columns.count >= 1 }
      var runs = WordRuns(options)
      var alternatives = Alternatives()
      var lines = Lines(bytes)
      while let next = lines.next() {
        guard let line = ScoringLine(bytes, next, columns: 8) else { continue }
        guard line.columns.count >= 5 else {
          runs.note(line.number, "fewer than five columns")
          continue
        }
        guard recording.matches(line.columns[0], in: bytes) else {
          runs.note(line.number, "a word of another recording")
          continue
        }
        add(line, bytes, &alternatives, to: &runs)
      }
      return runs.transcript(format: name, language: nil)
    }
  }

  /// Whether the lines are those of a second or later alternative.
  private struct Alternatives {
    var isInside = false
    var isFurther = false
  }

  private func add(
    _ line: ScoringLine, _ bytes: Bytes, _ alternatives: inout Alternatives, to runs: inout WordRuns
  ) {
    let text = bytes.string(line.columns[4])
    switch text {
    case "<ALT_BEGIN>": return alternatives = Alternatives(isInside: true)
    case "<ALT_END>": return alternatives = Alternatives()
    case "<ALT>": return alternatives.isFurther = alternatives.isInside
    case "@", "<eps>", "<EPS>": return
    default: break
    }
    if alternatives.isFurther { return runs.note(line.number, "a further alternative") }
    guard let start = line.time(2, bytes), let length = line.time(3, bytes) else {
      return runs.note(line.number, "a word without possible times")
    }
    var word = TimedWord(
      text: text, start: Double(start), end: Double(start + length),
      confidence: line.text(5, bytes).flatMap { Double($0) },
      speaker: line.text(7, bytes), channel: line.channel(1, bytes), line: line.number)
    switch line.text(6, bytes)?.lowercased() {
    case "non-lex", "noise", "misc", "non-speech":
      word.text = "[\(text.filter { !"[]<>".contains($0) })]"
    default: break
    }
    runs.add(word)
  }
}
