import TapeModel
import Testing
import Transcripts

struct TTMLTests {
  private func read(_ body: String, attributes: String = "", head: String = "") throws -> Transcript {
    try TurnSketch.read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
          xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="uk" \(attributes)>
      <head><metadata>\(head)</metadata></head>
      <body>\(body)</body></tt>
      """, path: "call.ttml")
  }

  @Test(arguments: [
    ("", "00:00:01.5", Int64(1_500)), ("", "1.5s", 1_500), ("", "1500ms", 1_500), ("", "0.5m", 30_000),
    ("", "0.001h", 3_600),
    ("ttp:frameRate=\"25\"", "00:00:01:05", 1_200), ("ttp:frameRate=\"25\"", "30f", 1_200),
    ("ttp:frameRate=\"30\" ttp:frameRateMultiplier=\"1000 1001\"", "30f", 1_001),
    ("ttp:frameRate=\"30\" ttp:frameRateMultiplier=\"1000:1001\"", "00:00:00:30", 1_001),
    ("ttp:tickRate=\"10000000\"", "15000000t", 1_500), ("", "100:00:00", 360_000_000),
    ("ttp:frameRate=\"25\" ttp:subFrameRate=\"2\"", "00:00:00:10.1", 420),
  ])
  func readsEveryFormOfTime(attributes: String, time: String, milliseconds: Int64) throws {
    let transcript = try read("<div><p begin=\"\(time)\" dur=\"1s\">Hello</p></div>", attributes: attributes)
    #expect(transcript.format == "ttml")
    #expect(transcript.language == LanguageCode("uk"))
    #expect(
      transcript.turns.map(\.cue) == [Cue(startMilliseconds: milliseconds, endMilliseconds: milliseconds + 1_000)])
  }

  @Test func timesNest() throws {
    let transcript = try read(
      """
      <div begin="10s" end="60s"><p begin="1s" end="3s">one.</p><p begin="5s">Two.</p></div>
      <div begin="100s" timeContainer="seq"><p dur="2s">Three.</p><p begin="1s" dur="2s">Four.</p></div>
      """)
    #expect(
      TurnSketch.lines(transcript)
        == [
          "-  11000-13000: one.", "-  15000-60000: Two.", "-  100000-102000: Three.", "-  103000-105000: Four.",
        ].map { $0.replacing("  ", with: " ") })
  }

  @Test func agentsAreSpeakersAndSpansTimeWords() throws {
    let transcript = try read(
      """
      <div><p begin="1s" end="4s" ttm:agent="a"><span begin="0s">Good</span> <span begin="0.5s">day &lt;all&gt; &amp; you</span><br/>there.</p>
      <p begin="4.2s" end="5s"><span ttm:agent="b">Yes?</span></p><p begin="6s" end="7s">CAROL: (softly) no.</p></div>
      """, head: "<ttm:agent xml:id=\"a\" type=\"person\"><ttm:name>Anna &amp; Co</ttm:name></ttm:agent>")
    #expect(
      TurnSketch.lines(transcript) == [
        "Anna & Co 1000-4000: Good@1000- day@1500- <all> & you there.", "b 4200-5000: Yes?",
        "CAROL 6000-7000: no. {softly@0}",
      ])
  }

  @Test func paragraphsWithoutPossibleTimesAreListed() throws {
    let transcript = try read(
      "<div><p>untimed</p>\n<p begin=\"5s\" end=\"4s\">back</p>\n<p begin=\"x\">odd</p>\n<p begin=\"1s\" end=\"2s\"> </p>"
        + "<p begin=\"1s\" end=\"2s\">Good.</p></div>")
    #expect(TurnSketch.lines(transcript) == ["- 1000-2000: Good."])
    #expect(
      transcript.unused.map(\.reason) == [
        "a paragraph without times", "a paragraph that ends before it starts", "a time that is none",
        "a paragraph without times",
      ])
    #expect(transcript.unused.map(\.line) == [5, 6, 7, 7])
  }
}
