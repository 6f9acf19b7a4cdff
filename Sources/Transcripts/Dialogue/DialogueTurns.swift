internal import TapeModel

/// Puts the lines of a dialogue together to turns, by the rules of ``DialogueReader``.
struct DialogueTurns {
  private(set) var turns: [WrittenTurn] = []
  private(set) var unused: [UnusedLine] = []

  private let bytes: Bytes
  private let survey: DialogueSurvey
  private var speakers: SpeakerBook
  /// The turn that is being read.
  private var current: (turn: WrittenTurn, spoken: Spoken)?
  /// A time that waits for its word.
  private var pending: Cue?
  /// Notes before the first turn.
  private var waiting: [Note] = []
  private var isAfterEmpty = false
  private var hasSeenLabel = false

  init(_ bytes: Bytes, _ survey: DialogueSurvey, _ options: ReadingOptions) {
    self.bytes = bytes
    self.survey = survey
    speakers = SpeakerBook(options)
  }

  mutating func take(_ line: Line) {
    let text = bytes.trimmed(line.range)
    if text.isEmpty {
      isAfterEmpty = true
      return
    }
    guard bytes.hasLetterOrDigit(text) || hasMusic(text) else {
      return unused.append(UnusedLine(line: line.number, reason: "no words"))
    }
    if isMarkdownHeading(text) { return unused.append(UnusedLine(line: line.number, reason: "a heading")) }
    take(line, LineHead(bytes, text), text)
    isAfterEmpty = false
  }

  private mutating func take(_ line: Line, _ head: LineHead, _ text: Range<Int>) {
    var head = head
    if head.isDoubtful, !survey.hasBareTimes {
      head = LineHead(bytes, withoutTime: text)
    }
    if let heading = head.heading {
      begin(line, label: bytes.string(heading.name), cue: heading.cue)
    } else if let candidate = head.candidate,
      survey.evidence.accepts(candidate, in: bytes, speakers: speakers)
    {
      takeLabelled(line, head, candidate)
    } else {
      takeUnlabelled(line, head)
    }
  }

  private mutating func takeLabelled(_ line: Line, _ head: LineHead, _ candidate: LabelCandidate) {
    let name = bytes.string(candidate.name)
    if !hasSeenLabel, head.cue == nil, HeadingWords.matches(name), !speakers.hasAlias(name) {
      return unused.append(UnusedLine(line: line.number, reason: "a heading before the first turn"))
    }
    begin(line, label: name, cue: head.cue)
    if let note = candidate.note { current?.spoken.notes.append(Note(bytes.string(note), beforeWord: 0)) }
    scan(candidate.next..<head.body.upperBound, line)
  }

  private mutating func takeUnlabelled(_ line: Line, _ head: LineHead) {
    if head.isChange || (isBeforeLabels ? beginsTurn(head) : current == nil && head.cue != nil) {
      if head.body.isEmpty, !head.isChange, head.cue != nil {
        pending = head.cue
        return
      }
      begin(line, label: nil, cue: head.cue)
    } else if current == nil {
      return takeBeforeFirst(line, head)
    } else if let cue = head.cue {
      pending = cue
    }
    scan(head.body, line)
  }

  /// Whether lines without a label are speech without a speaker.
  private var isBeforeLabels: Bool { !survey.hasLabels || survey.hasSpeechBeforeLabels && !hasSeenLabel }

  /// A line before the first label: a title, unless it is only notes.
  private mutating func takeBeforeFirst(_ line: Line, _ head: LineHead) {
    var spoken = Spoken()
    var cue: Cue?
    WordScanner.scan(bytes, head.body, pending: &cue, into: &spoken)
    if spoken.words.isEmpty {
      waiting += spoken.notes
    } else {
      unused.append(UnusedLine(line: line.number, reason: "text before the first turn"))
    }
  }

