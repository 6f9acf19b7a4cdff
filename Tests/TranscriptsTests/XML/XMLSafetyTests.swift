import TapeModel
import Testing
import Transcripts

struct XMLSafetyTests {
  private func error(_ text: String) -> TranscriptError? {
    #expect(throws: TranscriptError.self) { try TurnSketch.read(text, path: "call.xml") }
  }

  @Test func aDoctypeIsRefusedBeforeItIsParsed() {
    let bomb = """
      <?xml version="1.0"?>
      <!-- about -->
      <!DOCTYPE tt [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <tt><body><div><p begin="1s" end="2s">&b;&c;</p></div></body></tt>
      """
    #expect(error(bomb) == .malformed(path: "call.xml", line: 3, reason: "a DOCTYPE, which is refused"))
  }

  @Test func anEntityThatNobodyDefinedIsAFault() {
    let text = "<tt><body><div>\n<p begin=\"1s\" end=\"2s\">&bomb;</p></div></body></tt>"
    #expect(error(text) == .malformed(path: "call.xml", line: 2, reason: "XML that is not well-formed"))
  }

  @Test func elementsNestedTooDeepAreAFault() {
    let text = "<tt><body>" + String(repeating: "<div>", count: 100_000)
    #expect(error(text) == .malformed(path: "call.xml", line: 1, reason: "elements nested deeper than 128"))
  }

  @Test(arguments: [
    "<tt><body><div><p begin=\"1s\">cut", "<tt a=b>", "<tt", "<tt></ANNOTATION_DOCUMENT>", "<tt>\u{1}</tt>",
  ])
  func brokenXMLIsAnErrorWithItsLine(text: String) {
    #expect(error(text) == .malformed(path: "call.xml", line: 1, reason: "XML that is not well-formed"))
  }

  @Test func xmlOfAnotherKindIsNoDialogue() {
    #expect(
      error("<?xml version=\"1.0\"?><rss><item>ANNA: hello</item></rss>")
        == .unrecognised(path: "call.xml", reason: "an XML document, not a transcript"))
  }

  @Test func theDeclaredEncodingIsNotAskedSinceTheTextIsDecoded() throws {
    let text =
      "<?xml version='1.0' encoding='UTF-16'?>\n<tt><body><div><p begin='1s' end='2s'>Привет</p></div></body></tt>"
    #expect(try TurnSketch.lines(TurnSketch.read(text)) == ["- 1000-2000: Привет"])
    var units: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { units += [UInt8(unit & 255), UInt8(unit >> 8)] }
    let transcript = try TranscriptReader(options: ReadingOptions()).read(units, path: "call.xml")
    #expect(TurnSketch.lines(transcript) == ["- 1000-2000: Привет"])
  }

  @Test func documentsOfMoreThanTenMillionBytesAreRead() throws {
    let comment = "<!--" + String(repeating: "0123456789\n", count: 400_000) + "-->"
    let text = "<tt><body><div>\(comment)\(comment)\(comment)<p begin='1s' end='2s'>Hello</p></div></body></tt>"
    let transcript = try TurnSketch.read(text)
    #expect(TurnSketch.lines(transcript) == ["- 1000-2000: Hello"])
    #expect(transcript.turns.map(\.line) == [1_200_001])
  }

  @Test func anElementOfManyAttributesIsRefused() throws {
    func text(_ count: Int) -> String {
      let attributes = (0..<count).map { "a\($0)='>'" }.joined(separator: " ")
      return "<!-- <a = -->\n<tt><body><div>\n<p \(attributes) begin='1s' end='2s'>a = b</p></div></body></tt>"
    }
    #expect(
      error(text(100_000))
        == .malformed(path: "call.xml", line: 3, reason: "an element with more than 256 attributes"))
    #expect(try TurnSketch.lines(TurnSketch.read(text(254))) == ["- 1000-2000: a = b"])
  }

  /// Found by the mutation loop: it crashed in Foundation's parser.
  @Test(arguments: ["<?a?><tt></tt>", "<tt><?a?><body/></tt>", "<!-- x --><tt><body><?b?></body></tt>", "<tt/><?c?>"])
  func anInstructionWithoutContentIsRefused(text: String) {
    #expect(error(text) == .malformed(path: "call.xml", line: 1, reason: "a processing instruction without content"))
  }

  @Test func anInstructionWithContentIsPassedOver() throws {
    let text =
      "<?xml-stylesheet href='a'?><tt><?a b?><?a ?><body><div><p begin='1s' end='2s'>Hello</p></div></body></tt>"
    #expect(try TurnSketch.lines(TurnSketch.read(text)) == ["- 1000-2000: Hello"])
  }
}
