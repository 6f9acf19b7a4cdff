internal import TapeModel

/// How a file of dialogue is written, judged by all its lines.
struct DialogueSurvey {
  private(set) var evidence = LabelEvidence()
  /// Whether any line begins with a label or a heading, or a third with a sign of change.
  private(set) var hasLabels = false
  /// Whether lines may begin with a time that has only a space behind it.
  private(set) var hasBareTimes = false
  /// Whether half of the lines begin with a time.
  private(set) var isMostlyTimed = false
  /// Whether more lines stand before the first label than a title has.
  private(set) var hasSpeechBeforeLabels = false
  /// More lines than this before the first label are speech.
  private static let titleLimit = 12
  /// Whether empty lines part paragraphs.
  private(set) var hasParagraphs = false

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    var (lineCount, timed, doubtful, changes) = (0, 0, 0, 0)
    var isAfterEmpty = false
    var lines = Lines(bytes)
    while let line = lines.next() {
      let text = bytes.trimmed(line.range)
      guard bytes.hasLetterOrDigit(text) else {
        isAfterEmpty = text.isEmpty && lineCount > 0 || isAfterEmpty
        continue
      }
      let head = LineHead(bytes, text)
      if isAfterEmpty { hasParagraphs = true }
      isAfterEmpty = false
      lineCount += 1
      if head.cue != nil { timed += 1 }
      if head.isDoubtful { doubtful += 1 }
      if head.heading != nil { hasLabels = true }
      if head.isChange { changes += 1 }
      evidence.count(head.candidate, line: head.body, in: bytes)
    }
    hasBareTimes = doubtful >= 2 && doubtful * 5 >= lineCount
    isMostlyTimed = (timed - (hasBareTimes ? 0 : doubtful)) * 2 >= lineCount && timed > 0
    if changes > 1, changes * 3 >= lineCount { hasLabels = true }
    let before = linesBeforeLabel(bytes, SpeakerBook(options), changes: hasLabels)
    if let before { hasSpeechBeforeLabels = before > Self.titleLimit }
    if before != nil { hasLabels = true }
  }

  /// How many lines with words stand before the first label or heading; `nil` where there
  /// is none.
  private func linesBeforeLabel(_ bytes: Bytes, _ speakers: SpeakerBook, changes: Bool) -> Int? {
    var lines = Lines(bytes)
    var count = 0
    while let line = lines.next() {
      let text = bytes.trimmed(line.range)
      guard bytes.hasLetterOrDigit(text) else { continue }
      let head = LineHead(bytes, text)
      if head.heading != nil || changes && head.isChange { return count }
      if let candidate = head.candidate, evidence.accepts(candidate, in: bytes, speakers: speakers) { return count }
      count += 1
    }
    return nil
  }
}
