internal import TapeModel

/// The blocks of a WebVTT file.
enum WebVTTText {
  /// - Parameter text: escaped, on one line.
  static func cue(identifier: String, time: CaptionTime, speakers: [Speaker], text: String) -> String {
    let voice = speakers.map { SafeText.webVTT($0.name) }.joined(separator: ", ")
    return SafeText.arrowless(identifier) + "\n" + time.text(separator: ".") + "\n"
      + (voice.isEmpty ? "" : "<v \(voice)>")
      + SafeText.visible(text) + "\n"
  }

  /// A comment on one line.
  static func comment(_ text: String) -> String { "NOTE " + SafeText.arrowless(text) + "\n" }
}
