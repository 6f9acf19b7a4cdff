internal import TapeModel

/// Finds, explains and judges one quote after another of one story.
struct QuoteJudge<Tape: TapeWords>: Sendable {
  let tape: Tape
  let story: Story
  let policy: Policy
  private let names: SpeakerNames
  /// The tape's voices that may be the quote's speaker, while one quote is judged.
  private var wanted: Set<Speaker> = []
  private var wantedNumbers: Set<Int32> = []

  init(tape: Tape, story: Story, policy: Policy) {
    self.tape = tape
    self.story = story
    self.policy = policy
    names = SpeakerNames(story: story, tapeSpeakers: tape.speakers)
  }

  private var isEdited: Bool { policy.honoursStatement && story.editingStatement != nil }

  /// `near` prefers one recording where the same words were said in several.
  func report(_ quote: StoryQuote, number: Int, near: ContentHash?) -> QuoteReport {
    var judge = self
    judge.wanted = quote.speaker.map(names.speakers) ?? []
    if !judge.wanted.isEmpty {
      let numbers = tape.speakers.indices.filter { judge.wanted.contains(tape.speakers[$0]) }
      judge.wantedNumbers = Set(numbers.map { Int32($0) })
    }
    return judge.judgedReport(quote, number: number, near: near)
  }

  private func judgedReport(_ quote: StoryQuote, number: Int, near: ContentHash?) -> QuoteReport {
    let words = PublishedWords(quote.text, language: ScriptGuess.language(of: [quote.text]) ?? story.language)
    var report = QuoteReport(quote, number: number)
    let finder = QuoteFinder(tape: tape)
    let rows = finder.rows(words)
    guard rows.contains(where: { !$0.isFree }) else {
      report.remarks.append("holds no words to look for")
      return judged(report, nil, quote)
    }
    let phrases = PhraseFinder(tape: tape, rows: rows).places()
    listPlaces(phrases, near, quote, &report)
    var best: Candidate?
    if let links = bestPhrase(phrases.found, near, quote), let explained = explanation(words, rows, links) {
      best = Candidate(explanation: explained, share: 1)
    } else if let found = aligned(finder, words, rows, quote, bonus: 0.06),
      let explained = explanation(words, rows, found.links)
    {
      guard found.isEnough else {
        report.nearest = nearest(explained, found)
        return judged(report, nil, quote)
      }
      best = Candidate(explanation: explained, share: found.share)
    }
    guard var best else { return judged(report, nil, quote) }
    // Others may have said nearly the same: what the story's speaker said goes before.
    if isMisattributed(best.explanation, quote), let own = aligned(finder, words, rows, quote, bonus: 0.4),
      own.isEnough,
      own.share >= best.share - 0.25, let explained = explanation(words, rows, own.links)
    {
      if !isMisattributed(explained, quote) { best = Candidate(explanation: explained, share: own.share) }
    }
    describe(&report, best.explanation, share: best.share)
    return judged(report, best.explanation, quote)
  }

  private struct Candidate {
    let explanation: Explanation
    let share: Double
  }

  private func aligned(
    _ finder: QuoteFinder<Tape>, _ words: PublishedWords, _ rows: [QuoteRow], _ quote: StoryQuote,
    bonus: Float
  ) -> QuoteFinder<Tape>.Found? {
    let found = finder.bestPlace(rows, words: words) { wantedNumbers.contains($0) ? bonus : 0 }
    return found.flatMap { $0.links.contains { $0.place != nil } ? $0 : nil }
  }

  private func explanation(_ words: PublishedWords, _ rows: [QuoteRow], _ links: [TapeLink]) -> Explanation? {
    Explainer(tape: tape, words: words, rows: rows, links: links, policy: policy, isEdited: isEdited).explain()
  }

  // MARK: Places

  /// The place whose speaker is the story's; then the one in the recording wanted; then
  /// the first with a place on tape.
  private func bestPhrase(_ found: [[TapePlace]], _ near: ContentHash?, _ quote: StoryQuote) -> [TapeLink]? {
    func rank(_ places: [TapePlace]) -> Int {
      let stream = tape.tokens(at: Int(places[0].stream))
      let turn = stream.turns[Int(stream.tokens[Int(places[0].token)].turn)]
      return (wantedNumbers.contains(turn.speaker) ? 8 : 0) + (stream.recording == near ? 4 : 0)
        + (turn.isPlaced ? 2 : 0) + (stream.layer == .original ? 1 : 0)
    }
    var best: (rank: Int, places: [TapePlace])?
    for places in found {
      let rank = rank(places)
      if rank > best?.rank ?? -1 { best = (rank, places) }
    }
    return best?.places.map { TapeLink(kind: .exact, place: $0) }
  }

  private func listPlaces(
    _ phrases: (found: [[TapePlace]], count: Int), _ near: ContentHash?, _ quote: StoryQuote,
    _ report: inout QuoteReport
  ) {
    report.placeCount = phrases.count
    guard phrases.count > 1 else { return }
    report.places = phrases.found.prefix(Self.listedPlaces).map(place)
    report.remarks.append("said word for word at \(phrases.count) places")
  }

  private static var listedPlaces: Int { 50 }

