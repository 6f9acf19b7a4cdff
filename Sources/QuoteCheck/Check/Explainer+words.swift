internal import TapeModel

/// Words changed, added and put in brackets; questions; pieces; speakers.
extension Explainer {
  func piece(_ run: Range<Int>, _ links: [TapeLink]) -> QuoteReport.Piece {
    let places = links[run].compactMap(\.place)
    guard let first = places.first, let last = places.last else { preconditionFailure("a piece has a place") }
    let stream = tape.stream(at: Int(first.stream))
    let passage = Passage(stream: stream, range: Int(first.token)..<max(Int(first.token), Int(last.token)) + 1)
    let frames = passage.frames
    let rate = stream.recording.rate
    let turn = passage.turn(ofToken: Int(first.token))
    return QuoteReport.Piece(
      recording: stream.recording.id, segment: turn.segment, speaker: turn.speaker?.name, startFrame: frames?.start,
      endFrame: frames?.end, start: frames.map { rate.seconds(atFrame: $0.start) },
      end: frames.map { rate.seconds(atFrame: $0.end) }, published: words.text(run), tape: spelled(passage),
      confidence: Double(passage.tokens.map(\.confidence).min() ?? 0).rounded(toPlaces: 3),
      original: original(passage))
  }

  /// The spoken words that a stretch of translation stands for.
  private func original(_ passage: Passage) -> String? {
    guard let source = passage.stream.originalStream else { return nil }
    let translated = passage.stream.words[passage.words]
    let first = translated.map(\.originalFirst).min() ?? 0
    let end = translated.map(\.originalEnd).max() ?? 0
    let spoken = tape.stream(at: source).texts
    guard first < end, Int(end) <= spoken.count else { return nil }
    return spoken[Int(first)..<Int(end)].joined(separator: " ")
  }

  func explainWords(_ links: [TapeLink], _ runs: [Range<Int>], _ explanation: inout Explanation) {
    for (piece, run) in runs.enumerated() {
      var index = run.lowerBound
      while index < run.upperBound {
        switch links[index].kind {
        case .exact: index += 1
        case .ending:
          explainEnding(index, links, piece, &explanation)
          index += 1
        case .changed, .added:
          var end = index
          while end < run.upperBound, !links[end].isSaid { end += 1 }
          explainGroup(index..<end, links, run, piece, &explanation)
          index = end
        }
      }
    }
  }

  private func explainEnding(_ row: Int, _ links: [TapeLink], _ piece: Int, _ explanation: inout Explanation) {
    guard let place = links[row].place else { return }
    let passage = Passage(stream: tape.stream(at: Int(place.stream)), range: Int(place.token)..<Int(place.token) + 1)
    let isUncertain = passage.isUncertain
    explanation.add(.altered, uncertain: isUncertain)
    explanation.changes.append(
      wordChange(.ending, words.text(row..<row + 1), passage, uncertain: isUncertain, alarms: [], piece))
  }

  /// A run of words that are not on the tape as printed.
  private func explainGroup(
    _ group: Range<Int>, _ links: [TapeLink], _ run: Range<Int>, _ piece: Int, _ explanation: inout Explanation
  ) {
    let passage = taped(group, links, run)
    if group.allSatisfy({ rows[$0].isFree }) {
      let kind = QuoteReport.Change.Kind.bracketed
      let alarms = bracketAlarms(group, passage)
      explanation.changes.append(
        wordChange(kind, words.text(group), passage, uncertain: false, alarms: alarms, piece))
      return
    }
    // Fillers do not stand in a word's place: they were left out, and the word was added.
    let said = passage.map { $0.solid(tape, LanguageRules.of($0.stream.language)) } ?? []
    if let passage, passage.solidCount > said.count || (passage.holdsIdle && !printsHesitation(around: group)) {
      explanation.add(.cleaned, uncertain: false)
    }
    let isUncertain = said.isEmpty ? isGap(group, links) : isProbableError(group, said)
    explanation.add(.altered, uncertain: isUncertain)
    if !isUncertain { explanation.changesMoreThanEndings = true }
    explanation.changes.append(
      wordChange(
        said.isEmpty ? .added : .changed, words.text(group), passage, uncertain: isUncertain,
        alarms: alarms(words.tokens[group].map(\.traits), said.map(\.traits)), piece))
  }

  /// An insertion may explain; it may not turn around: a negation, a condition or a number that only one of
  /// print and tape has.
  private func bracketAlarms(_ group: Range<Int>, _ passage: Passage?) -> Set<Alarm> {
    let said = passage.map { $0.tokens.map(\.traits) } ?? []
    let published = words.tokens[group].map(\.traits)
    var alarms: Set<Alarm> = []
    for (trait, alarm) in [(TokenTraits.negation, Alarm.negation), (.condition, .condition)]
    where published.count(where: { $0.contains(trait) }) != said.count(where: { $0.contains(trait) }) {
      alarms.insert(alarm)
    }
    let numbers = words.tokens[group].filter { $0.traits.contains(.number) }.map(\.key)
    let spoken = passage.map { $0.tokens.filter { $0.traits.contains(.number) }.map { tape.folded($0.key) } } ?? []
    if !spoken.isEmpty, numbers != spoken { alarms.insert(.number) }
    return alarms
  }

