internal import TapeModel

/// A quote while it is put together from its spans.
struct QuoteDraft {
  var spans: [QuoteSpan]
  var flags: Set<StoryQuote.Flag> = []
  var speaker: String?
  /// Attributions inside the marks, as Russian print sets them, by span.
  var cutOut: [[Range<Int>]]

  init(_ span: QuoteSpan) {
    spans = [span]
    cutOut = [[]]
  }

  var first: QuoteSpan { spans[0] }
  var last: QuoteSpan { spans[spans.count - 1] }

  mutating func append(_ span: QuoteSpan) {
    spans.append(span)
    cutOut.append([])
  }

  /// The parts of the spans that are the speaker's words.
  func parts() -> [(block: Int, range: Range<Int>)] {
    var parts: [(block: Int, range: Range<Int>)] = []
    for (span, cuts) in zip(spans, cutOut) {
      var start = span.range.lowerBound
      for cut in cuts {
        if start < cut.lowerBound { parts.append((span.block, start..<cut.lowerBound)) }
        start = cut.upperBound
      }
      if start < span.range.upperBound { parts.append((span.block, start..<span.range.upperBound)) }
    }
    return parts
  }
}
