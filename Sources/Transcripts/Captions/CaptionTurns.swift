internal import TapeModel

/// Turns out of captions: WebVTT and SRT say the same things in two ways.
///
/// A caption begins a new piece of speech at each voice tag, at a line with a label
/// (``LabelEvidence``), at `>>`, and at a line that begins with a dialogue's dash. Its times
/// belong to its only piece; where it has several, its start belongs to the first, and the
/// others have the inline time they begin with, or none: the file does not say more. Pieces
/// become turns as ``TurnCollector`` joins them; a caption without a speaker is a turn of
/// its own, but goes on with the turn before it where it continues its sentence, or where
/// the file marks every change of speaker by `>>`. Inline times become word times.
struct CaptionTurns {
  private let bytes: Bytes
  private var turns: TurnCollector
  private var evidence = LabelEvidence()
  private var changeMarkCount = 0

  init(_ bytes: Bytes, _ options: ReadingOptions) {
    self.bytes = bytes
    turns = TurnCollector(options)
  }

  func transcript(format: String, blocks: [CaptionBlock], unused: [UnusedLine]) -> Transcript {
    var reading = self
    reading.read(blocks, unused: unused)
    return Transcript(
      format: format, turns: reading.turns.turns, unused: reading.turns.unused.sorted { $0.line < $1.line })
  }

  private mutating func read(_ blocks: [CaptionBlock], unused: [UnusedLine]) {
    turns.unused = unused
    turns.turns.reserveCapacity(blocks.count)
    var text = CaptionText()
    for block in blocks {
      text.take(block, from: bytes)
      text.bytes.withUnsafeBufferPointer { countLines($0) }
    }
    turns.joinsUnnamed = changeMarkCount >= 2
    var rollUp = RollUp(blocks, in: bytes)
    for block in blocks {
      guard let block = rollUp.withoutRepeats(block, in: bytes) else {
        turns.unused.append(UnusedLine(line: block.line, reason: "repeats the caption before"))
        continue
      }
      text.take(block, from: bytes)
      text.bytes.withUnsafeBufferPointer { add(block, $0, text) }
    }
  }

  private mutating func countLines(_ text: Bytes) {
    var lines = Lines(text)
    while let line = lines.next() {
      var range = text.trimmed(line.range)
      if text.holds(">>", at: range.lowerBound, before: range.upperBound) {
        changeMarkCount += 1
        range = Self.skippingChangeMark(text, range)
      }
      if !range.isEmpty { evidence.count(LabelCandidate(text, range), line: range, in: text) }
    }
  }

  private static func skippingChangeMark(_ text: Bytes, _ range: Range<Int>) -> Range<Int> {
    var at = range.lowerBound
    while at < range.upperBound, text[at] == 0x3E { at += 1 }
    return text.skippingWhiteSpace(at, before: range.upperBound)..<range.upperBound
  }

  /// A run of a caption's text that one voice says.
  private struct Piece {
    var range: Range<Int>
    var label: String?
    var note: String?
    var language: LanguageCode?
    /// Begins with a sign that somebody else speaks now.
    var isChange = false
  }

  private mutating func add(_ block: CaptionBlock, _ text: Bytes, _ caption: CaptionText) {
    let pieces = pieces(text, caption.marks)
    var isFirst = true
    for piece in pieces {
      var spoken = Spoken()
      if let note = piece.note { spoken.notes.append(Note(note, beforeWord: 0)) }
      var pending: Cue?
      WordScanner.scan(text, piece.range, stamps: caption.stamps, pending: &pending, into: &spoken)
      if spoken.isEmpty { continue }
      var cue: Cue? = block.cue
      if pieces.count > 1 {
        cue = isFirst ? Cue(startMilliseconds: block.cue.startMilliseconds) : spoken.words.first?.cue
      }
      let speaker = piece.label.flatMap { turns.speakers.speaker($0) }
      var turn = WrittenTurn(
        speaker: speaker, words: spoken.words, notes: spoken.notes, cue: cue, language: piece.language,
        line: block.line)
      if speaker == nil, !piece.isChange, isFirst, continuesLast(turn) { turn.speaker = turns.turns.last?.speaker }
      turns.add(turn, mayJoin: !piece.isChange || speaker != nil)
      isFirst = false
    }
    if isFirst { turns.unused.append(UnusedLine(line: block.line, reason: "no words")) }
  }

  /// Whether an unnamed piece goes on with what the turn before says.
  private func continuesLast(_ piece: WrittenTurn) -> Bool {
    guard let last = turns.turns.last, let end = last.cue?.endMilliseconds, let start = piece.cue?.startMilliseconds,
      let before = last.words.last, let after = piece.words.first
    else { return false }
    if turns.joinsUnnamed { return true }
    return abs(start - end) <= TurnCollector.pause && !before.text.endsSentence && !after.text.beginsSentence
  }

  private func pieces(_ text: Bytes, _ marks: [(offset: Int, mark: CaptionText.Mark)]) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece(range: 0..<0)
    var voice: String?
    func close(at offset: Int) {
      let range = text.trimmed(piece.range.lowerBound..<offset)
      if !range.isEmpty || piece.note != nil {
        piece.range = range
        pieces.append(piece)
      }
      piece = Piece(range: offset..<offset, label: voice, language: piece.language)
    }
    func readLines(_ range: Range<Int>) {
      guard voice == nil else { return }
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start
        while end < range.upperBound, text[end] != 0x0A { end += 1 }
        if start == 0 || text[start - 1] == 0x0A, let (next, opened) = opening(text, text.trimmed(start..<end)) {
          close(at: start)
          piece = opened
          piece.range = next..<next
        }
        start = end + 1
      }
    }
    var offset = 0
    for (markOffset, mark) in marks {
      readLines(offset..<markOffset)
      offset = markOffset
      switch mark {
      case .voice(let name):
        voice = name
        close(at: offset)
      case .language(let language):
        if text.trimmed(piece.range.lowerBound..<offset).isEmpty { piece.language = language }
      }
    }
    readLines(offset..<text.count)
    close(at: text.count)
    return pieces
  }

  /// What a line begins with that names or changes the speaker, and where its words begin.
  private func opening(_ text: Bytes, _ line: Range<Int>) -> (next: Int, piece: Piece)? {
    var range = line
    var piece = Piece(range: line)
    if text.holds(">>", at: range.lowerBound, before: range.upperBound) {
      range = Self.skippingChangeMark(text, range)
      piece.isChange = true
    } else if let dash = Self.dash(text, range) {
      range = dash..<range.upperBound
      piece.isChange = true
    }
    if let candidate = LabelCandidate(text, range), evidence.accepts(candidate, in: text, speakers: turns.speakers) {
      piece.label = text.string(candidate.name)
      piece.note = candidate.note.map { text.string($0) }
      return (candidate.next, piece)
    }
    return piece.isChange ? (range.lowerBound, piece) : nil
  }

  /// Behind the dash of a dialogue at the start of a line, which has a letter after it.
  private static func dash(_ text: Bytes, _ line: Range<Int>) -> Int? {
    let length: Int
    if text.holds("-", at: line.lowerBound, before: line.upperBound) {
      length = 1
    } else if text.holds("–", at: line.lowerBound, before: line.upperBound)
      || text.holds("—", at: line.lowerBound, before: line.upperBound)
    {
      length = 3
    } else {
      return nil
    }
    let next = text.skippingWhiteSpace(line.lowerBound + length, before: line.upperBound)
    guard next < line.upperBound, text[next] != 0x2D, !text.isDigit(next, before: line.upperBound) else { return nil }
    return next
  }
}
