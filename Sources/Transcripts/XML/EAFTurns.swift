internal import TapeModel

/// Turns out of an EAF file's tiers, by the rules of ``EAFReader``.
struct EAFTurns {
  private let file: EAFFile
  private var speakers: SpeakerBook
  private var turns: [WrittenTurn] = []
  private var unused: [UnusedLine] = []
  /// The turn of an annotation, by its identifier.
  private var places: [String: Int] = [:]
  /// The words with times that child tiers have for a turn.
  private var words: [Int: [WrittenWord]] = [:]

  init(_ file: EAFFile, _ options: ReadingOptions) {
    self.file = file
    speakers = SpeakerBook(options)
  }

  mutating func transcript(format: String) -> Transcript {
    let roots = file.tiers.filter { $0.parent == nil || $0.parent == "" }
    for tier in roots { add(tier) }
    let spans = file.tiers.contains { $0.parent != nil } ? TurnSpans(turns) : nil
    for tier in file.tiers {
      if let parent = tier.parent, !parent.isEmpty { addChild(tier, of: parent, spans) }
    }
    for (turn, words) in words {
      var given = [turns[turn]]
      WordTimes.give(words.sorted { ($0.cue?.startMilliseconds ?? 0) < ($1.cue?.startMilliseconds ?? 0) }, to: &given)
      turns[turn] = given[0]
    }
    let languages = Set(roots.compactMap { language(of: $0) })
    return Transcript(
      format: format, language: languages.count == 1 ? languages.first : nil, turns: WordRuns.sorted(turns),
      unused: unused.sorted { $0.line < $1.line })
  }

  private func language(of tier: EAFFile.Tier) -> LanguageCode? {
    tier.language.flatMap { name in LanguageCode(name) ?? file.languages[name].flatMap { LanguageCode($0) } }
  }

  private func content(of tier: EAFFile.Tier) -> TextGridTier.Content {
    TextGridTier(name: tier.name, isPoints: false, offset: 0).content
  }

  private mutating func add(_ tier: EAFFile.Tier) {
    var name: String?
    switch content(of: tier) {
    case .other:
      if !tier.annotations.isEmpty {
        unused.append(UnusedLine(line: tier.line, reason: "a tier of sounds, \(tier.annotations.count) annotations"))
      }
      return
    case .speech(let found), .words(let found): name = found
    }
    if let participant = tier.participant, Speaker(name: participant) != nil { name = participant }
    let speaker = name.flatMap { speakers.speaker($0) }
    let language = language(of: tier)
    for annotation in tier.annotations { add(annotation, speaker, language) }
  }

  private mutating func add(_ annotation: EAFFile.Annotation, _ speaker: Speaker?, _ language: LanguageCode?) {
    var text = annotation.text
    var spoken = Spoken()
    var pending: Cue?
    text.withUTF8 { WordScanner.scan($0, 0..<$0.count, pending: &pending, into: &spoken) }
    guard !spoken.isEmpty else { return }
    guard let cue = cue(of: annotation) else {
      return unused.append(UnusedLine(line: annotation.line, reason: "an annotation that ends before it starts"))
    }
    places[annotation.id] = turns.count
    turns.append(
      WrittenTurn(
        speaker: speaker, words: spoken.words, notes: spoken.notes, cue: cue, language: language, line: annotation.line))
  }

  /// `.some(nil)` where the start has no time; `nil` where the times are impossible.
  private func cue(of annotation: EAFFile.Annotation) -> Cue?? {
    guard let slots = annotation.slots, let start = file.slots[slots.start] else { return .some(nil) }
    let end = file.slots[slots.end]
    let cue = Cue(
      startMilliseconds: start + file.origin, endMilliseconds: end.map { $0 + file.origin })
    return cue.map { .some($0) } ?? nil
  }

  private static let translationWords = ["transl", "gloss_free", "free", "перевод", "переклад"]

  private mutating func addChild(_ tier: EAFFile.Tier, of parent: String, _ spans: TurnSpans?) {
    let label = (tier.name + " " + tier.type).lowercased()
    if Self.translationWords.contains(where: { label.contains($0) }) { return addTranslation(tier) }
    let timed = tier.annotations.count { $0.slots != nil }
    guard timed > 0, let spans else {
      if !tier.annotations.isEmpty {
        unused.append(
          UnusedLine(line: tier.line, reason: "a tier about another one, \(tier.annotations.count) annotations"))
      }
      return
    }
    let owner = file.tiers.first { $0.name == parent }
    let name = owner?.participant.flatMap { Speaker(name: $0) != nil ? $0 : nil } ?? parent
    let speaker = speakers.speaker(name)
    for annotation in tier.annotations {
      guard case .some(.some(let cue)) = cue(of: annotation), let end = cue.endMilliseconds else { continue }
      let middle = cue.startMilliseconds + (end - cue.startMilliseconds) / 2
      guard let turn = spans.turn(at: middle, of: speaker, in: turns) else { continue }
      words[turn, default: []].append(WrittenWord(annotation.text, cue: cue))
    }
  }

  private mutating func addTranslation(_ tier: EAFFile.Tier) {
    for annotation in tier.annotations {
      let text = annotation.text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
      guard !text.isEmpty else { continue }
      if let turn = annotation.parent.flatMap({ places[$0] }) {
        turns[turn].translation = turns[turn].translation.map { $0 + " " + text } ?? text
      } else {
        unused.append(UnusedLine(line: annotation.line, reason: "a translation of no turn"))
      }
    }
  }
}

/// The turns of each speaker in order of time, to be found by time.
struct TurnSpans {
  private var bySpeaker: [Speaker?: [(start: Int64, index: Int)]] = [:]

  init(_ turns: [WrittenTurn]) {
    for (index, turn) in turns.enumerated() {
      if let start = turn.cue?.startMilliseconds { bySpeaker[turn.speaker, default: []].append((start, index)) }
    }
    for speaker in Array(bySpeaker.keys) { bySpeaker[speaker]!.sort { $0.start < $1.start } }
  }

  /// The speaker's turn that lasts at `time`. O(log *n*).
  func turn(at time: Int64, of speaker: Speaker?, in turns: [WrittenTurn]) -> Int? {
    guard let spans = bySpeaker[speaker] ?? bySpeaker[nil] else { return nil }
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start <= time { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let index = spans[low - 1].index
    guard let end = turns[index].cue?.endMilliseconds, time <= end else { return nil }
    return index
  }
}
