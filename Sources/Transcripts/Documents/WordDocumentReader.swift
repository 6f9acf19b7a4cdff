public import TapeModel

/// Reads interview transcripts in DOCX documents.
///
/// Source: ECMA-376 part 1, 17.3 and 17.4. Paragraphs and line breaks in them are
/// lines, read as dialogue in plain text is: `NAME: …`, `Speaker  0:42` with the words
/// in the next paragraph, times in brackets. A row of a table is a line too: a cell
/// that is a time, a cell that is a name, and the words in the last one. Deleted and
/// moved-away text is left out, inserted text read; headers, footers, notes and
/// comments stand in parts of their own and are not read. Lines are counted in
/// paragraphs. The archive is read with limits on everything; a DOCTYPE is refused.
public struct WordDocumentReader: TranscriptFormatReader {
  public let name = "docx"
  public let title = "DOCX interview transcript"
  public let reads = "labels, times, turns over several paragraphs, tables, notes in brackets"
  public let loses = "formatting, headers, footnotes, comments, deleted text"

  public init() {}

  public func confidence(in text: TranscriptText) -> Double { text.isWordDocument ? 1 : 0 }

  public func read(_ text: TranscriptText, options: ReadingOptions) throws(TranscriptError) -> Transcript {
    guard text.isWordDocument else { throw .unrecognised(path: text.path, reason: "not a DOCX document") }
    let document = try XMLWalk.walk(text, with: WordParagraphs())
    var transcript = EmbeddedDialogue.transcript(document.text, format: name, line: nil, options)
    for index in transcript.turns.indices {
      transcript.turns[index].line = document.paragraph(ofLine: transcript.turns[index].line)
    }
    transcript.unused = transcript.unused.map {
      UnusedLine(line: document.paragraph(ofLine: $0.line), reason: $0.reason)
    }
    transcript.unused += document.headingRows.map { UnusedLine(line: $0, reason: "a table's heading") }
    transcript.unused.sort { $0.line < $1.line }
    return transcript
  }
}
