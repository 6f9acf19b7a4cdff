package import TapeModel
package import TimelineExport

/// Keeps the edges of a clip that was chosen by its words around those words and no others.
package struct QuoteEdges {
  private let quoted: SampleRange
  private let before: Int64
  private let after: Int64

  /// - Parameter quoted: from the first quoted word's first frame to the last one's last.
  package init(quoted: SampleRange, log: TapeLog, channel: Int?) {
    self.quoted = quoted
    let words = log.segments.map(\.turn)
      .filter { channel == nil || $0.channel == nil || $0.channel == channel }.flatMap(\.words).compactMap(\.range)
    before = words.filter { $0.end <= quoted.start && !$0.isEmpty }.map(\.end).max() ?? 0
    after = words.filter { $0.start >= quoted.end && !$0.isEmpty }.map(\.start).min() ?? log.recording.frameCount
  }

  /// `range`, moved so that it holds every quoted word and no whole word before or behind
  /// them.
  package func kept(_ range: SampleRange) -> SampleRange {
    SampleRange(start: max(min(range.start, quoted.start), before), end: min(max(range.end, quoted.end), after))
  }

  /// What a clip holds besides its quote, or lacks of it; `nil` where it is just that.
  package static func remark(_ quote: String, _ clip: Clip) -> String? {
    let wanted = quote.split(whereSeparator: \.isWhitespace).map { foldedWord($0) }.filter { !$0.isEmpty }
    let held = clip.words.map { foldedWord($0.text) }.filter { !$0.isEmpty }
    guard held != wanted else { return nil }
    return held.count > wanted.count
      ? "The clip holds more than the quote: somebody speaks at the same time."
      : "The clip holds other words than the quote."
  }
}
