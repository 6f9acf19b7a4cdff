import Foundation
import TapeModel
import Testing
import Transcripts

struct WebVTTReaderTests {
  @Test func readsCuesWithVoices() throws {
    let transcript = try read(
      """
      WEBVTT

      00:00:11.258 --> 00:00:13.833
      <v CALLER>press 3 to hear

      00:00:13.957 --> 00:00:15.362
      <v OPERATOR>truncating audio
      """)
    #expect(transcript.format == "webvtt")
    #expect(transcript.shown == ["CALLER 11258-13833: press 3 to hear", "OPERATOR 13957-15362: truncating audio"])
    #expect(transcript.turns.map(\.line) == [3, 6])
    #expect(transcript.unused == [])
  }

  @Test func passesOverHeaderStylesRegionsAndNotes() throws {
    let transcript = try read(
      """
      \u{FEFF}WEBVTT - a title
      Kind: captions
      Language: ru-RU

      STYLE
      ::cue(v) { color: red }

      REGION
      id:one

      NOTE
      of the translator

      intro
      00:01.000 --> 00:02.000 align:start position:0%
      Да
      """)
    #expect(transcript.language == LanguageCode("ru"))
    #expect(transcript.shown == ["? 1000-2000: Да"])
    #expect(transcript.unused == [])
  }

  @Test(arguments: [
    ("00:01.000 --> 00:02.000", "1000-2000"), ("1:00:01.000 --> 100:00:02.000", "3601000-360002000"),
    ("00:01,5 --> 00:02,25", "1500-2250"), ("00:01 --> 00:02.0004", "1000-2000"),
    ("00:01.0005\t-->\t00:02", "1001-2000"),
    ("00:59:59.999-->01:00:00.000", "3599999-3600000"),
  ])
  func readsTimes(line: String, wanted: String) throws {
    #expect(try read("WEBVTT\n\n\(line)\nyes").shown == ["? \(wanted): yes"])
  }

  @Test(arguments: [
    "00:60.000 --> 01:01.000", "00:1.000 --> 00:02.000", "0x:01.000 --> 00:02.000", "00:01.000 --> x", "1 --> 2",
    "00:02.000 --> 00:01.000", "00:00:00:01.000 --> 00:02.000", "99999999999999:00:00.000 --> 99999999999999:00:01.000",
    "-00:01.000 --> 00:02.000", "00:01.000 -> 00:02.000", "00:01.000 --> 00:02.000x",
  ])
  func refusesBadTimesAndListsTheirLine(line: String) throws {
    let transcript = try read("WEBVTT\n\n\(line)\nlost\n\n00:05.000 --> 00:06.000\nkept")
    #expect(transcript.shown == ["? 5000-6000: kept"])
    #expect(transcript.unused.first?.line == 3)
  }

  @Test func makesWordTimesOfInlineTimes() throws {
    let transcript = try read(
      "WEBVTT\n\n00:01.000 --> 00:04.000\n<v.loud Anna Smith>one <00:00:02.000><c.x>two</c> <00:03.000>three <00:09.000>four"
    )
    #expect(transcript.shown == ["Anna Smith 1000-4000: one two@2000 three@3000 four"])
  }

  @Test func resolvesEntitiesAndKeepsLooseSigns() throws {
    let transcript = try read(
      "WEBVTT\n\n00:01.000 --> 00:04.000\n<v A &amp; B>R&amp;D &quot;&lt;3 a < b &unknown; &#1046;&nbsp;&#x416; <i>it</i><b>alic</b>&"
    )
    #expect(transcript.shown == ["A & B 1000-4000: R&D \"<3 a < b &unknown; Ж Ж italic&"])
  }

  @Test func givesEachVoiceOfACueItsTurn() throws {
    let transcript = try read(
      "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Anna>Hello</v> <v Boris>(laughs) <00:02.000>hi</v>\n<v Anna>so")
    #expect(transcript.shown == ["Anna 1000: Hello", "Boris 2000: {laughs} hi@2000", "Anna -: so"])
  }