  private func printsHesitation(around group: Range<Int>) -> Bool {
    (max(0, group.lowerBound - 1)..<min(group.upperBound, words.tokens.count - 1))
      .contains { printsHesitation($0, $0 + 1) }
  }

  /// The tape words in whose place a group stands; `nil` where there are none.
  private func taped(_ group: Range<Int>, _ links: [TapeLink], _ run: Range<Int>) -> Passage? {
    let inside = links[group].compactMap(\.place)
    let before = group.lowerBound > run.lowerBound ? links[group.lowerBound - 1].place : nil
    let after = group.upperBound < run.upperBound ? links[group.upperBound].place : nil
    guard let any = before ?? after ?? inside.first else { return nil }
    let first = before.map { $0.token + 1 } ?? inside.first?.token
    let last = after.map { $0.token } ?? inside.last.map { $0.token + 1 }
    guard let first, let last, first < last, last - first <= Int32(2 * group.count + 4) else {
      guard let one = inside.first, let other = inside.last, one.token <= other.token else { return nil }
      return Passage(stream: tape.stream(at: Int(any.stream)), range: Int(one.token)..<Int(other.token) + 1)
    }
    return Passage(stream: tape.stream(at: Int(any.stream)), range: Int(first)..<Int(last))
  }

  private func alarms(_ published: [TokenTraits], _ said: [TokenTraits]) -> Set<Alarm> {
    func count(_ trait: TokenTraits, _ list: [TokenTraits]) -> Int { list.count { $0.contains(trait) } }
    var alarms: Set<Alarm> = []
    if count(.negation, published) != count(.negation, said) { alarms.insert(.negation) }
    if count(.condition, published) != count(.condition, said) { alarms.insert(.condition) }
    if (published + said).contains(where: { $0.contains(.number) }) { alarms.insert(.number) }
    if (published + said).contains(where: { $0.contains(.name) }) { alarms.insert(.name) }
    return alarms
  }

  private func wordChange(
    _ kind: QuoteReport.Change.Kind, _ published: String, _ passage: Passage?, uncertain: Bool, alarms: Set<Alarm>,
    _ piece: Int
  ) -> QuoteReport.Change {
    let frames = passage?.frames
    let confidence = passage?.tokens.map(\.confidence).min()
    return QuoteReport.Change(
      kind: kind, published: published, tape: passage.map(spelled) ?? "", startFrame: frames?.start,
      endFrame: frames?.end, seconds: nil, admitted: kind == .bracketed,
      confidence: confidence.map { Double($0).rounded(toPlaces: 3) }, uncertain: uncertain, alarms: alarms.sorted(),
      piece: piece)
  }

  /// A question on tape that print tells, or the other way, where both end a sentence there.
  func explainQuestions(_ links: [TapeLink], _ runs: [Range<Int>], _ explanation: inout Explanation) {
    for (piece, run) in runs.enumerated() {
      for row in run where links[row].isSaid {
        guard let place = links[row].place, words.tokens[row].traits.contains(.endsSentence) else { continue }
        let stream = tape.stream(at: Int(place.stream))
        let token = stream.tokens[Int(place.token)]
        guard token.traits.contains(.endsSentence),
          token.traits.contains(.endsQuestion) != words.tokens[row].traits.contains(.endsQuestion)
        else { continue }
        let passage = Passage(stream: stream, range: Int(place.token)..<Int(place.token) + 1)
        explanation.changes.append(
          wordChange(
            .question, words.text(row..<row + 1), passage, uncertain: false, alarms: [.question], piece))
      }
    }
  }

  func describeSpeakers(_ links: [TapeLink], _ explanation: inout Explanation) {
    var weights: [(name: String?, share: Double)] = []
    var total = 0.0
    var confidence = 0.0
    var count = 0.0
    for (row, link) in links.enumerated() {
      guard let place = link.place else { continue }
      let stream = tape.stream(at: Int(place.stream))
      let token = stream.tokens[Int(place.token)]
      let turn = stream.turns[Int(stream.words[Int(token.firstWord)].turn)]
      explanation.layer = explanation.layer ?? stream.layer
      explanation.calls[stream.recording.id] = stream.recording
      if explanation.segments.last != turn.segment, !explanation.segments.contains(turn.segment) {
        explanation.segments.append(turn.segment)
      }
      confidence += Double(token.confidence)
      count += 1
      guard link.isSaid else { continue }
      let weight = Double(rows[row].weight)
      total += weight
      if let known = weights.firstIndex(where: { $0.name == turn.speaker?.name }) {
        weights[known].share += weight
      } else {
        weights.append((turn.speaker?.name, weight))
      }
    }
    explanation.tapeConfidence = count > 0 ? confidence / count : 0
    explanation.speakers = weights.map { ($0.name, total > 0 ? $0.share / total : 0) }
  }
}
