public import TapeModel

/// Where somebody speaks in one signal, with answers in O(log *n*) of its stretches.
public struct SpeechMap: Hashable, Sendable {
  /// Sorted, apart from each other.
  public let stretches: [SampleRange]
  /// Frames of speech before each stretch, and in all.
  private let before: [Int64]

  /// Takes stretches in any order; what overlaps or touches becomes one.
  public init(_ stretches: [SampleRange]) {
    var joined: [SampleRange] = []
    for stretch in stretches.sorted() where !stretch.isEmpty {
      if let last = joined.last, stretch.start <= last.end {
        joined[joined.count - 1] = SampleRange(start: last.start, end: max(last.end, stretch.end))
      } else {
        joined.append(stretch)
      }
    }
    var sums: [Int64] = [0]
    sums.reserveCapacity(joined.count + 1)
    for stretch in joined { sums.append(sums[sums.count - 1] + stretch.frameCount) }
    self.stretches = joined
    before = sums
  }

  /// Speech of any of several signals.
  public init(union signals: [[SampleRange]]) { self.init(signals.flatMap { $0 }) }

  /// Frames of speech in the whole signal.
  public var frameCount: Int64 { before[before.count - 1] }

  /// Frames of speech inside `range`.
  public func frameCount(in range: SampleRange) -> Int64 {
    speechBefore(range.end) - speechBefore(range.start)
  }

  /// The share of `range` that is speech, 0 to 1; 0 for an empty range.
  public func share(of range: SampleRange) -> Double {
    range.isEmpty ? 0 : Double(frameCount(in: range)) / Double(range.frameCount)
  }

  /// Frames of speech before `frame`.
  public func speechBefore(_ frame: Int64) -> Int64 {
    let index = firstStretch(endingAfter: frame)
    guard index < stretches.count else { return frameCount }
    return before[index] + max(0, frame - stretches[index].start)
  }

  /// The frame before which exactly `count` frames are speech, at the end of the speech
  /// that completes them.
  public func frame(afterSpeech count: Int64) -> Int64 {
    guard let last = stretches.last else { return 0 }
    if count <= 0 { return stretches[0].start }
    if count >= frameCount { return last.end }
    let index = partition(before) { $0 < count } - 1
    return stretches[index].start + (count - before[index])
  }

  /// The frame from which on all but `count` frames of speech follow, at the start of the
  /// speech that follows.
  public func frame(startingSpeech count: Int64) -> Int64 {
    guard let last = stretches.last else { return 0 }
    if count >= frameCount { return last.end }
    let index = partition(before) { $0 <= max(0, count) } - 1
    return stretches[index].start + (max(0, count) - before[index])
  }

  /// The stretch that `frame` lies inside of, neither at its start nor at its end.
  public func stretch(cutBy frame: Int64) -> SampleRange? {
    let index = firstStretch(endingAfter: frame)
    guard index < stretches.count, stretches[index].start < frame else { return nil }
    return stretches[index]
  }

  /// The first and last frame of speech inside `range`, as a range; `nil` where there is none.
  public func extent(in range: SampleRange) -> SampleRange? {
    let first = firstStretch(endingAfter: range.start)
    let last = partition(stretches) { $0.start < range.end } - 1
    guard first <= last else { return nil }
    return SampleRange(
      start: max(range.start, stretches[first].start), end: min(range.end, stretches[last].end))
  }

  /// What is left of the speech outside of `ranges`.
  public func subtracting(_ ranges: [SampleRange]) -> [SampleRange] {
    let taken = SpeechMap(ranges).stretches
    var rest: [SampleRange] = []
    var next = 0
    for stretch in stretches {
      var start = stretch.start
      while next < taken.count, taken[next].end <= start { next += 1 }
      var index = next
      while index < taken.count, taken[index].start < stretch.end {
        if taken[index].start > start { rest.append(SampleRange(start: start, end: taken[index].start)) }
        start = max(start, taken[index].end)
        index += 1
      }
      if start < stretch.end { rest.append(SampleRange(start: start, end: stretch.end)) }
    }
    return rest
  }

  private func firstStretch(endingAfter frame: Int64) -> Int {
    partition(stretches) { $0.end <= frame }
  }
}

/// The index of the first element for which `isBefore` does not hold, in a sorted array.
func partition<Element>(_ elements: [Element], isBefore: (Element) -> Bool) -> Int {
  var low = 0
  var high = elements.count
  while low < high {
    let middle = (low + high) / 2
    if isBefore(elements[middle]) { low = middle + 1 } else { high = middle }
  }
  return low
}
