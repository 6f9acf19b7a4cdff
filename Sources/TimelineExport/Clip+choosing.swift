public import TapeModel

extension Clip {
  /// The clip of `range`, described by the turns that it touches.
  ///
  /// Its words are those of which at least half lies in the range, turn after turn by
  /// start; speakers, segments and translation are those of the turns that give a word
  /// (or, without words, overlap the range). Timing and confidence are those of the
  /// least certain of these turns, or of the words at edges inside a turn; a clip
  /// without turns is as certain as the person who chose its range (`confirmed`). Remarks say which edges cut a word, lie in speech or between
  /// words without a pause, and which translation says more than the clip; those of its
  /// turns follow.
  ///
  /// - Precondition: `range` lies inside the recording.
  /// - Parameters:
  ///   - slug: made of the first words where it is `nil`.
  ///   - range: inside the recording; see ``ClipEdges`` for edges in silence.
  ///   - channel: the leg to cut, from 0; turns of other legs are then not in the clip.
  ///   - edges: what moving the edges to silence gave, where that was done.
  public init(
    id: String, slug: String? = nil, range: SampleRange, of log: TapeLog, channel: Int? = nil, edges: ClipEdges? = nil
  ) {
    precondition(log.recording.allFrames.contains(range), "\(range) is outside of the recording")
    let heard = log.placed.compactMap { HeardTurn($0.segment, in: range, channel: channel) }
    var speakers: [Speaker] = []
    for case let speaker? in heard.map(\.turn.speaker) where !speakers.contains(speaker) { speakers.append(speaker) }
    let translations = heard.compactMap(\.turn.translation)
    self.init(
      id: id, slug: slug ?? "", recording: log.recording, call: log.call, range: range, channel: channel,
      speakers: speakers, words: heard.flatMap(\.words),
      translation: translations.isEmpty ? nil : translations.joined(separator: " "), segments: heard.map(\.id),
      timing: Self.claims(heard).map(\.timing).min { $0.certainty < $1.certainty } ?? .confirmed,
      confidence: Self.claims(heard).map(\.confidence).min() ?? 1)
    if slug == nil { self.slug = Slug.ascii(inCue, otherwise: Slug.ascii(id)) }
    remarks = Self.remarks(on: heard, range: range, edges: edges)
  }

  /// What the times of a clip rest on: its turns and, where it starts or ends inside a turn,
  /// the word at that edge.
  private static func claims(_ heard: [HeardTurn]) -> [(timing: Timing, confidence: Double)] {
    var claims = heard.map { (timing: $0.turn.timing, confidence: $0.turn.confidence) }
    if let first = heard.first, let word = first.words.first, word != first.turn.words.first {
      claims.append((word.timing, word.confidence))
    }
    if let last = heard.last, let word = last.words.last, word != last.turn.words.last {
      claims.append((word.timing, word.confidence))
    }
    return claims
  }

  private static func remarks(on heard: [HeardTurn], range: SampleRange, edges: ClipEdges?) -> [String] {
    let spoken = heard.flatMap(\.turn.words).compactMap(\.range)
    var remarks: [String] = []
    for (edge, name, place) in [(range.start, "in-point", edges?.start), (range.end, "out-point", edges?.end)] {
      if spoken.contains(where: { $0.start < edge && edge < $0.end }) {
        remarks.append("The \(name) cuts a word.")
      } else if place == .betweenWords {
        remarks.append("The \(name) lies between words without a pause.")
      } else if place == .unmoved {
        remarks.append("The \(name) lies in speech.")
      }
    }
    if heard.contains(where: { $0.isPart && $0.turn.translation != nil }) {
      remarks.append("The translation says more than the clip.")
    }
    for remark in heard.flatMap(\.turn.remarks) where !remarks.contains(remark) { remarks.append(remark) }
    return remarks
  }
}

/// What a range holds of a turn.
private struct HeardTurn {
  let id: String
  let turn: Turn
  let words: [Word]
  /// Whether words of the turn are on the tape but not in the range.
  let isPart: Bool

  /// Returns `nil` for a turn that the range holds nothing of.
  init?(_ segment: Segment, in range: SampleRange, channel: Int?) {
    let turn = segment.turn
    guard let place = turn.range, place.overlaps(range) else { return nil }
    if let channel, let own = turn.channel, own != channel { return nil }
    let placed = turn.words.filter { $0.range != nil }
    let words = placed.filter { word in
      guard let place = word.range else { return false }
      // A dash takes no time.
      if place.isEmpty { return range.start < place.start && place.end < range.end }
      guard let common = place.intersection(range) else { return false }
      return common.frameCount >= place.frameCount - common.frameCount
    }
    guard !words.isEmpty || placed.isEmpty else { return nil }
    self.id = segment.id
    self.turn = turn
    self.words = words
    isPart = words.count < placed.count
  }
}

extension Timing {
  /// Greater for times that are more to be trusted.
  fileprivate var certainty: Int {
    switch self {
    case .absent: 0
    case .interpolated: 1
    case .stated: 2
    case .aligned: 3
    case .confirmed: 4
    }
  }
}
