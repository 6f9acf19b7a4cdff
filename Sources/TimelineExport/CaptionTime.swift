internal import TapeModel

/// When a caption shows: in milliseconds, at least one long.
struct CaptionTime: Hashable {
  let startMilliseconds: Int64
  let endMilliseconds: Int64

  /// Both edges rounded to the nearest millisecond; one that has no length left gets
  /// one.
  init(_ range: SampleRange, at rate: SampleRate) {
    startMilliseconds = rate.milliseconds(atFrame: range.start)
    endMilliseconds = max(startMilliseconds + 1, rate.milliseconds(atFrame: range.end))
  }

  func text(separator: String) -> String {
    TimeText.clock(milliseconds: startMilliseconds, separator: separator) + " --> "
      + TimeText.clock(milliseconds: endMilliseconds, separator: separator)
  }
}
