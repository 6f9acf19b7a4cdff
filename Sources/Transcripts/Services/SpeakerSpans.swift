/// Who speaks when, as a list beside the words says.
struct SpeakerSpans {
  private var spans: [(start: Int64, end: Int64?, speaker: String)] = []
  private var isSorted = true

  var isEmpty: Bool { spans.isEmpty }

  /// Adds a span; times in milliseconds. One without a possible start is left out.
  mutating func add(_ start: Double?, _ end: Double?, _ speaker: String?) {
    guard let start = ServiceTime.milliseconds(start), let speaker else { return }
    if let last = spans.last, last.start > start { isSorted = false }
    spans.append((start, ServiceTime.milliseconds(end), speaker))
  }

  /// Puts the spans in order; to be called before the first question.
  mutating func sort() {
    guard !isSorted else { return }
    spans.sort { $0.start < $1.start }
    isSorted = true
  }

  /// The speaker of the last span that begins at `time` or before and is not over then,
  /// or begins there. O(log *n*).
  func speaker(at time: Double?) -> String? {
    guard let time = ServiceTime.milliseconds(time) else { return nil }
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start <= time { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let span = spans[low - 1]
    return span.start == time || time < span.end ?? .max ? span.speaker : nil
  }
}
