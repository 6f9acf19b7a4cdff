internal import TapeModel

/// Follows who is named and who speaks through a story.
struct SpeakerTrail {
  private let blocks: [StoryBlock]
  private var known: Set<String>

  init(blocks: [StoryBlock], labels: [[StoryLabel]], knownNames: Set<String>) {
    self.blocks = blocks
    known = knownNames
    for label in labels.joined() { known.insert(label.name) }
  }

  /// Sets the draft's speaker: from its label, the attribution inside, after or before it, the
  /// quote before it in the same paragraph, the section's heading.
  mutating func attribute(_ draft: inout QuoteDraft, after previous: QuoteDraft?) {
    draft.speaker = speaker(of: draft, after: previous)
    if let name = draft.speaker { known.insert(name) }
  }

  private func speaker(of draft: QuoteDraft, after previous: QuoteDraft?) -> String? {
    if let label = draft.first.label, draft.first.form != .prose { return label }
    let candidates = inside(draft) + [after(draft, previous), before(draft, previous)]
    for found in candidates {
      guard let found else { continue }
      if found.isPronoun { return resolved(draft, previous) ?? found.name }
      if let name = found.name { return name }
    }
    if let previous, previous.last.block == draft.first.block, previous.speaker != nil,
      candidates.contains(where: { $0 != nil }) || draft.first.form == .dash || isSameVoice(previous, draft)
    {
      return previous.speaker
    }
    if let label = draft.first.label { return label }
    return heading(before: draft.first.block)
  }

  /// Only the story's narration of one speaker between: no other verb of speech.
  private func isSameVoice(_ previous: QuoteDraft, _ draft: QuoteDraft) -> Bool {
    let text = blocks[draft.first.block].text
    let between = previous.last.outer.upperBound..<max(previous.last.outer.upperBound, draft.first.outer.lowerBound)
    return !StoryWord.words(in: text, between).contains { StorySpeech.isVerb($0.text) && $0.isCapitalised }
  }

  private func inside(_ draft: QuoteDraft) -> [StoryAttribution.Found?] {
    var found: [StoryAttribution.Found?] = []
    for (span, cuts) in zip(draft.spans, draft.cutOut) {
      let text = blocks[span.block].text
      for cut in cuts { found.append(StoryAttribution(text: text).speaker(in: cut, within: 4)) }
    }
    for (one, other) in zip(draft.spans, draft.spans.dropFirst()) where one.block == other.block {
      let text = blocks[one.block].text
      found.append(StoryAttribution(text: text).speaker(in: one.outer.upperBound..<other.outer.lowerBound, within: 6))
    }
    return found
  }

  /// The rest of the sentence after the quote.
  private func after(_ draft: QuoteDraft, _ previous: QuoteDraft?) -> StoryAttribution.Found? {
    let span = draft.last
    let text = blocks[span.block].text
    let start = span.outer.upperBound
    guard start < text.count else { return nil }
    let isEnded =
      text.scalars[span.range].last == "." && text.scalars[start...].first { $0 != " " }?.properties.isUppercase == true
    let rest = start..<text.count
    let end = rest.first { index in
      ".!?;".unicodeScalars.contains(text.scalars[index]) || StoryMark.opening(text.scalars, at: index) != nil
    }
    let clause = start..<(end ?? text.count)
    // A clause that ends in a colon speaks of the next quote.
    if isEnded || text.scalars[clause].last(where: { $0 != " " }) == ":" { return nil }
    return StoryAttribution(text: text).speaker(in: clause, within: 5)
  }

  /// The sentence before the quote, up to its mark.
  private func before(_ draft: QuoteDraft, _ previous: QuoteDraft?) -> StoryAttribution.Found? {
    let span = draft.first
    let text = blocks[span.block].text
    if span.outer.lowerBound == 0 || span.form == .block { return precedingParagraph(span.block) }
    var start = previous.map { $0.last.block == span.block ? $0.last.outer.upperBound : 0 } ?? 0
    let head = start..<span.outer.lowerBound
    if let stop = head.last(where: { ".!?".unicodeScalars.contains(text.scalars[$0]) && $0 + 2 < span.outer.lowerBound }
    ) {
      start = stop + 1
    }
    return StoryAttribution(text: text).speaker(in: start..<max(start, span.outer.lowerBound))
  }

  /// A paragraph that ends in a colon names who speaks in the next.
  private func precedingParagraph(_ block: Int) -> StoryAttribution.Found? {
    guard block > 0, blocks[block - 1].kind == .body, blocks[block - 1].text.scalars.last == ":" else { return nil }
    let text = blocks[block - 1].text
    let start = text.scalars.lastIndex { ".!?".unicodeScalars.contains($0) } ?? 0
    return StoryAttribution(text: text).speaker(in: start..<text.count)
  }

  /// The last named person before a pronoun; then whoever spoke last.
  private func resolved(_ draft: QuoteDraft, _ previous: QuoteDraft?) -> String? {
    let first = draft.first.block
    for index in stride(from: first, through: max(0, first - 3), by: -1) {
      if index < first, blocks[index].kind == .heading { break }
      if let previous, previous.last.block >= index, previous.last.block < first || index == first {
        if previous.last.block == index {
          let text = blocks[index].text
          // Whom he told is not who goes on speaking: names count after that sentence.
          let from = sentenceEnd(text, previous.last.outer.upperBound)
          let end = index == first ? draft.first.outer.lowerBound : text.count
          let named =
            from < end ? StoryAttribution.lastNamed(in: slice(text, from..<end), before: end - from, known: known) : nil
          return named ?? previous.speaker ?? nil
        }
      }
      let text = blocks[index].text
      let end = index == first ? draft.first.outer.lowerBound : text.count
      if let name = StoryAttribution.lastNamed(in: text, before: end, known: known) { return name }
    }
    return previous?.speaker
  }

  private func sentenceEnd(_ text: StoryText, _ start: Int) -> Int {
    text.scalars[start...].firstIndex { ".!?".unicodeScalars.contains($0) }.map { $0 + 1 } ?? text.count
  }

  private func slice(_ text: StoryText, _ range: Range<Int>) -> StoryText { StoryText(Array(text.scalars[range])) }

  /// A heading that is a speaker's name, or a bare name.
  private func heading(before block: Int) -> String? {
    guard let index = blocks[..<block].lastIndex(where: { $0.kind == .heading }) else { return nil }
    let name = blocks[index].text.string
    if known.contains(name) { return name }
    let folded = name.lowercased()
    return known.first { $0.lowercased() == folded }
  }
}
