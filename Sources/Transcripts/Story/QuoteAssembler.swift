internal import TapeModel

/// Puts a story's quotes together: spans between marks, labelled turns, set-off blocks, and who
/// is speaking.
struct QuoteAssembler {
  let blocks: [StoryBlock]
  /// Names of the alias table.
  let knownNames: Set<String>
  private let labels: [[StoryLabel]]

  init(blocks: [StoryBlock], knownNames: Set<String>) {
    self.blocks = blocks
    self.knownNames = knownNames
    labels = Self.speakerLabels(blocks, knownNames)
  }

  func quotes() -> [StoryQuote] {
    var drafts: [QuoteDraft] = []
    var openMark: StoryMark?
    var pendingLabel: String?
    for index in blocks.indices {
      let block = blocks[index]
      if let alone = labels[index].first, alone.start == 0, alone.end >= block.text.count {
        pendingLabel = alone.name
        openMark = nil
        continue
      }
      let spans = spans(index, openMark)
      if spans.isEmpty, let draft = unmarked(index, pendingLabel) {
        drafts.append(draft)
      }
      join(spans, &drafts, pendingLabel)
      openMark = spans.last.flatMap { isLeftOpen($0) ? $0.mark : nil }
      if block.kind != .heading { pendingLabel = nil }
    }
    cutOutAttributions(&drafts)
    var speakers = SpeakerTrail(blocks: blocks, labels: labels, knownNames: knownNames)
    for index in drafts.indices { speakers.attribute(&drafts[index], after: index > 0 ? drafts[index - 1] : nil) }
    return drafts.compactMap(quote)
  }

  // MARK: Spans

  /// A name is a speaker's where a mark follows it somewhere, where it begins two paragraphs or a block set
  /// off, where it is in capitals, and where the alias table has it.
  private static func speakerLabels(_ blocks: [StoryBlock], _ known: Set<String>) -> [[StoryLabel]] {
    let candidates = blocks.map { $0.kind == .heading ? [] : StoryLabel.candidates(in: $0.text) }
    var counts: [String: Int] = [:]
    for label in candidates.joined() {
      counts[label.name, default: 0] += label.hasMark ? 2 : label.start == 0 ? 1 : 0
    }
    let names = Set(known.map { $0.lowercased() })
    return zip(blocks, candidates).map { block, labels in
      labels.filter { label in
        let isCapitals = label.name.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
        return label.hasMark || counts[label.name, default: 0] >= 2 || names.contains(label.name.lowercased())
          || (label.start == 0 && (isCapitals || block.kind == .block))
      }
    }
  }

  private func spans(_ index: Int, _ openMark: StoryMark?) -> [QuoteSpan] {
    let block = blocks[index]
    return QuoteSpanFinder(
      block: index, text: block.text, labels: labels[index], openMark: openMark
    ).spans()
  }

  private func isLeftOpen(_ span: QuoteSpan) -> Bool {
    !span.isClosed && !span.wasEndedByClause && span.range.upperBound == blocks[span.block].text.count
  }

  /// A paragraph without marks that is a quote as a whole: after a label that stands alone, set off, or after
  /// a dash.
  private func unmarked(_ index: Int, _ label: String?) -> QuoteDraft? {
    let block = blocks[index]
    guard block.kind != .heading, block.kind != .caption, block.text.count > 0 else { return nil }
    if let label {
      return QuoteDraft(whole(index, 0..<block.text.count, label, .block))
    }
    if block.kind == .block {
      let (end, name) = signature(block.text)
      return end > 0 ? QuoteDraft(whole(index, 0..<end, name, .block)) : nil
    }
    guard let dash = block.text.scalars.first, dash == "—" || dash == "–", block.text.count > 2 else { return nil }
    return QuoteDraft(whole(index, 2..<block.text.count, nil, .dash))
  }

  private func whole(_ index: Int, _ range: Range<Int>, _ label: String?, _ form: StoryQuote.Form) -> QuoteSpan {
    QuoteSpan(block: index, range: range, outer: range, mark: nil, label: label, form: form)
  }

  /// `— Anna` at the end of a set-off quote.
  private func signature(_ text: StoryText) -> (end: Int, name: String?) {
    guard let dash = text.scalars.lastIndex(where: { $0 == "—" || $0 == "–" }), text.count - dash <= 40, dash > 10
    else {
      return (text.count, nil)
    }
    let words = StoryWord.words(in: text, dash..<text.count)
    guard (1...4).contains(words.count), words.allSatisfy(\.isCapitalised) else { return (text.count, nil) }
    return (dash, text[words[0].range.lowerBound..<words[words.count - 1].range.upperBound])
  }

  // MARK: Joining

