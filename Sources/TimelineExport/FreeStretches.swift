internal import TapeModel

/// The points of a window at which nothing is cut: closed stretches, in order.
///
/// The first and last frame of what is avoided count as free, for a cut there leaves it
/// whole.
struct FreeStretches {
  private let stretches: [ClosedRange<Int64>]

  init(in window: SampleRange, avoiding ranges: [SampleRange]) {
    let near = ranges.filter { $0.start < window.end && window.start < $0.end && $0.frameCount > 0 }.sorted()
    var stretches: [ClosedRange<Int64>] = []
    var position = window.start
    for range in near {
      if range.start >= position { stretches.append(position...range.start) }
      position = max(position, range.end)
    }
    if position <= window.end { stretches.append(position...window.end) }
    self.stretches = stretches
  }

  /// The free point nearest to `edge`; `edge` itself where it is free. `nil` where none
  /// is.
  func nearest(to edge: Int64, prefersEarlier: Bool, margin: Int64) -> Int64? {
    var best: (distance: Int64, frame: Int64)?
    for stretch in stretches {
      if stretch.contains(edge) { return edge }
      let frame = edge < stretch.lowerBound ? stretch.lowerBound : stretch.upperBound
      let distance = abs(edge - frame)
      if let known = best {
        guard distance < known.distance || distance == known.distance && !prefersEarlier else { continue }
      }
      let depth = min(margin, (stretch.upperBound - stretch.lowerBound) / 2)
      best = (distance, edge < stretch.lowerBound ? frame + depth : frame - depth)
    }
    return best?.frame
  }
}
