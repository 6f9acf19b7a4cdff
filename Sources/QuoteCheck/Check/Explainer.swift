internal import TapeModel

/// Explains every difference between a quote and the tape words it was laid over.
struct Explainer<Tape: TapeWords> {
  let tape: Tape
  let words: PublishedWords
  let rows: [QuoteRow]
  let links: [TapeLink]
  let policy: Policy
  /// Words left out are admitted by the story itself.
  let isEdited: Bool

  /// `nil` where no word of the quote has a place on the tape.
  func explain() -> Explanation? {
    var explanation = Explanation()
    let links = Reconciliation(tape: tape, words: words, rows: rows, links: links).reconciled()
    guard links.contains(where: { $0.place != nil }) else { return nil }
    let runs = pieceRuns(links, &explanation)
    for run in runs { explanation.pieces.append(piece(run, links)) }
    explainWords(links, runs, &explanation)
    explainQuestions(links, runs, &explanation)
    describeSpeakers(links, &explanation)
    return explanation
  }

  // MARK: Joins

  /// Splits the quote where the tape does not go on: half-open runs of its tokens.
  private func pieceRuns(_ links: [TapeLink], _ explanation: inout Explanation) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    var previous: Int?
    for (index, link) in links.enumerated() {
      guard let place = link.place else { continue }
      defer { previous = index }
      guard let before = previous, let last = links[before].place else { continue }
      let isJoint = explainJoin(
        from: last, to: place, after: before, before: index, piece: runs.count,
        absorbed: absorbedCount(links, before, index), &explanation)
      if isJoint {
        runs.append(start..<index)
        start = index
      }
    }
    runs.append(start..<links.count)
    return runs
  }

  /// Explains what lies between two linked tokens; gives whether a new piece begins.
  private func explainJoin(
    from last: TapePlace, to place: TapePlace, after row: Int, before next: Int, piece: Int, absorbed: Int,
    _ explanation: inout Explanation
  ) -> Bool {
    let stream = tape.stream(at: Int(place.stream))
    guard last.stream == place.stream else {
      let other = tape.stream(at: Int(last.stream))
      explanation.joinsRecordings = explanation.joinsRecordings || other.recording.id != stream.recording.id
      explanation.add(.spliced, uncertain: false)
      explanation.changes.append(change(.splice, row, next, nil, seconds: nil, piece: piece))
      return true
    }
    if place.token <= last.token {
      return explainStepBack(stream, last, place, row, next, piece, &explanation)
    }
    let passage = Passage(stream: stream, range: Int(last.token) + 1..<Int(place.token))
    let oneTurn = passage.turn(ofToken: Int(last.token))
    let otherTurn = passage.turn(ofToken: Int(place.token))
    let isOtherSpeaker = oneTurn.speaker != otherTurn.speaker
    guard !passage.isEmpty || isOtherSpeaker else { return false }
    if !isOtherSpeaker, explainSmall(passage, row, next, piece, absorbed, &explanation) { return false }
    let seconds = distance(stream, last, place)
    let holdsFillers = passage.isFillerAndUncertain(tape, LanguageRules.of(stream.language))
    let isUncertain = (passage.isUncertain || holdsFillers) && !isOtherSpeaker
    if isUncertain, holdsFillers || passage.holdsIdle, !printsHesitation(row, next) {
      explanation.add(.cleaned, uncertain: false)
    }
    let between = interruption(passage, of: oneTurn)
    if isOtherSpeaker || between > 3 || seconds > policy.farSeconds
      || (!isTimed(stream, last, place) && passage.solidCount > 80)
    {
      explanation.add(.spliced, uncertain: isUncertain)
      explanation.spliceSeconds = max(explanation.spliceSeconds, seconds)
      explanation.changes.append(
        change(.splice, row, next, passage, seconds: seconds, piece: piece, uncertain: isUncertain))
    } else {
      let change = change(.leftOut, row, next, passage, seconds: seconds, piece: piece, uncertain: isUncertain)
      explanation.add(.condensed, uncertain: isUncertain)
      if !change.admitted, !isUncertain { explanation.leavesOutUnadmitted = true }
      explanation.changes.append(change)
    }
    return true
  }

  private func explainStepBack(
    _ stream: TapeStream, _ last: TapePlace, _ place: TapePlace, _ row: Int, _ next: Int, _ piece: Int,
    _ explanation: inout Explanation
  ) -> Bool {
    let seconds = distance(stream, last, place)
    let passage = Passage(stream: stream, range: Int(place.token)..<Int(last.token) + 1)
    let oneTurn = passage.turn(ofToken: Int(last.token))
    let isFar = abs(seconds) > policy.farSeconds || interruption(passage, of: oneTurn) > 3
    explanation.add(.reordered, uncertain: false)
    if isFar {
      explanation.add(.spliced, uncertain: false)
      explanation.spliceSeconds = max(explanation.spliceSeconds, abs(seconds))
    }
    explanation.changes.append(change(isFar ? .splice : .order, row, next, nil, seconds: seconds, piece: piece))
    return true
  }

  /// How many tape words between two linked tokens belong to the words changed there.
  ///
  /// A changed run may take fewer or more words on the tape: one change, not a gap as well. Where
  /// the transcript is not sure, or print admits a gap, only as many as are printed.
  private func absorbedCount(_ links: [TapeLink], _ before: Int, _ next: Int) -> Int {
    let added = links[before + 1..<next].count { $0.kind == .added }
    let changed = [links[before], links[next]].filter { $0.kind == .changed }.compactMap(\.place)
    guard added > 0 || !changed.isEmpty else { return 0 }
    let isDoubtful =
      words.tokens[before..<next].contains { $0.traits.contains(.ellipsis) }
      || changed.contains { tape.tokens(at: Int($0.stream)).tokens[Int($0.token)].isUnsure }
    return isDoubtful ? added : max(2, added + 1)
  }

  /// Fillers, stumbles, and what the word changes around it explain.
  private func explainSmall(
    _ passage: Passage, _ row: Int, _ next: Int, _ piece: Int, _ absorbed: Int, _ explanation: inout Explanation
  ) -> Bool {
    if passage.isEmpty || (passage.isOnlyHesitation && printsHesitation(row, next)) { return true }
    let rules = LanguageRules.of(passage.stream.language)
    if absorbed > 0, passage.solid(tape, rules).count <= absorbed { return true }
    let kind: QuoteReport.Change.Kind
    if passage.isOnlyFiller(tape, rules) {
      kind = .filler
    } else if passage.isStumble(tape, rules) {
      kind = .stumble
    } else {
      return false
    }
    let isUncertain = kind == .stumble && passage.isUncertain
    explanation.add(.cleaned, uncertain: isUncertain)
    explanation.changes.append(change(kind, row, next, passage, seconds: nil, piece: piece, uncertain: isUncertain))
    return true
  }

  /// Whether print keeps a hesitation between two of its tokens.
  func printsHesitation(_ row: Int, _ next: Int) -> Bool {
    words.tokens[row].endWord < words.tokens[next].firstWord
  }

  /// How many words of other speakers the passage holds.
  private func interruption(_ passage: Passage, of turn: TapeTurn) -> Int {
    passage.range.count {
      !passage.stream.tokens[$0].traits.contains(.hesitation)
        && passage.turn(ofToken: $0).speaker != turn.speaker
    }
  }

  /// Seconds from the end of one token to the start of the other; negative backwards.
  private func distance(_ stream: TapeStream, _ last: TapePlace, _ place: TapePlace) -> Double {
    guard let from = stream.words[Int(stream.tokens[Int(last.token)].endWord) - 1].range,
      let to = stream.words[Int(stream.tokens[Int(place.token)].firstWord)].range
    else { return 0 }
    let rate = stream.recording.rate
    if place.token < last.token {
      return (rate.seconds(atFrame: to.start) - rate.seconds(atFrame: from.end)).rounded(toPlaces: 3)
    }
    return max(0, rate.seconds(atFrame: to.start) - rate.seconds(atFrame: from.end)).rounded(toPlaces: 3)
  }

  private func isTimed(_ stream: TapeStream, _ last: TapePlace, _ place: TapePlace) -> Bool {
    stream.words[Int(stream.tokens[Int(last.token)].firstWord)].range != nil
      && stream.words[Int(stream.tokens[Int(place.token)].firstWord)].range != nil
  }

  private func change(
    _ kind: QuoteReport.Change.Kind, _ row: Int, _ next: Int, _ passage: Passage?, seconds: Double?, piece: Int,
    uncertain: Bool = false
  ) -> QuoteReport.Change {
    let admitted = isEdited || words.tokens[row..<next].contains { $0.traits.contains(.ellipsis) }
    var alarms: Set<Alarm> = []
    var text = ""
    if let passage, kind == .leftOut || kind == .splice || kind == .stumble {
      if kind != .stumble { alarms = Alarms.leftOut(passage) }
      text = spelled(passage)
    } else if let passage {
      text = spelled(passage)
    }
    let confidence = passage?.tokens.map(\.confidence).min()
    return QuoteReport.Change(
      kind: kind, published: "", tape: text, startFrame: passage?.frames?.start, endFrame: passage?.frames?.end,
      seconds: seconds, admitted: admitted, confidence: confidence.map { Double($0).rounded(toPlaces: 3) },
      uncertain: uncertain, alarms: alarms.sorted(), piece: piece)
  }

  func spelled(_ passage: Passage) -> String {
    passage.stream.texts[passage.words].joined(separator: " ")
  }
}
