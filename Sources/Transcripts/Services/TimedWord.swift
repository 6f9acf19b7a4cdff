internal import TapeModel

/// One word or mark of a list that states times for words.
struct TimedWord {
  var text = ""
  /// In milliseconds, unchecked, like ``end``.
  var start: Double?
  var end: Double?
  var confidence: Double?
  var speaker: String?
  /// From 0.
  var channel: Int?
  /// Whether it stands behind the word before without a space: a full stop.
  var isAttached = false
  var line = 1

  var cue: Cue? { ServiceTime.cue(start, end) }
}
