internal import TapeModel

/// Turns out of an EAF file's tiers, by the rules of ``EAFReader``.
struct EAFTurns {
  private let file: EAFFile
  private var speakers: SpeakerBook
  private var turns: [WrittenTurn] = []
  private var unused: [UnusedLine] = []
  /// The turn of an annotation, by its identifier.
  private var places: [String: Int] = [:]
  /// The speaker of each tier without a parent, by its name.
  private var rootSpeakers: [String: Speaker?] = [:]
  /// The parent of each tier that has one.
  private var parents: [String: String] = [:]
  /// Words of tiers that hold single words and nothing else.
  private var runs: WordRuns
  /// The words with times that child tiers have for a turn.
  private var words: [Int: [WrittenWord]] = [:]

  init(_ file: EAFFile, _ options: ReadingOptions) {
    self.file = file
    speakers = SpeakerBook(options)
    runs = WordRuns(options)
  }

  mutating func transcript(format: String) -> Transcript {
    let roots = file.tiers.filter { $0.parent == nil || $0.parent == "" }
    for tier in roots where !isOfWords(tier) { add(tier) }
    let spans = TurnSpans(turns)
    for tier in roots where isOfWords(tier) { addWords(tier, spans) }
    turns += runs.transcript(format: format, language: nil).turns
    for tier in file.tiers {
      if let parent = tier.parent, !parent.isEmpty { parents[tier.name] = parent }
    }
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

  private func isOfWords(_ tier: EAFFile.Tier) -> Bool {
    if case .words = content(of: tier) { true } else { false }
  }

  /// Whom the tier's participant, else its name, says to speak.
  private func speakerName(_ tier: EAFFile.Tier) -> String? {
    if let participant = tier.participant, Speaker(name: participant) != nil { return participant }
    switch content(of: tier) {
    case .speech(let name), .words(let name): return name
    case .other: return nil
    }
  }

  private mutating func add(_ tier: EAFFile.Tier) {
    if content(of: tier) == .other {
      if !tier.annotations.isEmpty {
        unused.append(UnusedLine(line: tier.line, reason: "a tier of sounds, \(tier.annotations.count) annotations"))
      }
      return
    }
    let speaker = speakerName(tier).flatMap { speakers.speaker($0) }
    rootSpeakers[tier.name] = .some(speaker)
    let language = language(of: tier)
    for annotation in tier.annotations { add(annotation, speaker, language) }
  }

  /// A tier without a parent that holds single words: those of the speaker's turns, and
  /// what lies outside of them.
  private mutating func addWords(_ tier: EAFFile.Tier, _ spans: TurnSpans) {
    runs.closeAll()
    let name = speakerName(tier)
    let speaker = name.flatMap { speakers.speaker($0) }
    for annotation in tier.annotations where annotation.text.utf8.contains(where: { $0 > 0x20 }) {
      guard case .some(.some(let cue)) = cue(of: annotation), let end = cue.endMilliseconds else {
        unused.append(UnusedLine(line: annotation.line, reason: "a word without possible times"))
        continue
      }
      let middle = cue.startMilliseconds + (end - cue.startMilliseconds) / 2
      if let turn = spans.turn(at: middle, of: speaker, in: turns) {
        words[turn, default: []].append(WrittenWord(annotation.text, cue: cue))
      } else {
        runs.add(
          TimedWord(
            text: annotation.text, start: Double(cue.startMilliseconds), end: Double(end), speaker: name,
            line: annotation.line))
      }
    }
  }

  /// The speaker of the tier that `name` goes back to.
  private func rootSpeaker(_ name: String) -> Speaker? {
    var name = name
    for _ in 0..<32 {
      if let speaker = rootSpeakers[name] { return speaker }
      guard let parent = parents[name] else { return nil }
      name = parent
    }
    return nil
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
        speaker: speaker, words: spoken.words, notes: spoken.notes, cue: cue, language: language, line: annotation.line)
    )
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

  private mutating func addChild(_ tier: EAFFile.Tier, of parent: String, _ spans: TurnSpans) {
    let label = (tier.name + " " + tier.type).lowercased()
    if Self.translationWords.contains(where: { label.contains($0) }) { return addTranslation(tier) }
    let timed = tier.annotations.count { $0.slots != nil }
    guard timed > 0 else {
      if !tier.annotations.isEmpty {
        unused.append(
          UnusedLine(line: tier.line, reason: "a tier about another one, \(tier.annotations.count) annotations"))
      }
      return
    }
    let speaker = rootSpeaker(parent)
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
