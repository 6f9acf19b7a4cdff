public import TapeModel

/// Where the edges of a clip best lie: in silence, and never inside a word.
///
/// Pure numbers: what is speech and where words are comes from the index.
public struct ClipEdges: Hashable, Sendable {
  /// The range with its edges moved.
  public let range: SampleRange
  /// Where the in-point came to lie.
  public let start: Place
  /// Where the out-point came to lie.
  public let end: Place

  public enum Place: String, Hashable, Sendable, Codable {
    /// In silence.
    case silence
    /// Between two words that follow each other without a pause.
    case betweenWords
    /// Inside a word or in speech, where it was: nothing better lies within the limit.
    case unmoved
  }

  /// How far edges move at most, unless a person wants it otherwise.
  public static let standardLimitMilliseconds: Int64 = 300
  /// How far into the silence they go.
  public static let standardMarginMilliseconds: Int64 = 30
  /// How far ``settled(in:channel:reach:words:)`` looks around.
  public static let standardReachMilliseconds: Int64 = 5

  /// Moves both edges of `range` to silence.
  ///
  /// An edge that lies in silence and in no word stays. Any other goes to the nearest
  /// point of silence that is inside of no word (of two equally near ones an in-point
  /// takes the earlier, an out-point the later), and from there up to `margin` frames
  /// further into the silence, but not beyond its middle. Without silence within
  /// `limit`, it goes to the nearest border between words; without that too, it stays,
  /// and says so. Words without times do not count. A range that would have nothing
  /// left stays as it was.
  ///
  /// - Parameters:
  ///   - speech: where somebody speaks on the channels of the clip; in any order.
  ///   - words: of all turns near the clip, in any order; they may overlap.
  ///   - limit: no edge moves further than so many frames.
  ///   - frames: of the recording; no edge leaves them.
  /// - Complexity: O(*n* log *n*) in the speech and words within `limit` of an edge,
  ///   O(*n*) in the others.
  public static func snapped(
    range: SampleRange, speech: [SampleRange], words: [Word], limit: Int64, margin: Int64 = 0,
    within frames: SampleRange
  ) -> ClipEdges {
    let wanted = range.clamped(to: frames)
    let spoken = words.compactMap(\.range)
    func settle(_ edge: Int64, isInPoint: Bool) -> (frame: Int64, place: Place) {
      let window = SampleRange(
        start: max(frames.start, edge - min(edge, max(0, limit))),
        end: edge + min(max(0, frames.end - edge), max(0, limit)))
      let quiet = FreeStretches(in: window, avoiding: speech + spoken)
      if let frame = quiet.nearest(to: edge, prefersEarlier: isInPoint, margin: max(0, margin)) {
        return (frame, .silence)
      }
      let borders = FreeStretches(in: window, avoiding: spoken)
      if let frame = borders.nearest(to: edge, prefersEarlier: isInPoint, margin: 0) { return (frame, .betweenWords) }
      return (edge, .unmoved)
    }
    let start = settle(wanted.start, isInPoint: true)
    let end = settle(wanted.end, isInPoint: false)
    guard start.frame < end.frame, let moved = SampleRange(checking: start.frame, end.frame) else {
      return ClipEdges(range: wanted, start: .unmoved, end: .unmoved)
    }
    return ClipEdges(range: moved, start: start.place, end: end.place)
  }
}
