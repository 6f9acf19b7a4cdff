import Foundation
import TapeModel
import TapeTesting
import Testing
import Transcripts

struct WordDocumentTests {
  private func document(_ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\(body)</w:body></w:document>
    """
  }

  private func paragraph(_ runs: String...) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr>"
      + runs.map { "<w:r><w:t xml:space=\"preserve\">\($0)</w:t></w:r>" }.joined()
      + "</w:p>"
  }

  private func read(_ body: String, archive: ([UInt8]) -> [UInt8] = { $0 }) throws -> Transcript {
    let bytes = archive(ZipSketch.archive("word/document.xml", Array(document(body).utf8)))
    return try TranscriptReader(options: ReadingOptions()).read(bytes, path: "interview.docx")
  }

  @Test func labelledParagraphsAreTurns() throws {
    let transcript = try read(
      paragraph("Interview of 6 April") + paragraph() + paragraph("ANNA", ":", " Good &amp; well. [00:01:02] So")
        + paragraph("it was.")
        + "<w:p><w:r><w:t>BORIS: Yes</w:t><w:tab/><w:t>(laughs)</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t> new</w:t></w:r></w:ins></w:p>")
    #expect(transcript.format == "docx")
    #expect(
      TurnSketch.lines(transcript) == ["ANNA: Good & well. So@62000- it was.", "BORIS: Yes new {laughs@1}"])
    #expect(transcript.turns.map(\.line) == [3, 5])
    #expect(transcript.unused == [UnusedLine(line: 1, reason: "text before the first turn")])
  }

  @Test func speakersWithTimesHeadTheirParagraphs() throws {
    let transcript = try read(
      paragraph("Speaker 1  0:42") + paragraph("Words of one.")
        + "<w:p><w:r><w:t>Anna Petrova 1:02:03</w:t><w:br/><w:t>Words of two.</w:t></w:r></w:p>")
    #expect(
      TurnSketch.lines(transcript) == ["Speaker 1 42000-: Words of one.", "Anna Petrova 3723000-: Words of two."])
    #expect(transcript.turns.map(\.line) == [1, 3])
  }

  @Test func rowsOfATableAreTurns() throws {
    func row(_ cells: String...) -> String {
      "<w:tr>" + cells.map { "<w:tc>" + paragraph($0) + "</w:tc>" }.joined() + "</w:tr>"
    }
    let transcript = try read(
      "<w:tbl>" + row("Time", "Speaker", "Text") + row("00:00:01", "Anna", "Good day.")
        + row("[0:05 - 0:07]", "BORIS:", "Yes.")
        + "</w:tbl>")
    #expect(TurnSketch.lines(transcript) == ["Anna 1000-: Good day.", "BORIS 5000-7000: Yes."])
    #expect(transcript.turns.map(\.line) == [4, 7])
    #expect(transcript.unused == [UnusedLine(line: 1, reason: "a table's heading")])
  }

  @Test func damagedArchivesAreRefused() throws {
    #expect(throws: TranscriptError.self) { try read(paragraph("ANNA: hi")) { Array($0.dropLast(30)) } }
    #expect(throws: TranscriptError.self) {
      try read(paragraph("ANNA: hi")) { bytes in
        var bytes = bytes
        bytes[80] ^= 1
        return bytes
      }
    }
    let other = ZipSketch.archive("mimetype", Array("ANNA: hi".utf8))
    #expect(
      throws: TranscriptError.unrecognised(
        path: "x.zip", reason: "a ZIP archive without a DOCX document, not a transcript")
    ) { try TranscriptReader(options: ReadingOptions()).read(other, path: "x.zip") }
  }

  @Test func aSizeThatLiesCostsNoMemory() throws {
    let bytes = ZipSketch.archive("word/document.xml", [1, 2, 3], statedCount: 0xFFFF_FFF0)
    #expect(throws: TranscriptError.self) {
      try TranscriptReader(options: ReadingOptions()).read(bytes, path: "x.docx")
    }
  }

  @Test func aDoctypeInTheDocumentIsRefused() throws {
    let xml =
      "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"b\">]><w:document><w:p><w:t>ANNA: hi</w:t></w:p></w:document>"
    let bytes = ZipSketch.archive("word/document.xml", Array(xml.utf8))
    #expect(
      throws: TranscriptError.malformed(path: "x.docx", line: 1, reason: "a DOCTYPE, which is refused")
    ) { try TranscriptReader(options: ReadingOptions()).read(bytes, path: "x.docx") }
  }

  /// Twenty paragraphs, packed by Python's zipfile.
  @Test func packedDocumentsAreRead() throws {
    let packed = """
      UEsDBBQAAAAIAAAAhlwJXZ4/+gAAAEQFAAARAAAAd29yZC9kb2N1bWVudC54bWyllNtKAzEQhl8l5N7NTtVal90t7UVBkAoeHiAm\
      aXchJ5Lo2rd3I4rijTi5+UMY/vluPqZdvxlNXlWIo7MdhaqmRFnh5GiPHX163J2tKImJW8m1s6qjJxXpum+nRjrxYpRNZF5gYzN1\
      dEjJN4xFMSjDY+W8svPs4ILhaf6GI5tckD44oWKc9xvNFnW9ZIaPluaVz06e8utzhByp3+z3m4bcjlaRmrgDSYMigmtdtSyPc4aP\
      9L+b27v7m4fPKvyv+gO6wEPP0dALPPQSDV3ioVdo6AoPvUZDocQkvEpQ4BLgZYICmwCvExT4BHihoMAo+FMp9nWk2PcB7N8BUEsB\
      AhQDFAAAAAgAAACGXAldnj/6AAAARAUAABEAAAAAAAAAAAAAAIABAAAAAHdvcmQvZG9jdW1lbnQueG1sUEsFBgAAAAABAAEAPwAA\
      ACkBAAAAAA==
      """
    let bytes = try #require(Data(base64Encoded: packed))
    let transcript = try TranscriptReader(options: ReadingOptions()).read(Array(bytes), path: "x.docx")
    #expect(transcript.turns.count == 20)
    #expect(TurnSketch.lines(transcript).last == "BORIS: Line 19 of the call.")
    // A bit of the packed bytes flipped anywhere is noticed.
    for at in 60..<bytes.count - 120 {
      var broken = Array(bytes)
      broken[at] ^= 1
      #expect(throws: TranscriptError.self) {
        try TranscriptReader(options: ReadingOptions()).read(broken, path: "x.docx")
      }
    }
  }
}