  private func place(_ places: [TapePlace]) -> QuoteReport.Place {
    let stream = tape.stream(at: Int(places[0].stream))
    let passage = Passage(stream: stream, range: Int(places[0].token)..<Int(places[places.count - 1].token) + 1)
    let turn = passage.turn(ofToken: Int(places[0].token))
    let frames = passage.frames
    let rate = stream.recording.rate
    return QuoteReport.Place(
      recording: stream.recording.id, call: stream.recording.name, segment: turn.segment, speaker: turn.speaker?.name,
      startFrame: frames?.start, endFrame: frames?.end, start: frames.map { rate.seconds(atFrame: $0.start) },
      end: frames.map { rate.seconds(atFrame: $0.end) })
  }

  private func nearest(_ explanation: Explanation, _ found: QuoteFinder<Tape>.Found) -> QuoteReport.Nearest? {
    guard found.share >= 0.2, let piece = explanation.pieces.max(by: { $0.tape.utf8.count < $1.tape.utf8.count }) else {
      return nil
    }
    let place = QuoteReport.Place(
      recording: piece.recording, call: explanation.calls[piece.recording]?.name ?? piece.recording.short,
      segment: piece.segment, speaker: piece.speaker,
      startFrame: piece.startFrame, endFrame: piece.endFrame, start: piece.start, end: piece.end)
    return QuoteReport.Nearest(place: place, tape: piece.tape, share: found.share.rounded(toPlaces: 3))
  }

  // MARK: Judging

  private func describe(_ report: inout QuoteReport, _ explanation: Explanation, share: Double) {
    report.recording = explanation.pieces.first?.recording
    report.call = report.recording.flatMap { explanation.calls[$0]?.name }
    report.segments = explanation.segments
    report.pieces = explanation.pieces
    report.changes = explanation.changes
    report.layer = explanation.layer
    report.confidence = (share * explanation.tapeConfidence).rounded(toPlaces: 3)
    if explanation.layer == .translation {
      report.original = explanation.pieces.compactMap(\.original).joined(separator: " … ")
    }
    report.rate = report.recording.flatMap { explanation.calls[$0]?.rate }
    report.stretch = stretch(explanation.pieces, report.rate)
  }

  private func stretch(_ pieces: [QuoteReport.Piece], _ rate: SampleRate?) -> QuoteReport.Stretch? {
    guard let rate, Set(pieces.map(\.recording)).count == 1, let start = pieces.compactMap(\.startFrame).min(),
      let end = pieces.compactMap(\.endFrame).max()
    else { return nil }
    return QuoteReport.Stretch(
      startFrame: start, endFrame: end, start: rate.seconds(atFrame: start), end: rate.seconds(atFrame: end))
  }

  /// Whether the tape has another speaker than the story says; never where either is unknown.
  private func isMisattributed(_ explanation: Explanation, _ quote: StoryQuote) -> Bool {
    guard !wanted.isEmpty else { return false }
    let named = explanation.speakers.filter { $0.name != nil }
    guard let loudest = named.max(by: { $0.share < $1.share }), let tapeName = loudest.name,
      let speaker = Speaker(name: tapeName)
    else { return false }
    return !wanted.contains(speaker)
  }

  private func judged(_ report: QuoteReport, _ explanation: Explanation?, _ quote: StoryQuote) -> QuoteReport {
    var report = report
    if let explanation {
      var explanation = explanation
      report.tapeSpeaker = explanation.speakers.max { $0.share < $1.share }?.name
      if isMisattributed(explanation, quote) {
        explanation.certain.insert(.misattributed)
        report.changes.append(.speaker(published: quote.speaker ?? "", tape: report.tapeSpeaker ?? ""))
      } else if let speaker = quote.speaker, wanted.isEmpty, SpeakerNames.namesNobody(speaker) {
        report.remarks.append("the story does not say who “\(speaker)” is")
      } else if quote.speaker != nil, wanted.isEmpty {
        report.remarks.append("no transcript has a speaker of the name that the story gives")
      }
      let all = explanation.certain.union(explanation.uncertain)
      report.verdict = explanation.verdict
      report.verdicts = all.isEmpty ? [.verbatim] : all.sorted(by: >)
      report.uncertain = explanation.verdict != explanation.certainVerdict
      report.otherwise = report.uncertain ? explanation.certainVerdict : nil
      report.alarms = Set(report.changes.flatMap(\.alarms)).sorted()
    } else {
      report.verdict = .notFound
      report.verdicts = [.notFound]
      if !quote.isProbablySpeech { report.remarks.append("probably not speech") }
    }
    let reasons = PolicyJudgement(policy: policy, isEdited: isEdited).reasons(report, explanation, quote)
    report.reasons = reasons
    report.finding = !reasons.isEmpty
    return report
  }
}

extension QuoteReport.Change {
  static func speaker(published: String, tape: String) -> Self {
    Self(
      kind: .speaker, published: published, tape: tape, startFrame: nil, endFrame: nil, seconds: nil, admitted: false,
      confidence: nil, uncertain: false, alarms: [], piece: nil)
  }
}

extension QuoteReport {
  /// A quote of which nothing is known yet.
  init(_ quote: StoryQuote, number: Int) {
    self.init(
      number: number, text: quote.text, speaker: quote.speaker, line: quote.line, form: quote.form,
      flags: quote.flags.sorted(), verdict: .notFound, uncertain: false, otherwise: nil, verdicts: [], alarms: [],
      finding: false, reasons: [], recording: nil, call: nil, rate: nil, segments: [], tapeSpeaker: nil, pieces: [],
      stretch: nil, changes: [], confidence: 0, layer: nil, original: nil, places: [], placeCount: 0, nearest: nil,
      remarks: [])
  }
}
