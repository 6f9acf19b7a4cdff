/// A line of NIST's scoring formats (RTTM, CTM, STM): columns with white space between.
struct ScoringLine {
  /// What begins a comment.
  static let comment: StaticString = ";;"

  let number: Int
  let columns: [Range<Int>]
  /// What stands behind the columns asked for.
  let rest: Range<Int>

  /// Up to `count` columns; `nil` for an empty line or a comment.
  init?(_ bytes: Bytes, _ line: Line, columns count: Int) {
    let text = bytes.trimmed(line.range)
    guard !text.isEmpty, !bytes.holds(Self.comment, at: text.lowerBound, before: text.upperBound) else { return nil }
    var columns: [Range<Int>] = []
    var at = text.lowerBound
    while at < text.upperBound, columns.count < count {
      var end = at
      while end < text.upperBound, bytes[end] > 0x20 { end += 1 }
      columns.append(at..<end)
      at = end
      while at < text.upperBound, bytes[at] <= 0x20 { at += 1 }
    }
    number = line.number
    self.columns = columns
    rest = at..<text.upperBound
  }

  /// The decimal seconds in a column, in milliseconds; `nil` where there are none or
  /// they are no time of a recording.
  func time(_ column: Int, _ bytes: Bytes) -> Int64? {
    guard column < columns.count else { return nil }
    let range = columns[column]
    if let (value, end) = Clock.seconds(bytes, range.lowerBound, before: range.upperBound), end == range.upperBound {
      return value
    }
    guard range.count <= 32, let seconds = Double(bytes.string(range)) else { return nil }
    return ServiceTime.milliseconds(seconds * 1000)
  }

  /// The column's text; `nil` where it is missing or `<NA>`.
  func text(_ column: Int, _ bytes: Bytes) -> String? {
    guard column < columns.count else { return nil }
    let text = bytes.string(columns[column])
    return text == "<NA>" || text == "NA" ? nil : text
  }

  /// The channel, from 0, of `1`, `A`, `2`, `B` and so on.
  func channel(_ column: Int, _ bytes: Bytes) -> Int? {
    guard column < columns.count, let first = columns[column].first else { return nil }
    if columns[column].count == 1, (65...72).contains(bytes[first] & 0xDF) { return Int(bytes[first] & 0xDF) - 65 }
    guard columns[column].count <= 3, let number = Int(bytes.string(columns[column])), number > 0 else { return nil }
    return number - 1
  }
}
