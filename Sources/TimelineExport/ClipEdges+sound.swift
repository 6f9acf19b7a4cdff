public import TapeModel

extension ClipEdges {
  /// The same edges, each moved by up to `reach` frames to where a cut is heard least.
  ///
  /// Listens to the sound, where ``snapped(range:speech:words:limit:margin:within:)``
  /// counts in steps of the speech activity. An edge that would come to lie inside a
  /// word stays; so do both where nothing would be left between them.
  public func settled<Source: SampleSource & ~Copyable>(
    in source: inout Source, channel: Int?, reach: Int64, words: [Word]
  ) throws(Source.Failure) -> ClipEdges {
    let start = try Self.settled(range.start, in: &source, channel, reach, words)
    let end = try Self.settled(range.end, in: &source, channel, reach, words)
    guard start < end, let moved = SampleRange(checking: start, end) else { return self }
    return ClipEdges(range: moved, start: self.start, end: self.end)
  }

  private static func settled<Source: SampleSource & ~Copyable>(
    _ edge: Int64, in source: inout Source, _ channel: Int?, _ reach: Int64, _ words: [Word]
  ) throws(Source.Failure) -> Int64 {
    var limits = SampleRange(start: 0, end: source.frameCount)
    for case let range? in words.map(\.range) {
      if range.start < edge, edge < range.end { return edge }
      if range.end <= edge {
        limits = SampleRange(start: max(limits.start, min(range.end, limits.end)), end: limits.end)
      }
      if edge <= range.start {
        limits = SampleRange(start: limits.start, end: max(limits.start, min(limits.end, range.start)))
      }
    }
    return try QuietPoint.nearest(to: edge, reach: reach, channel: channel, within: limits, in: &source)
  }
}
