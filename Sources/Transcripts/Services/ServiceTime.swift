internal import TapeModel

/// Times out of numbers that come from files.
enum ServiceTime {
  /// Rounded to a whole millisecond; `nil` for a time that no recording has. Times less
  /// than a millisecond below zero are zero.
  static func milliseconds(_ value: Double?) -> Int64? {
    guard let value, value > -1, value < Double(Clock.limitMilliseconds) else { return nil }
    return max(0, Int64(value.rounded()))
  }

  /// `nil` unless both times are there, in order, and such as a recording may have.
  static func cue(_ start: Double?, _ end: Double?) -> Cue? {
    guard let start = milliseconds(start), let end = milliseconds(end) else { return nil }
    return Cue(startMilliseconds: start, endMilliseconds: end)
  }

  /// As ``cue(_:_:)``, with a length in place of an end.
  static func cue(_ start: Double?, length: Double?) -> Cue? {
    guard let start, let length, length >= 0 else { return nil }
    return cue(start, start + length)
  }

  /// A probability; `nil` for a number that is none.
  static func confidence(_ value: Double?) -> Double? { value.flatMap { (0...1).contains($0) ? $0 : nil } }
}