  private func join(_ spans: [QuoteSpan], _ drafts: inout [QuoteDraft], _ pendingLabel: String?) {
    for (place, span) in spans.enumerated() {
      var span = span
      if place == 0, span.label == nil, let pendingLabel { span.label = pendingLabel }
      guard let last = drafts.last else {
        drafts.append(QuoteDraft(span))
        continue
      }
      if place == 0, span.continues, span.block == last.last.block + 1 {
        drafts[drafts.count - 1].append(span)
        drafts[drafts.count - 1].flags.insert(.severalParagraphs)
      } else if place > 0, isSplit(last.last, span, next: place + 1 < spans.count ? spans[place + 1] : nil) {
        drafts[drafts.count - 1].append(span)
        drafts[drafts.count - 1].flags.insert(.split)
      } else {
        drafts.append(QuoteDraft(span))
      }
    }
  }

  /// Whether only an attribution stands between two spans of one quote.
  private func isSplit(_ one: QuoteSpan, _ other: QuoteSpan, next: QuoteSpan?) -> Bool {
    guard one.block == other.block, one.isClosed, one.form == other.form, one.mark == other.mark,
      one.outer.upperBound < other.outer.lowerBound
    else { return false }
    let text = blocks[one.block].text
    let between = one.outer.upperBound..<other.outer.lowerBound
    if one.form == .labelled { return one.label == other.label && isNotes(text, between) }
    let words = StoryWord.words(in: text, between)
    guard (1...16).contains(words.count), StoryAttribution(text: text).speaker(in: between, within: 6) != nil else {
      return false
    }
    let inner = text.scalars[between].reversed().drop { $0 == " " }
    guard let last = inner.first, !inner.dropFirst().contains(where: { ".!?".unicodeScalars.contains($0) }) else {
      return false
    }
    let endsOpen = isOpenEnd(text, one)
    // `"We left." Boris said: "We stayed."` are two: the attribution belongs to the second.
    if last == ":" || last == "," || last == "—" { if !endsOpen { return false } }
    guard endsOpen else { return false }
    // `"A," said Anna. "B," said Boris.` are two as well.
    let after =
      other.outer.upperBound..<(next?.block == other.block ? next?.outer.lowerBound ?? text.count : text.count)
    guard let own = StoryAttribution(text: text).speaker(in: sentence(text, after), within: 4), isOpenEnd(text, other)
    else {
      return true
    }
    let first = StoryAttribution(text: text).speaker(in: between, within: 6)
    return own.isPronoun || own.name == nil || own.name == first?.name
  }

  /// A comma or the like at the end: the sentence goes on after the mark.
  private func isOpenEnd(_ text: StoryText, _ span: QuoteSpan) -> Bool {
    guard let last = text.scalars[span.range].last(where: { $0 != " " && $0 != "’" && $0 != "'" }) else { return false }
    if ",?!—–…".unicodeScalars.contains(last) { return true }
    return text.scalars[span.outer.upperBound...].first(where: { $0 != " " }).map { ",—–".unicodeScalars.contains($0) }
      ?? false
  }

  private func sentence(_ text: StoryText, _ range: Range<Int>) -> Range<Int> {
    let end = range.first { ".!?".unicodeScalars.contains(text.scalars[$0]) } ?? range.upperBound
    return range.lowerBound..<max(range.lowerBound, end)
  }

  private func isNotes(_ text: StoryText, _ range: Range<Int>) -> Bool {
    var depth = 0
    for scalar in text.scalars[range] {
      if scalar == "(" || scalar == "[" { depth += 1 }
      if depth == 0, scalar != " " { return false }
      if scalar == ")" || scalar == "]" { depth -= 1 }
    }
    return true
  }

  /// `«Мы ушли, — сказал он. — Мы не вернёмся»`: the middle is the story's.
  private func cutOutAttributions(_ drafts: inout [QuoteDraft]) {
    for index in drafts.indices {
      for place in drafts[index].spans.indices {
        let span = drafts[index].spans[place]
        let cuts = InnerAttribution(text: blocks[span.block].text, range: span.range).cuts()
        drafts[index].cutOut[place] = cuts
        if cuts.contains(where: { $0.upperBound < span.range.upperBound }) { drafts[index].flags.insert(.split) }
      }
    }
  }

  // MARK: Quotes

  private func quote(_ draft: QuoteDraft) -> StoryQuote? {
    let parts = draft.parts()
    guard let first = parts.first else { return nil }
    let text = parts.map { blocks[$0.block].text[$0.range].trimmedSpaces }.filter { !$0.isEmpty }.joined(separator: " ")
    guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
      return nil
    }
    var flags = draft.flags.union(QuoteKind(blocks: blocks, draft: draft, text: text).flags())
    if !draft.last.isClosed, draft.last.mark != nil { flags.insert(.closingMarkMissing) }
    return StoryQuote(
      text: text, speaker: draft.speaker, line: blocks[first.block].line(at: first.range.lowerBound),
      form: draft.first.form, flags: flags,
      parts: parts.map { part in
        let source = blocks[part.block].text
        return StoryQuote.Part(
          paragraph: part.block, startByte: source.byte(at: part.range.lowerBound),
          endByte: source.byte(at: part.range.upperBound))
      })
  }
}
