public import TapeModel

/// The segments of one recording with what is known of it: what `tapelog segments`
/// prints.
public struct TapeLog: Hashable, Sendable {
  public let recording: Recording
  public let call: CallDetails?
  /// In the transcript's order; turns that are not on the tape are among them.
  public let segments: [Segment]
  /// Whether formats that can do both shall give the times of single words.
  public let includesWords: Bool
  /// How many redactions it has passed on its way out; `nil` for one that has passed none.
  public let redactions: Int?

  public init(
    recording: Recording, call: CallDetails? = nil, segments: [Segment], includesWords: Bool = false,
    redactions: Int? = nil
  ) {
    self.redactions = redactions
    self.recording = recording
    self.call = call
    self.segments = segments
    self.includesWords = includesWords
  }

  /// The segments that are on the tape, by start, then end, then place in the
  /// transcript.
  var placed: [(segment: Segment, range: SampleRange)] {
    let placed = segments.compactMap { segment in segment.turn.range.map { (segment: segment, range: $0) } }
    return placed.enumerated().sorted { one, other in
      (one.element.range.start, one.element.range.end, one.offset)
        < (other.element.range.start, other.element.range.end, other.offset)
    }.map(\.element)
  }

  /// How many turns are not on the tape.
  var absentCount: Int { segments.count { $0.turn.range == nil } }

  /// A sentence on the turns that a format without place for them leaves out.
  var absentOmission: [String] {
    switch absentCount {
    case 0: []
    case 1: ["1 turn is not on the tape and is left out."]
    case let count: ["\(count) turns are not on the tape and are left out."]
    }
  }
}
