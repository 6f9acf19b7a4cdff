import TapeModel
import Testing
import Transcripts

struct SRTReaderTests {
  @Test func readsNumbersTimesAndText() throws {
    let transcript = try read(
      """
      1
      00:00:01,000 --> 00:00:02,500
      ANNA: Hello
      there.

      2
      00:00:03,000 --> 00:00:04,000
      BORIS (tired): Yes.

      """)
    #expect(transcript.format == "srt")
    #expect(transcript.shown == ["ANNA 1000-2500: Hello there.", "BORIS 3000-4000: {tired} Yes."])
    #expect(transcript.turns.map(\.line) == [2, 7])
    #expect(transcript.unused == [])
  }

  @Test func doesWithoutNumbersAndEmptyLines() throws {
    let transcript = try read(
      "00:00:01.000 --> 00:00:02.000\none\n00:00:03.000 --> 00:00:04.000\ntwo\n\n17\n00:00:05,000 --> 00:00:06,000\nthree"
    )
    #expect(transcript.turns.map(\.text) == ["one", "two", "three"])
  }

  @Test func keepsANumberThatIsSaid() throws {
    let transcript = try read(
      "1\n00:00:01,000 --> 00:00:02,000\nHow many?\n\n2\n00:00:03,000 --> 00:00:04,000\n40\n\n3\n00:00:05,000 --> 00:00:06,000\nNo"
    )
    #expect(transcript.turns.map(\.text) == ["How many?", "40", "No"])
  }

  @Test func keepsTextBehindAnEmptyLine() throws {
    let transcript = try read(
      "1\n00:00:01,000 --> 00:00:02,000\none\n\ntwo\n\n2\n00:00:03,000 --> 00:00:04,000\nthree")
    #expect(transcript.turns.map(\.text) == ["one two", "three"])
  }

  @Test func takesMarkupAndPositionsOut() throws {
    let transcript = try read(
      "1\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20\n{\\an8}<i>Hello</i> <font color=\"#fff\">you</font>")
    #expect(transcript.shown == ["? 1000-2000: Hello you"])
  }

  @Test func givesEachDashItsTurn() throws {
    let transcript = try read("1\n00:00:01,000 --> 00:00:02,000\n- Where?\n- [whispers] Here.\n— Там.")
    #expect(transcript.shown == ["? 1000: Where?", "? -: {whispers} Here.", "? -: Там."])
  }

  @Test func listsCuesWithBadTimes() throws {
    let transcript = try read(
      "1\n00:00:05,000 --> 00:00:04,000\nback\n\n2\n00:00:61,000 --> 00:01:04,000\nbad\n\n3\n00:00:07,000 --> 00:00:08,000\ngood"
    )
    #expect(transcript.shown == ["? 7000-8000: good"])
    #expect(transcript.unusedShown == ["2: a cue that ends before it starts", "6: a start time that is none"])
  }

  @Test func listsEveryLineBeforeTheFirstTime() throws {
    let transcript = try read("A title\nof two lines\n\n1\n00:00:01,000 --> 00:00:02,000\nyes")
    #expect(transcript.turns.map(\.text) == ["yes"])
    #expect(transcript.unusedShown == ["1: text before the first time", "2: text before the first time"])
  }
}
