internal import TapeModel

/// Collects what timed formats say, and joins pieces of one speech into turns.
///
/// A piece is joined to the turn before it when both have the same stated speaker, the
/// piece is in order, and
/// - it begins within ``touching`` of the turn's end, while the turn is shorter than
///   ``longest``: subtitles cut running speech back to back; or
/// - it begins within ``pause`` of the turn's end and goes on in mid-sentence: no closing
///   mark before it and no capital letter at its start.
///
/// The times of joined pieces stay: each is the cue of its first word.
struct TurnCollector {
  /// In milliseconds, like all here.
  static let touching: Int64 = 100
  static let pause: Int64 = 1_000
  static let longest: Int64 = 30_000
  /// No joined turn gets longer than this.
  static let limit: Int64 = 120_000

  var turns: [WrittenTurn] = []
  var unused: [UnusedLine] = []
  var speakers: SpeakerBook
  /// Whether pieces without a speaker go on with the turn before: set where the file marks
  /// every change of speaker by `>>`.
  var joinsUnnamed = false
  private var isLastJoined = false

  init(_ options: ReadingOptions) { speakers = SpeakerBook(options) }

  /// Adds a piece; one without words and notes is listed as unused.
  mutating func add(_ piece: WrittenTurn, mayJoin: Bool = true) {
    guard !piece.words.isEmpty || !piece.notes.isEmpty else {
      unused.append(UnusedLine(line: piece.line, reason: "no words"))
      return
    }
    if mayJoin, let last = turns.indices.last, joins(turns[last], piece) {
      join(piece, to: last)
    } else {
      turns.append(piece)
      isLastJoined = false
    }
  }

  private func joins(_ turn: WrittenTurn, _ piece: WrittenTurn) -> Bool {
    guard turn.speaker != nil || joinsUnnamed, turn.speaker == piece.speaker, turn.channel == piece.channel,
      turn.language == piece.language, let before = turn.cue, let after = piece.cue,
      let end = before.endMilliseconds, after.endMilliseconds ?? .max >= end,
      after.startMilliseconds >= before.startMilliseconds,
      (after.endMilliseconds ?? after.startMilliseconds) - before.startMilliseconds <= Self.limit
    else { return false }
    let gap = after.startMilliseconds - end
    if abs(gap) <= Self.touching, end - before.startMilliseconds < Self.longest { return true }
    return abs(gap) <= Self.pause && goesOn(turn, piece)
  }

  private func goesOn(_ turn: WrittenTurn, _ piece: WrittenTurn) -> Bool {
    guard let before = turn.words.last, let after = piece.words.first else { return false }
    return !before.text.endsSentence && !after.text.beginsSentence
  }

  private mutating func join(_ piece: WrittenTurn, to last: Int) {
    if !isLastJoined, !turns[last].words.isEmpty, turns[last].words[0].cue == nil {
      turns[last].words[0].cue = turns[last].cue
    }
    isLastJoined = true
    let count = turns[last].words.count
    for note in piece.notes { turns[last].notes.append(Note(note.text, beforeWord: note.wordIndex + count)) }
    turns[last].words.append(contentsOf: piece.words)
    if count < turns[last].words.count, turns[last].words[count].cue == nil { turns[last].words[count].cue = piece.cue }
    turns[last].cue = turns[last].cue.flatMap { cue in
      Cue(startMilliseconds: cue.startMilliseconds, endMilliseconds: piece.cue?.endMilliseconds)
    }
  }
}

extension String {
  /// Whether a mark that closes a sentence stands at the end, perhaps inside quotation
  /// marks or brackets.
  var endsSentence: Bool {
    for scalar in unicodeScalars.reversed() {
      switch scalar {
      case ".", "!", "?", "…", "。", "！", "？": return true
      case "\"", "'", "”", "’", "»", ")", "]", "“": continue
      default: return false
      }
    }
    return false
  }

  /// Whether the first letter is a capital, or one of a script without capitals.
  var beginsSentence: Bool {
    for scalar in unicodeScalars where scalar.properties.isAlphabetic { return !scalar.properties.isLowercase }
    return false
  }
}
