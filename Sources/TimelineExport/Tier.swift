internal import TapeModel

/// A named run of intervals that do not overlap.
struct Tier {
  let name: String
  private(set) var filled: [(range: SampleRange, text: String)] = []

  init(name: String) { self.name = name }

  var end: Int64 { filled.last?.range.end ?? 0 }

  /// Adds an interval after the others; what of it lies before their end is cut away,
  /// and an interval of which nothing is left joins the one before it.
  mutating func append(_ range: SampleRange, _ text: String) {
    let start = max(range.start, end)
    if start < range.end {
      filled.append((SampleRange(start: start, end: range.end), text))
    } else if let last = filled.popLast() {
      filled.append((last.range, last.text + " " + text))
    }
  }

  /// The intervals with empty ones between them.
  func intervals(until end: Int64) -> [(range: SampleRange, text: String)] {
    var result: [(range: SampleRange, text: String)] = []
    var position: Int64 = 0
    for interval in filled {
      if position < interval.range.start {
        result.append((SampleRange(start: position, end: interval.range.start), ""))
      }
      result.append(interval)
      position = interval.range.end
    }
    if position < end { result.append((SampleRange(start: position, end: end), "")) }
    return result
  }
}
