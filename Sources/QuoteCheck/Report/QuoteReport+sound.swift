public import TapeModel

/// A range of one recording, as a quote asks for its sound.
public struct QuotedRange: Hashable, Sendable {
  public let recording: ContentHash
  public let range: SampleRange

  public init(recording: ContentHash, range: SampleRange) {
    self.recording = recording
    self.range = range
  }
}

extension QuoteReport {
  /// What of the tape print keeps, in the order of print: the pieces without the fillers and
  /// stumbles left out inside them. Pieces that touch are one; those without a place on tape
  /// are missing.
  public var keptRanges: [QuotedRange] {
    var kept: [QuotedRange] = []
    for (index, piece) in pieces.enumerated() {
      guard let start = piece.startFrame, let end = piece.endFrame, let whole = SampleRange(checking: start, end) else {
        continue
      }
      for range in remaining(of: whole, without: leftOut(inPiece: index)) {
        if let last = kept.last, last.recording == piece.recording, last.range.end == range.start {
          kept[kept.count - 1] = QuotedRange(
            recording: piece.recording, range: SampleRange(start: last.range.start, end: range.end))
        } else {
          kept.append(QuotedRange(recording: piece.recording, range: range))
        }
      }
    }
    return kept
  }

  /// The whole stretch of each recording that the quote was taken from, first to last kept frame, in
  /// the order of print.
  public var wholeRanges: [QuotedRange] {
    var order: [ContentHash] = []
    var ranges: [ContentHash: SampleRange] = [:]
    for piece in pieces {
      guard let start = piece.startFrame, let end = piece.endFrame, let range = SampleRange(checking: start, end) else {
        continue
      }
      if let known = ranges[piece.recording] {
        ranges[piece.recording] = SampleRange(start: min(known.start, range.start), end: max(known.end, range.end))
      } else {
        order.append(piece.recording)
        ranges[piece.recording] = range
      }
    }
    return order.compactMap { id in ranges[id].map { QuotedRange(recording: id, range: $0) } }
      .filter { !$0.range.isEmpty }
  }

  private func leftOut(inPiece index: Int) -> [SampleRange] {
    changes.filter { $0.piece == index && ($0.kind == .filler || $0.kind == .stumble) }
      .compactMap { change in
        guard let start = change.startFrame, let end = change.endFrame else { return nil }
        return SampleRange(checking: start, end)
      }
      .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  private func remaining(of whole: SampleRange, without gaps: [SampleRange]) -> [SampleRange] {
    var ranges: [SampleRange] = []
    var start = whole.start
    for gap in gaps where gap.end > start && gap.start < whole.end {
      if gap.start > start { ranges.append(SampleRange(start: start, end: gap.start)) }
      start = gap.end
    }
    if start < whole.end { ranges.append(SampleRange(start: start, end: whole.end)) }
    return ranges
  }
}