  @Test func joinsCuesOfOneSentenceAndKeepsTheirTimes() throws {
    let transcript = try read(
      """
      WEBVTT

      00:01.000 --> 00:04.000
      <v Anna>I went to

      00:04.500 --> 00:06.000
      <v Anna>the market [door] there.

      00:06.050 --> 00:07.000
      <v Anna>It was shut.

      00:07.200 --> 00:08.000
      <v Anna>So.
      """)
    #expect(
      transcript.shown == [
        "Anna 1000-7000: I@1000-4000 went to the@4500-6000 market {door} there. It@6050-7000 was shut.",
        "Anna 7200-8000: So.",
      ])
  }

  @Test func doesNotJoinAcrossAPauseOrASpeakerOrWithoutOne() throws {
    let transcript = try read(
      """
      WEBVTT

      00:01.000 --> 00:02.000
      <v Anna>one

      00:03.001 --> 00:04.000
      <v Anna>two

      00:04.000 --> 00:05.000
      <v Boris>three

      00:05.000 --> 00:06.000
      Four.

      00:06.000 --> 00:07.000
      Five.
      """)
    #expect(transcript.turns.map(\.text) == ["one", "two", "three", "Four.", "Five."])
  }

  @Test func goesOnWithAnUnnamedCueInMidSentence() throws {
    let transcript = try read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\nANNA: I went\n\n00:02.000 --> 00:03.000\nto the market")
    #expect(transcript.shown == ["ANNA 1000-3000: I@1000-2000 went to@2000-3000 the market"])
  }

  @Test func takesChangeMarksForAllChanges() throws {
    let transcript = try read(
      """
      WEBVTT

      00:01.000 --> 00:02.000
      >> Well.

      00:02.000 --> 00:03.000
      Yes.

      00:03.000 --> 00:04.000
      >> ANNA: No. >> not here

      00:04.000 --> 00:05.000
      Never.
      """)
    #expect(
      transcript.shown == [
        "? 1000-3000: Well.@1000-2000 Yes.@2000-3000",
        "ANNA 3000-5000: No.@3000-4000 >> not here Never.@4000-5000",
      ])
  }

  @Test func readsRollingCaptionsOnce() throws {
    let transcript = try read(
      """
      WEBVTT
      Kind: captions

      00:00:00.000 --> 00:00:02.000 align:start position:0%
       
      hello<00:00:00.500><c> world</c>

      00:00:02.000 --> 00:00:02.010 align:start position:0%
      hello world
       

      00:00:02.010 --> 00:00:04.000 align:start position:0%
      hello world
      this<00:00:02.500><c> is</c>

      00:00:04.000 --> 00:00:04.010
      this is
       

      00:00:04.010 --> 00:00:06.000
      this is
      a<00:00:05.000><c> test</c>

      00:00:06.000 --> 00:00:06.010
      a test
       

      00:00:06.010 --> 00:00:07.000
      a test
      over
      """)
    #expect(transcript.turns.map(\.text) == ["hello world", "this is", "a test", "over"])
    #expect(transcript.turns[1].words[1].cue == Cue(startMilliseconds: 2500))
    #expect(
      transcript.unusedShown == [8, 16, 24].map { "\($0): repeats the caption before" })
  }

  @Test func keepsRepeatedWordsOfOtherCaptions() throws {
    let cues = (0..<6).map { "00:0\($0).000 --> 00:0\($0 + 1).000\nYeah." }
    let transcript = try read("WEBVTT\n\n" + cues.joined(separator: "\n\n"))
    #expect(transcript.turns.count == 6)
  }

  @Test func readsCuesWithoutEmptyLinesBetween() throws {
    let transcript = try read("WEBVTT\n00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\ntwo")
    #expect(transcript.turns.map(\.text) == ["one", "two"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func readsEveryLineEnd(end: String) throws {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\none\ntwo\n\n00:05.000 --> 00:06.000\nthree\n"
    let transcript = try read(text.replacingOccurrences(of: "\n", with: end))
    #expect(transcript.shown == ["? 1000-2000: one two", "? 5000-6000: three"])
    #expect(transcript.turns.map(\.line) == [3, 7])
  }

  @Test func listsTextWithoutATime() throws {
    let transcript = try read("WEBVTT\n\nlost words\n\n00:01.000 --> 00:02.000\nkept\n\n00:03.000 --> 00:04.000\n\n")
    #expect(transcript.unusedShown == ["3: text without a time", "8: no words"])
  }

  @Test func takesTheLanguageOfALangTag() throws {
    let transcript = try read("WEBVTT\n\n00:01.000 --> 00:02.000\n<lang uk>так</lang>")
    #expect(transcript.turns[0].language == LanguageCode("uk"))
  }

  @Test func keepsTheFilesOrder() throws {
    let transcript = try read(
      "WEBVTT\n\n00:05.000 --> 00:06.000\n<v A>one\n\n00:01.000 --> 00:02.000\n<v A>two")
    #expect(transcript.shown == ["A 5000-6000: one", "A 1000-2000: two"])
  }
}
