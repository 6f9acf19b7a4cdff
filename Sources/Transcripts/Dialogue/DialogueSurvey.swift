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
    if !hasLabels { hasLabels = findsLabel(bytes, SpeakerBook(options)) }
  }

  private func findsLabel(_ bytes: Bytes, _ speakers: SpeakerBook) -> Bool {
    var lines = Lines(bytes)
    while let line = lines.next() {
      let text = bytes.trimmed(line.range)
      guard !text.isEmpty, let candidate = LineHead(bytes, text).candidate else { continue }
      if evidence.accepts(candidate, in: bytes, speakers: speakers) { return true }
    }
    return false
  }
}
