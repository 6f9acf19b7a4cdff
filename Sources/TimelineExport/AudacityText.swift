internal import TapeModel

/// The lines of an Audacity label file.
enum AudacityText {
  static func label(_ range: SampleRange, at rate: SampleRate, text: String) -> String {
    TimeText.seconds(range.start, at: rate) + "\t" + TimeText.seconds(range.end, at: rate) + "\t"
      + SafeText.oneLine(text) + "\n"
  }
}
