internal import HTTPTypes
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// Something to hide: a stretch of a recording, words, or a name that another one stands for.
struct RedactionChoice: StrictBody {
  static let keys = ["recording", "startFrame", "endFrame", "words", "name", "as", "sound", "reason"]

  let recording: String?
  let startFrame: Int64?
  let endFrame: Int64?
  let words: String?
  let name: String?
  let `as`: String?
  let sound: Redaction.Sound?
  let reason: String?

  /// The same out of a query.
  init(_ query: Query) throws(Problem) {
    recording = query.text("recording")
    startFrame = try query.integer("startFrame", 0...Int64.max)
    endFrame = try query.integer("endFrame", 0...Int64.max)
    words = query.text("words")
    name = query.text("name")
    `as` = query.text("as")
    (sound, reason) = (nil, nil)
  }

  /// Throws a ``Problem`` for what hides nothing, or would show what it hides.
  func redaction(in store: TapeIndex) throws -> Redaction {
    Redaction(rule: try rule(in: store), sound: sound ?? .bleep, reason: reason)
  }

  private func rule(in store: TapeIndex) throws -> Redaction.Rule {
    switch (recording, words, name) {
    case (let recording?, nil, nil): return try range(of: recording, in: store)
    case (nil, let words?, nil):
      try checkLetters(words)
      return .words(words)
    case (nil, nil, let name?):
      try checkLetters(name)
      let pseudonym = self.as ?? "[redacted]"
      guard Speaker(name: pseudonym) != nil,
        !RedactionGate([Redaction(rule: .name(name, pseudonym: pseudonym))]).hides(pseudonym)
      else { throw Problem(.unprocessableContent, "The name that stands for another must not hold it, nor be empty.") }
      return .name(name, pseudonym: pseudonym)
    default:
      throw Problem(.unprocessableContent, "Hidden are a recording's frames, or words, or a name: one of them.")
    }
  }

  private func range(of name: String, in store: TapeIndex) throws -> Redaction.Rule {
    let recording = try store.recording(named: name).recording
    guard let startFrame, let endFrame, let range = SampleRange(checking: startFrame, endFrame), !range.isEmpty,
      recording.allFrames.contains(range)
    else { throw Problem(.unprocessableContent, "The recording has \(recording.frameCount) frames.") }
    return .range(recording: recording.id, range: range)
  }

  private func checkLetters(_ text: String) throws(Problem) {
    guard !foldedWord(text).isEmpty, text.utf8.count <= 1_000 else {
      throw Problem(.unprocessableContent, "Nothing to hide: no letter and no digit, or far too many.")
    }
  }
}
