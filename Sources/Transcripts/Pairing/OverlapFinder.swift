/// Finds, for spans in order of time, the span of another list that each overlaps longest.
struct OverlapFinder {
  /// Of more spans that go on at one time only the latest are looked at, so that the cost
  /// stays linear whatever the file says.
  private static let activeLimit = 64

  private let spans: [TimedSpan]
  private var next = 0
  private var active: [TimedSpan] = []

  /// - Parameter spans: in order of their starts.
  init(_ spans: [TimedSpan]) { self.spans = spans }

  /// The turn of the best span for `span`; `nil` where none touches it.
  ///
  /// - Precondition: `span` starts no earlier than the one asked for before.
  mutating func best(for span: TimedSpan) -> Int? {
    active.removeAll { $0.end <= span.start }
    while next < spans.count, spans[next].start < span.end {
      if spans[next].end > span.start { active.append(spans[next]) }
      next += 1
    }
    if active.count > Self.activeLimit { active.removeFirst(active.count - Self.activeLimit) }
    var best: (turn: Int, overlap: Int64, distance: Int64)?
    for other in active where other.start < span.end {
      let overlap = min(other.end, span.end) - max(other.start, span.start)
      let distance = abs(other.start - span.start) + abs(other.end - span.end)
      if best.map({ overlap > $0.overlap || overlap == $0.overlap && distance < $0.distance }) ?? true {
        best = (other.turn, overlap, distance)
      }
    }
    return best?.turn
  }
}
