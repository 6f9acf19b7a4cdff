import TapeModel
import TapeTesting
import Testing

@testable import Transcripts

struct StoryFormatTests {
  static func read(_ bytes: [UInt8], _ name: String) throws -> Story { try StoryReader().read(bytes, path: name) }

  @Test func readsHTML() throws {
    let html = """
      <!DOCTYPE html><html lang="ru-RU"><head><title>The &amp; river</title><style>p{content:"no"}</style></head>
      <body><nav>"menu quote here"</nav><h2>Night</h2>
      <p>&laquo;Мы <em>ушли</em>&nbsp;ночью&raquo;, &mdash; сказала
      Анна.</p><figcaption>Anna: &ldquo;Yes, we left.&rdquo;</figcaption><script>"not this"</script></body></html>
      """
    let story = try Self.read(Array(html.utf8), "story.html")
    #expect(story.format == "html")
    #expect(story.title == "The & river")
    #expect(story.language?.code == "ru")
    #expect(story.quotes.map(\.text) == ["Мы ушли ночью", "Yes, we left."])
    #expect(story.quotes.map(\.line) == [3, 4])
    #expect(story.quotes[1].flags.contains(.caption))
    #expect(story.paragraphs.map(\.kind) == [.heading, .body, .caption])
  }

  @Test func readsDocx() throws {
    let xml = """
      <?xml version="1.0"?><w:document><w:body>
      <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Night</w:t></w:r></w:p>
      <w:p><w:r><w:t>“We </w:t></w:r><w:del><w:r><w:delText>ran </w:delText></w:r></w:del><w:r><w:t>left,” Anna said.</w:t></w:r></w:p>
      </w:body></w:document>
      """
    let story = try Self.read(ZipSketch.archive("word/document.xml", Array(xml.utf8)), "story.docx")
    #expect(story.format == "docx")
    #expect(story.paragraphs.map(\.text) == ["Night", "“We left,” Anna said."])
    #expect(story.quotes.map(\.text) == ["We left,"])
    #expect(story.quotes.map(\.line) == [2])
  }

  @Test func readsUTF16AndEveryLineEnd() throws {
    let text = "Anna said: “We left.”\r\n\r\nBoris said: “We stayed.”\r"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(try Self.read(bytes, "a.txt").quotes.map(\.line) == [1, 3])
  }

  @Test func refusesADocxThatClaimsTooMuch() throws {
    let archive = ZipSketch.archive("word/document.xml", Array("<w:t>x</w:t>".utf8), statedCount: 900_000_000)
    #expect(throws: StoryError.self) { try Self.read(archive, "bomb.docx") }
    let small = ZipSketch.archive("word/document.xml", Array("<w:t>x</w:t>".utf8), statedCount: 9_000)
    #expect(throws: StoryError.self) { try Self.read(small, "bomb.docx") }
  }

  @Test func refusesADoctypeInADocx() throws {
    let archive = ZipSketch.archive("word/document.xml", Array("<!DOCTYPE x []><w:t>x</w:t>".utf8))
    #expect(throws: StoryError.damaged(path: "a.docx", reason: "word/document.xml has a DOCTYPE")) {
      try Self.read(archive, "a.docx")
    }
  }

  @Test(arguments: [
    ([UInt8]("%PDF-1.7".utf8), "no story but a PDF file"),
    ([0x41, 0xC3, 0x28], "not text in UTF-8 or UTF-16 at byte 1"),
    ([0x41, 0x00, 0x42], "not text in UTF-8 or UTF-16 at byte 1"),
    ([0xFF, 0xFE, 0x00], "not text in UTF-8 or UTF-16 at byte 2"),
    ([0x50, 0x4B, 3, 4, 0, 0], "damaged: no end of a zip archive"),
    ([UInt8]("---\na: [1\n---\nText".utf8), "the front matter is not a YAML mapping"),
  ])
  func namesWhatIsWrong(bytes: [UInt8], message: String) {
    let error = #expect(throws: StoryError.self) { try Self.read(bytes, "x.md") }
    #expect(error?.description.hasSuffix(message) == true)
  }

  /// Every story that a byte was changed in is read or refused, and never stops the program.
  @Test func survivesDamagedBytes() throws {
    let xml = Array("<w:p><w:r><w:t>Anna: “We left.” Boris: «Мы ушли, — сказал он. — Да».</w:t></w:r></w:p>".utf8)
    var seed: UInt64 = 7
    func random(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let html = Array("<p title=\"a>b\">Anna: &ldquo;We left.&#8221; <q>x</q><!-- --- --></p>".utf8)
    let text = Array("Anna: \"We left. 'x' ''y'' Boris: (z \"Где? — , — сказал «о «н» . . . [… “".utf8)
    for original in [ZipSketch.archive("word/document.xml", xml), html, text] {
      for _ in 0..<400 {
        var bytes = original
        for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
        if random(3) == 0 { bytes.removeLast(random(bytes.count)) }
        _ = try? Self.read(bytes, "a.txt")
      }
    }
  }

  /// In time that grows with the square of its length this would take hours.
  @Test(.timeLimit(.minutes(10))) func readsALongStoryInLinearTime() throws {
    let paragraph =
      "“We left at night,” Anna said. “It was cold.” The so-called “convoy” went on: «да, — сказал он. — Нет». Boris: \"Yes.\"\n\n"
    let text = String(repeating: paragraph, count: 3_000)
    #expect(try Self.read(Array(text.utf8), "a.txt").paragraphs.count == 3_000)
  }

  @Test func readsAFileAndNamesOneThatIsMissing() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Anna said: “We left.”")
    #expect(try StoryReader().read(path: folder.file("a.txt")).quotes.count == 1)
    #expect(throws: StoryError.self) { try StoryReader().read(path: folder.file("b.txt")) }
  }
}
