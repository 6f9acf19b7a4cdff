public import TapeModel

/// Makes clips of one recording's segments: the words a range holds, who says them, and how
/// far the times are to be trusted.
///
/// The text of turns is taken as it is; nothing is written anywhere.
public struct ClipBuilder: Sendable {
  private let recording: Recording
  private let call: CallDetails?
  private let segments: [Segment]

  /// - Parameter segments: all of the recording, in the transcript's order.
  public init(recording: Recording, call: CallDetails?, segments: [Segment]) {
    self.recording = recording
    self.call = call
    self.segments = segments
  }

  /// A clip of `range`.
  ///
  /// Words belong to it whose middle lies inside. A translation stands for whole turns, so a
  /// clip that holds part of a turn carries the whole turn's translation, and a remark.
  /// Its timing is that of the least certain turn it touches, its confidence the least of
  /// theirs; a clip that touches no turn has times that a person chose: `confirmed`, 1.
  ///
  /// - Precondition: `range` lies inside the recording.
  public func clip(id: String, slug: String?, range: SampleRange, channel: Int? = nil) -> Clip {
    precondition(recording.allFrames.contains(range), "\(range) is outside of the recording")
    let held = segments.compactMap { HeldTurn($0, in: range, channel: channel) }
    let words = held.flatMap(\.words)
    let translations = held.compactMap(\.segment.turn.translation)
    var remarks = held.flatMap(\.segment.turn.remarks)
    if !translations.isEmpty, held.contains(where: { !$0.isWhole }) {
      remarks.append("the clip holds part of a turn; the translation is that of the whole turn")
    }
    let timing = held.map(\.segment.turn.timing).max { Self.doubt($0) < Self.doubt($1) } ?? .confirmed
    return Clip(
      id: id, slug: slug ?? Self.slug(words, otherwise: id), recording: recording, call: call, range: range,
      channel: channel, speakers: speakers(held), words: words,
      translation: translations.isEmpty ? nil : translations.joined(separator: " "),
      segments: held.map(\.segment.id), timing: timing,
      confidence: held.map(\.segment.turn.confidence).min() ?? 1, advisory: call?.advisory, remarks: remarks)
  }

  /// The range from the first to the last frame of some segments; `nil` where none of them
  /// is on the tape.
  public func range(of chosen: [Segment]) -> SampleRange? {
    let ranges = chosen.compactMap(\.turn.range)
    guard let first = ranges.map(\.start).min(), let last = ranges.map(\.end).max() else { return nil }
    return SampleRange(start: first, end: last)
  }

  /// Every place where these words are said one after another, across turns' borders too.
  ///
  /// Case, punctuation and `ё` for `е` make no difference. Places follow the transcript's
  /// order. Cost: O(*n*) in the recording's words for each place that begins alike.
  public func places(of quote: String, speaker: String? = nil) -> [QuotePlace] {
    let wanted = quote.split(whereSeparator: \.isWhitespace).map { foldedWord($0) }.filter { !$0.isEmpty }
    guard !wanted.isEmpty else { return [] }
    var said: [SaidWord] = []
    for segment in segments where segment.turn.range != nil {
      guard speaker.map({ $0.lowercased() == segment.turn.speaker?.name.lowercased() }) ?? true else { continue }
      for word in segment.turn.words {
        guard let range = word.range else { continue }
        let folded = foldedWord(word.text)
        if !folded.isEmpty { said.append(SaidWord(folded: folded, range: range, segment: segment)) }
      }
    }
    guard said.count >= wanted.count else { return [] }
    return (0...said.count - wanted.count).compactMap { first in
      let run = said[first..<first + wanted.count]
      guard zip(run, wanted).allSatisfy({ $0.folded == $1 }) else { return nil }
      return QuotePlace(run)
    }
  }

  private func speakers(_ held: [HeldTurn]) -> [Speaker] {
    var speakers: [Speaker] = []
    for speaker in held.compactMap(\.segment.turn.speaker) where !speakers.contains(speaker) {
      speakers.append(speaker)
    }
    return speakers
  }

  /// Higher for times that are less certain.
  private static func doubt(_ timing: Timing) -> Int {
    switch timing {
    case .confirmed: 0
    case .aligned: 1
    case .stated: 2
    case .interpolated: 3
    case .absent: 4
    }
  }

  /// The first three words, as a name for the desk.
  private static func slug(_ words: [Word], otherwise: String) -> String {
    Slug.ascii(words.prefix(3).map(\.text).joined(separator: " "), otherwise: otherwise)
  }
}

/// One place where a quote's words are said.
public struct QuotePlace: Hashable, Sendable {
  /// From the first word's first frame to the last word's last.
  public let range: SampleRange
  /// The turns that hold the words, in order.
  public let segments: [Segment]

  fileprivate init(_ run: ArraySlice<SaidWord>) {
    let ranges = run.map(\.range)
    let start = ranges.map(\.start).min() ?? 0
    range = SampleRange(start: start, end: max(start, ranges.map(\.end).max() ?? 0))
    var held: [Segment] = []
    for word in run where held.last?.id != word.segment.id { held.append(word.segment) }
    segments = held
  }
}

private struct SaidWord {
  let folded: String
  let range: SampleRange
  let segment: Segment
}

/// A turn that a range touches, with the words it holds of it.
private struct HeldTurn {
  let segment: Segment
  let words: [Word]
  let isWhole: Bool

  init?(_ segment: Segment, in range: SampleRange, channel: Int?) {
    guard let own = segment.turn.range, own.overlaps(range) else { return nil }
    if let channel, let leg = segment.turn.channel, leg != channel { return nil }
    let words = segment.turn.words.filter { word in
      word.range.map { range.contains($0.start + $0.frameCount / 2) } ?? false
    }
    // A turn whose edge alone is touched adds nothing that is heard.
    guard !words.isEmpty || segment.turn.words.isEmpty else { return nil }
    self.segment = segment
    self.words = words
    isWhole = words.count == segment.turn.words.count
  }
}
