package import TapeModel

/// A redaction as `--json` and the service give it to those who may know.
package struct RedactionObject: Encodable {
  private let id: String?
  private let kind: String
  private let recording: ContentHash?
  private let startFrame: Int64?
  private let endFrame: Int64?
  private let words: String?
  private let name: String?
  private let pseudonym: String?
  private let sound: Redaction.Sound
  private let reason: String?

  package init(_ redaction: Redaction) {
    id = redaction.id.isEmpty ? nil : redaction.id
    sound = redaction.sound
    reason = redaction.reason
    switch redaction.rule {
    case .range(let recording, let range):
      (kind, self.recording, startFrame, endFrame) = ("range", recording, range.start, range.end)
      (words, name, pseudonym) = (nil, nil, nil)
    case .words(let words):
      (kind, self.words, name, pseudonym) = ("words", words, nil, nil)
      (recording, startFrame, endFrame) = (nil, nil, nil)
    case .name(let name, let pseudonym):
      (kind, words, self.name, self.pseudonym) = ("name", nil, name, pseudonym)
      (recording, startFrame, endFrame) = (nil, nil, nil)
    }
  }

  /// In one line, for people.
  package var summary: String { summary(rate: nil) }

  /// - Parameter rate: of the recording of a range: then it has times for frames.
  package func summary(rate: SampleRate?) -> String {
    if let words { return "the words \(words)" }
    if let name, let pseudonym { return "the name \(name), as \(pseudonym)" }
    guard let recording, let startFrame, let endFrame else { return "" }
    guard let rate else { return "frames \(startFrame) to \(endFrame) of \(recording.short)" }
    return "\(rate.clockText(atFrame: startFrame)) to \(rate.clockText(atFrame: endFrame)) of \(recording.short)"
  }
}
