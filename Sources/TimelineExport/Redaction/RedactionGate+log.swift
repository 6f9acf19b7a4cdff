internal import TapeAudio
public import TapeModel

extension RedactionGate {
  /// A tape log as it may be seen.
  public func log(_ log: TapeLog) -> TapeLog {
    guard isActive else { return log }
    return TapeLog(
      recording: recording(log.recording), call: log.call.map(call),
      segments: log.segments.map { segment($0, of: log.recording) }, includesWords: log.includesWords,
      redactions: redactionCount)
  }

  /// A segment as it may be seen.
  ///
  /// - Parameter recording: as the index has it.
  public func segment(_ segment: Segment, of recording: Recording) -> Segment {
    guard isActive else { return segment }
    let passed = turn(segment.turn, of: recording)
    return segment.replacing(passed, isRedacted: holdsBack(segment.turn, as: passed, of: recording))
  }

  /// Whether something of what is said in a turn is not seen or not heard; a speaker who goes by
  /// another name is not.
  private func holdsBack(_ turn: Turn, as passed: Turn, of recording: Recording) -> Bool {
    passed.words != turn.words || passed.text != turn.text || passed.translation != turn.translation
      || passed.notes != turn.notes
      || turn.range.map { range in mask(of: recording).stretches.contains { $0.range.overlaps(range) } } ?? false
  }

  /// A turn as it may be seen.
  ///
  /// Its translation and notes are hidden whole where words are hidden for their place, since
  /// nobody knows which of theirs those are; so is a translation that does not have a name that
  /// the words have.
  public func turn(_ turn: Turn, of recording: Recording) -> Turn {
    guard isActive else { return turn }
    let places = places(of: recording)
    let passed = words(turn.words, around: turn.range, in: recording)
    let isSilenced = passed.hasSilenced || (turn.range.map(places.silences) ?? false) && turn.words.isEmpty
    let isWordForWord = WordRuns(turn.words).text == turn.text
    let spoken =
      isWordForWord
      ? passed.words.map(\.text).joined(separator: " ") : isSilenced ? HiddenName.ellipsis : text(turn.text)
    let names = isWordForWord ? passed.names : Set(finder.hits(in: turn.text).map(\.name))
    var remarks = turn.remarks.map { text($0) }
    let translation = translation(turn.translation, isSilenced: isSilenced, names: names)
    if passed.words != turn.words || spoken != turn.text { remarks.append(Self.turnRemark) }
    return Turn(
      number: turn.number, channel: turn.channel, speaker: speaker(turn.speaker), text: spoken,
      translation: translation, language: turn.language,
      notes: turn.notes.map { note in
        Note(
          isSilenced ? HiddenName.ellipsis : text(note.text),
          beforeWord: min(note.wordIndex, passed.words.count))
      }, range: turn.range, timing: turn.timing, confidence: turn.confidence, words: passed.words, remarks: remarks)
  }

  static let turnRemark = "Some of this turn is redacted."

  func translation(_ translation: String?, isSilenced: Bool, names: Set<Int>) -> String? {
    guard let translation else { return nil }
    if isSilenced { return HiddenName.ellipsis }
    let found = Set(finder.hits(in: translation).map(\.name))
    return names.isSubset(of: found) ? text(translation) : HiddenName.placeholder
  }
}
