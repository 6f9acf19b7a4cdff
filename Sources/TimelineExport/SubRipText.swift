internal import TapeModel

/// The captions of a SubRip file.
enum SubRipText {
  static func caption(_ number: Int, time: CaptionTime, speakers: [Speaker], text: String) -> String {
    let names = speakers.map(\.name).joined(separator: ", ")
    let line = SafeText.visible(SafeText.subRip(names.isEmpty ? text : names + ": " + text))
    return "\(number)\r\n\(time.text(separator: ","))\r\n\(line)\r\n\r\n"
  }
}
