public import TapeModel

/// Reads files of oTranscribe (`.otr`).
///
/// Source: oTranscribe's own export and import code. JSON with the transcript as HTML
/// in `text`. Paragraphs and line breaks are lines, the time marks in them (`<span
/// class="timestamp" data-timestamp="62.5">1:02</span>`) times between words; the rest
/// is read as dialogue in plain text is. The attribute counts, which is exact, and the
/// label only where an old file has no attribute. Lenient: any other markup, which is
/// left out.
public struct OTranscribeReader: TranscriptFormatReader {
  public let name = "otranscribe"
  public let title = "oTranscribe"
  public let reads = "labels, turns over several lines, time marks, notes in brackets"
  public let loses = "bold and italics, the media's name and position"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double {
    let shape = text.shape
    guard shape.has("text") else { return 0 }
    if shape.has("media-time") || shape.has("media-source") { return 1 }
    return shape.has("media") && !shape.has("segments") ? 0.98 : 0
  }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    try text.read { (bytes) throws(TextFault) in
      var html: [UInt8] = []
      var line = 1
      var lines = LineCounter(bytes)
      var json = JSONPuller(bytes)
      try json.members { (json, key) throws(TextFault) in
        guard key == "text", json.peek() == .string else { return try json.skip() }
        line = lines.line(of: json.at)
        html = Array(try json.optionalString()?.utf8 ?? "".utf8)
      }
      try json.finish()
      let plain = html.withUnsafeBufferPointer { MarkedText($0).bytes }
      return EmbeddedDialogue.transcript(plain, format: name, line: line, options)
    }
  }
}
