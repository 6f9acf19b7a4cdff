public import TapeModel

/// One place where a quote's words are said.
public struct QuotePlace: Hashable, Sendable {
  /// From the first word's first frame to the last word's last.
  public let range: SampleRange
  /// The turns that hold the words, in order.
  public let segments: [Segment]

  /// Every place where these words are said one after another, across turns' borders too.
  ///
  /// Case, punctuation and `ё` for `е` make no difference. Places follow the transcript's
  /// order. Cost: O(*n*) in the log's words for each place that begins alike.
  ///
  /// - Parameter speaker: counts this speaker's turns alone, as if nobody else spoke.
  public static func all(of quote: String, in log: TapeLog, speaker: String? = nil) -> [QuotePlace] {
    let wanted = quote.split(whereSeparator: \.isWhitespace).map { foldedWord($0) }.filter { !$0.isEmpty }
    let said = log.segments.filter { segment in
      speaker.map { $0.lowercased() == segment.turn.speaker?.name.lowercased() } ?? true
    }.flatMap { SaidWord.all(of: $0) }
    guard !wanted.isEmpty, said.count >= wanted.count else { return [] }
    return (0...said.count - wanted.count).compactMap { first in
      let run = said[first..<first + wanted.count]
      return zip(run, wanted).allSatisfy { $0.folded == $1 } ? QuotePlace(run) : nil
    }
  }

  private init(_ run: ArraySlice<SaidWord>) {
    let ranges = run.map(\.range)
    let start = ranges.map(\.start).min() ?? 0
    range = SampleRange(start: start, end: max(start, ranges.map(\.end).max() ?? 0))
    var held: [Segment] = []
    for word in run where held.last?.id != word.segment.id { held.append(word.segment) }
    segments = held
  }
}

/// A word on the tape, as it is compared.
private struct SaidWord {
  let folded: String
  let range: SampleRange
  let segment: Segment

  static func all(of segment: Segment) -> [SaidWord] {
    segment.turn.words.compactMap { word in
      guard let range = word.range else { return nil }
      let folded = foldedWord(word.text)
      return folded.isEmpty ? nil : SaidWord(folded: folded, range: range, segment: segment)
    }
  }
}
