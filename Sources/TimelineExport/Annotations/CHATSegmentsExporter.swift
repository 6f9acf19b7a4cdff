internal import TapeModel

/// A transcript for CLAN: the tape log in CHAT.
///
/// A main line for each turn, in the transcript's order, with a bullet of milliseconds where
/// it is on the tape; `%wor` lines have the words' own bullets where the log includes words,
/// `%eng` lines the translation. Speakers get codes of three letters. Format: MacWhinney,
/// "The CHAT Transcription Format" (TalkBank).
public struct CHATSegmentsExporter: SegmentsExporter {
  public static let format = ExportFormat(
    name: "chat", fileExtension: "cha", mediaType: "text/x-chat", summary: "Transcript for CLAN (CHAT)",
    losses: [.frames, .timing, .confidence, .channels, .hashes, .callDetails, .warnings, .punctuation])

  public init() {}

  public func write(_ log: TapeLog, to output: inout some TextOutputStream) throws(ExportError) {
    let codes = CHATSpeakers(log)
    let language = CHATText.language(log.segments.compactMap(\.turn.language).first)
    output.write("@UTF8\n@Begin\n@Languages:\t\(language)\n")
    let participants = codes.all.map { "\($0.code) \(CHATText.participant($0.name)) Adult" }
    output.write("@Participants:\t\(participants.joined(separator: ", "))\n")
    for (code, _) in codes.all { output.write("@ID:\t\(language)|tapelog|\(code)|||||Adult|||\n") }
    output.write("@Media:\t\(CHATText.media(log.recording.stem)), audio\n")
    for segment in log.segments { write(segment, codes.code(of: segment.turn.speaker), log, to: &output) }
    output.write("@End\n")
  }

  private func write(_ segment: Segment, _ code: String, _ log: TapeLog, to output: inout some TextOutputStream) {
    let turn = segment.turn
    let bullet = turn.range.map { " " + CHATText.bullet($0, at: segment.rate) } ?? ""
    output.write("*\(code):\t\(CHATText.utterance(turn)) .\(bullet)\n")
    let words = turn.words.filter { $0.range != nil }
    if log.includesWords, !words.isEmpty {
      let timed = words.map { word in
        let text = CHATText.words(word.text)
        let place = word.range.map { CHATText.bullet($0, at: segment.rate) } ?? ""
        return (text.isEmpty ? "xxx" : text) + " " + place
      }
      output.write("%wor:\t\(timed.joined(separator: " ")) .\n")
    }
    if let translation = turn.translation, !CHATText.comment(translation).isEmpty {
      output.write("%eng:\t\(CHATText.comment(translation))\n")
    }
  }
}
