internal import TapeModel

/// A run of quoted words in one paragraph, before it is known what belongs together.
struct QuoteSpan {
  let block: Int
  /// Inside the marks.
  var range: Range<Int>
  /// With them.
  var outer: Range<Int>
  var mark: StoryMark?
  var label: String?
  var form: StoryQuote.Form
  var isClosed = true
  /// The attribution that ended a quote without a closing mark.
  var wasEndedByClause = false
  /// Goes on from the paragraph before.
  var continues = false
}

/// Finds the spans of one paragraph.
struct QuoteSpanFinder {
  let block: Int
  let text: StoryText
  /// Labels that are speakers, in order.
  let labels: [StoryLabel]
  /// The mark of a quote that the paragraph before left open.
  let openMark: StoryMark?

  func spans() -> [QuoteSpan] {
    var spans: [QuoteSpan] = []
    var index = 0
    var label: StoryLabel?
    while index < text.count {
      if let next = labels.first(where: { $0.start == index }) {
        label = next
        index = next.end
        guard !next.hasMark else { continue }
        let end = trimmedEnd(labels.first { $0.start > index }?.start ?? text.count)
        if index < end { spans.append(span(index..<end, index..<end, nil, next, .labelled)) }
        index = max(index + 1, end)
        continue
      }
      guard let opening = StoryMark.opening(text.scalars, at: index) else {
        index += 1
        continue
      }
      guard let found = marked(from: index, opening.mark, opening.count, label) else {
        index += opening.count
        continue
      }
      spans.append(found)
      index = max(index + 1, found.outer.upperBound)
    }
    return spans
  }

  private func span(
    _ range: Range<Int>, _ outer: Range<Int>, _ mark: StoryMark?, _ label: StoryLabel?, _ form: StoryQuote.Form
  ) -> QuoteSpan {
    QuoteSpan(block: block, range: range, outer: outer, mark: mark, label: label?.name, form: form)
  }

  private func marked(from start: Int, _ mark: StoryMark, _ count: Int, _ label: StoryLabel?) -> QuoteSpan? {
    let inner = start + count
    let nextLabel = labels.first { $0.start >= inner && $0.hasMark }
    let form: StoryQuote.Form = label.map { $0.end == start || isNotes($0.end..<start) } == true ? .labelled : .prose
    let owner = label
    if let close = mark.closing(text.scalars, from: inner), close.index <= nextLabel?.start ?? .max {
      guard close.index > inner else { return nil }
      var found = span(inner..<close.index, start..<(close.index + close.count), mark, owner, form)
      found.continues = start == 0 && openMark == mark
      return found
    }
    // An apostrophe that nothing closes is no quote.
    guard mark != .single, mark != .straightSingle else { return nil }
    var end = nextLabel?.start ?? text.count
    if let opening = nextOpening(inner..<end, mark) { end = min(end, opening) }
    var isEndedByClause = false
    if let clause = clauseStart(inner..<end) {
      end = clause
      isEndedByClause = true
    }
    end = trimmedEnd(end)
    guard inner < end else { return nil }
    var found = span(inner..<end, start..<end, mark, owner, form)
    found.isClosed = false
    found.wasEndedByClause = isEndedByClause
    found.continues = start == 0 && openMark == mark
    return found
  }

  private func isNotes(_ range: Range<Int>) -> Bool {
    var depth = 0
    for index in range {
      let scalar = text.scalars[index]
      if scalar == "(" || scalar == "[" { depth += 1 }
      if depth == 0, scalar != " " { return false }
      if scalar == ")" || scalar == "]" { depth -= 1 }
    }
    return true
  }

  private func trimmedEnd(_ end: Int) -> Int {
    var end = end
    while end > 0, text.scalars[end - 1] == " " { end -= 1 }
    return end
  }

  /// Where the same mark opens once more at the start of a sentence.
  private func nextOpening(_ range: Range<Int>, _ mark: StoryMark) -> Int? {
    range.first { index in
      index > range.lowerBound + 1 && StoryMark.opening(text.scalars, at: index)?.mark == mark
        && text.scalars[index - 1] == " "
    }
  }

  /// After the comma of `…, he said.` in a quote whose closing mark was lost.
  private func clauseStart(_ range: Range<Int>) -> Int? {
    for index in range where text.scalars[index] == "," {
      let rest = index + 1..<range.upperBound
      let end = rest.first { ".!?".unicodeScalars.contains(text.scalars[$0]) } ?? range.upperBound
      let words = StoryWord.words(in: text, index + 1..<end)
      guard (2...5).contains(words.count), words.contains(where: { StorySpeech.isVerb($0.text) }) else { continue }
      let isNamed = words.contains { StorySpeech.isPronoun($0.text) || $0.isCapitalised }
      if isNamed || StorySpeech.isVerb(words[0].text) { return index + 1 }
    }
    return nil
  }
}

/// A word of a paragraph and where it stands.
struct StoryWord {
  let text: String
  let range: Range<Int>
  var isCapitalised: Bool { text.unicodeScalars.first?.properties.isUppercase == true }

  /// Runs of letters, digits, apostrophes and hyphens.
  static func words(in text: StoryText, _ range: Range<Int>) -> [StoryWord] {
    var words: [StoryWord] = []
    var start: Int?
    for index in range {
      let scalar = text.scalars[index]
      let isWord = StoryMark.isLetter(scalar) || (start != nil && "'’-ʼ".unicodeScalars.contains(scalar))
      if isWord {
        start = start ?? index
      } else if let first = start {
        words.append(StoryWord(text: text[first..<index], range: first..<index))
        start = nil
      }
    }
    if let first = start {
      words.append(StoryWord(text: text[first..<range.upperBound], range: first..<range.upperBound))
    }
    return words
  }
}