  /// Whether an unlabelled line begins a turn in a file without labels.
  private func beginsTurn(_ head: LineHead) -> Bool {
    guard let current else { return true }
    if survey.isMostlyTimed { return head.cue != nil || isAfterEmpty }
    if current.spoken.words.isEmpty { return false }
    return isAfterEmpty || !survey.hasParagraphs
  }

  private mutating func begin(_ line: Line, label: String?, cue: Cue?) {
    close()
    if label != nil { hasSeenLabel = true }
    let speaker = label.flatMap { speakers.speaker($0) }
    current = (
      WrittenTurn(speaker: speaker, words: [], cue: cue ?? pending, line: line.number), Spoken(notes: waiting)
    )
    pending = nil
    waiting = []
  }

  private mutating func scan(_ range: Range<Int>, _ line: Line) {
    guard var (turn, spoken) = current else { return }
    current = nil
    var range = range
    if spoken.words.isEmpty, turn.cue == nil || pending != nil { range = takingTimeBehindLabel(range) }
    if spoken.words.isEmpty, turn.language == nil, let mark = LanguageMark(bytes, range) {
      turn.language = mark.language
      range = mark.end..<withoutClosingMark(range).upperBound
    }
    if hasVideoFrames(range) {
      unused.append(UnusedLine(line: line.number, reason: "a time with video frames of an unknown rate"))
    }
    WordScanner.scan(bytes, range, readsTimes: true, pending: &pending, into: &spoken)
    if turn.cue == nil, let first = spoken.words.first?.cue {
      turn.cue = first
      spoken.words[0].cue = nil
    }
    current = (turn, spoken)
  }

  private func withoutClosingMark(_ range: Range<Int>) -> Range<Int> {
    let start = range.upperBound - 7
    return start >= range.lowerBound && bytes.holds("</lang>", at: start, before: range.upperBound)
      ? range.lowerBound..<start : range
  }

  /// `ANNA: 00:01:02 words`: a time without brackets behind a label.
  private mutating func takingTimeBehindLabel(_ range: Range<Int>) -> Range<Int> {
    guard let (time, next) = Clock.time(bytes, range.lowerBound, before: range.upperBound),
      next - range.lowerBound >= 7,
      next == range.upperBound || bytes[next] == 0x20
    else { return range }
    pending = Cue(startMilliseconds: time)
    return bytes.skippingWhiteSpace(next, before: range.upperBound)..<range.upperBound
  }

  /// Gives the turn that is being read to the result.
  private mutating func close() {
    guard var (turn, spoken) = current else { return }
    current = nil
    if spoken.isEmpty {
      return unused.append(UnusedLine(line: turn.line, reason: "a label or time without words"))
    }
    turn.words = spoken.words
    turn.notes = spoken.notes
    spoken = Spoken()
    turns.append(turn)
  }

  mutating func finish() {
    close()
    if pending != nil, let line = turns.last?.line {
      unused.append(UnusedLine(line: line, reason: "a time at the end without words"))
    }
  }

  private func hasMusic(_ range: Range<Int>) -> Bool {
    range.contains { bytes.holds("♪", at: $0, before: range.upperBound) }
  }

  private func isMarkdownHeading(_ text: Range<Int>) -> Bool {
    var at = text.lowerBound
    while at < text.upperBound, bytes[at] == 0x23 { at += 1 }
    return at > text.lowerBound && at - text.lowerBound <= 6 && at < text.upperBound && bytes[at] == 0x20
  }

  /// Whether a bracket in `range` holds four numbers with colons between.
  private func hasVideoFrames(_ range: Range<Int>) -> Bool {
    for at in range where bytes[at] == 0x5B || bytes[at] == 0x28 {
      var (colons, next) = (0, at + 1)
      while next < range.upperBound,
        bytes.isDigit(next, before: range.upperBound) || bytes[next] == 0x3A || bytes[next] == 0x3B
      {
        if bytes[next] >= 0x3A { colons += 1 }
        next += 1
      }
      if colons == 3, next < range.upperBound, bytes[next] == 0x5D || bytes[next] == 0x29 { return true }
    }
    return false
  }
}
