internal import TapeModel

/// A cue of a WebVTT or SRT file as it stands there.
struct CaptionBlock {
  let cue: Cue
  /// The line of its times.
  let line: Int
  /// The bytes of its text, line ends inside included.
  var text: Range<Int>
}
