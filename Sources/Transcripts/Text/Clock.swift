internal import TapeModel

/// Times as transcripts write them, read in place.
///
/// The same grammar as TapeModel's `parseMicroseconds`, which takes a string of its own for
/// each time: with a million cues that would cost more than all the rest.
enum Clock {
  /// Times past this are refused: more than eleven years, and far from overflow.
  static let limitMilliseconds: Int64 = 1 << 48

  /// The time at `at`: `m:ss`, `mm:ss.mmm`, `h:mm:ss` or `h:mm:ss.mmm`, and where it ends.
  ///
  /// Minutes behind hours, and seconds, have two digits and are below 60; the first number
  /// may be as large as it likes. A comma stands for the point. Decimals beyond three
  /// round to the nearest millisecond. `nil` where no such time stands, also where a
  /// further `:12` (video frames) follows.
  static func time(_ bytes: Bytes, _ at: Int, before end: Int) -> (milliseconds: Int64, end: Int)? {
    guard var (total, at) = number(bytes, at, before: end) else { return nil }
    var fields = 1
    while at < end, bytes[at] == 0x3A, bytes.isDigit(at + 1, before: end), bytes.isDigit(at + 2, before: end) {
      let value = Int64(bytes[at + 1] - 48) * 10 + Int64(bytes[at + 2] - 48)
      guard fields < 3, value < 60, !bytes.isDigit(at + 3, before: end) else { return nil }
      total = total * 60 + value
      fields += 1
      at += 3
    }
    guard fields >= 2, !(at < end && bytes[at] == 0x3A && bytes.isDigit(at + 1, before: end)) else { return nil }
    let (fraction, next) = milliseconds(bytes, at, before: end)
    total = total * 1000 + fraction
    return total < limitMilliseconds ? (total, next) : nil
  }

  /// The decimal seconds at `at`: `62`, `62.5`, `62,500000`; in milliseconds, and where
  /// they end.
  static func seconds(_ bytes: Bytes, _ at: Int, before end: Int) -> (milliseconds: Int64, end: Int)? {
    guard let (whole, at) = number(bytes, at, before: end) else { return nil }
    let (fraction, next) = milliseconds(bytes, at, before: end)
    let total = whole * 1000 + fraction
    return total < limitMilliseconds ? (total, next) : nil
  }

  /// A whole number of up to eleven digits.
  private static func number(_ bytes: Bytes, _ at: Int, before end: Int) -> (value: Int64, end: Int)? {
    var (value, next): (Int64, Int) = (0, at)
    while bytes.isDigit(next, before: end) {
      guard next - at < 11 else { return nil }
      value = value * 10 + Int64(bytes[next] - 48)
      next += 1
    }
    return next > at ? (value, next) : nil
  }

  /// A point or a comma with digits behind it; 0 and `at` where there is none.
  private static func milliseconds(_ bytes: Bytes, _ at: Int, before end: Int) -> (value: Int64, end: Int) {
    guard at < end, bytes[at] == 0x2E || bytes[at] == 0x2C, bytes.isDigit(at + 1, before: end) else { return (0, at) }
    var (value, scale, next): (Int64, Int64, Int) = (0, 100, at + 1)
    while bytes.isDigit(next, before: end) {
      if scale > 0 {
        value += Int64(bytes[next] - 48) * scale
        scale /= 10
      } else if next == at + 4, bytes[next] >= 53 {
        value += 1
      }
      next += 1
    }
    return (value, next)
  }

  /// A time or a range of two (`0:01 - 0:05`, `00:01.000 --> 00:05.000`) that fills `range`
  /// but for white space. An end before its start makes it none.
  static func cue(_ bytes: Bytes, filling range: Range<Int>) -> Cue? {
    let range = bytes.trimmed(range)
    guard let (start, next) = time(bytes, range.lowerBound, before: range.upperBound) else { return nil }
    if next == range.upperBound { return Cue(startMilliseconds: start) }
    guard let other = endOfDash(bytes, next, before: range.upperBound),
      let (finish, last) = time(bytes, other, before: range.upperBound), last == range.upperBound
    else { return nil }
    return Cue(startMilliseconds: start, endMilliseconds: finish)
  }

  /// Where the second time of a range begins, behind `-`, `–`, `—` or `-->`.
  static func endOfDash(_ bytes: Bytes, _ at: Int, before end: Int) -> Int? {
    var at = bytes.skippingWhiteSpace(at, before: end)
    let start = at
    while at < end, bytes[at] == 0x2D || bytes[at] == 0x3E { at += 1 }
    if at == start, bytes.holds("–", at: at, before: end) || bytes.holds("—", at: at, before: end) { at += 3 }
    return at == start ? nil : bytes.skippingWhiteSpace(at, before: end)
  }
}
