internal import TapeModel

/// The line `start --> end settings` of WebVTT and SRT.
///
/// Strict: both times in full, the end not before the start. Lenient: hours may be left
/// out or have any number of digits, a comma stands for the point and the other way round,
/// decimals may be missing or more than three, spaces and tabs around the arrow and
/// anything behind the second time are optional.
enum CueTimes {
  enum Outcome {
    case cue(Cue)
    case bad(String)
  }

  /// Whether `-->` stands in the line.
  static func hasArrow(_ bytes: Bytes, _ line: Range<Int>) -> Bool {
    guard line.count >= 3 else { return false }
    for at in line.lowerBound...(line.upperBound - 3) where bytes[at] == 0x2D {
      if bytes[at + 1] == 0x2D, bytes[at + 2] == 0x3E { return true }
    }
    return false
  }

  static func parse(_ bytes: Bytes, _ line: Range<Int>) -> Outcome {
    let end = line.upperBound
    guard let (start, next) = Clock.time(bytes, bytes.skippingWhiteSpace(line.lowerBound, before: end), before: end)
    else { return .bad("a start time that is none") }
    let arrow = bytes.skippingWhiteSpace(next, before: end)
    guard bytes.holds("-->", at: arrow, before: end) else { return .bad("a start time that is none") }
    guard let (finish, behind) = Clock.time(bytes, bytes.skippingWhiteSpace(arrow + 3, before: end), before: end),
      behind == end || bytes.whiteSpace(at: behind, before: end) > 0
    else { return .bad("an end time that is none") }
    guard let cue = Cue(startMilliseconds: start, endMilliseconds: finish) else {
      return .bad("a cue that ends before it starts")
    }
    return .cue(cue)
  }
}
