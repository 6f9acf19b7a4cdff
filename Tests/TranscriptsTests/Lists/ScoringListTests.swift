import TapeModel
import Testing
import Transcripts

struct ScoringListTests {
  @Test func ctmWordsBecomeTurnsOfTheirLegs() throws {
    let transcript = try TurnSketch.read(
      """
      ;; a comment
      call A 0.50 0.25 hello 0.9 lex anna
      call B 0.60 0.20 <eps>
      call A 0.75 0.25 there 1.5 lex anna
      call B 1.00 0.50 {yes} NA lex <NA>
      call A * * <ALT_BEGIN>
      call A 1.10 0.20 so
      call A * * <ALT>
      call A 1.10 0.20 sew
      call A * * <ALT_END>
      call A 1.40 0.20 laugh 1.0 non-lex
      call A -1 0.20 bad
      other A 2.0 0.20 else
      """, path: "call.ctm")
    #expect(transcript.format == "ctm")
    #expect(
      TurnSketch.lines(transcript) == [
        "anna #0 500-1000: hello@500-750*0.9 there@750-1000", "- #1 1000-1500: {yes}@1000-1500",
        "- #0 1100-1600: so@1100-1300 {laugh@1}",
      ])
    #expect(
      transcript.unused == [
        UnusedLine(line: 9, reason: "a further alternative"),
        UnusedLine(line: 12, reason: "a word without possible times"),
        UnusedLine(line: 13, reason: "a word of another recording"),
      ])
  }

  @Test func ctmReadsTheRecordingThatTheFileIsNamedFor() throws {
    let text = "one 1 0 1 first\ntwo 1 0 1 second\n"
    #expect(try TurnSketch.lines(TurnSketch.read(text, path: "/x/two.ctm")) == ["- 0-1000: second@0-1000"])
    #expect(try TurnSketch.lines(TurnSketch.read(text, path: "/x/all.ctm")) == ["- 0-1000: first@0-1000"])
  }

  @Test func stmPiecesKeepTheirSpeakers() throws {
    let transcript = try TurnSketch.read(
      """
      ;; CATEGORY "0" "" ""
      call 1 Anna 0.5 2.25 <o,f0,female> hello (uh) { there / their } you
      call 1 inter_segment_gap 2.25 3.0 <o,,unknown>
      call 1 Boris 3.0 4.0 ignore_time_segment_in_scoring
      call 2 Boris 4.0 5.0 yes [laughter]
      call 2 Boris 6.0 5.0 back
      """, path: "call.stm")
    #expect(transcript.format == "stm")
    #expect(
      TurnSketch.lines(transcript) == ["Anna #0 500-2250: hello uh there you", "Boris #1 4000-5000: yes {laughter@1}"])
    #expect(transcript.unused.map(\.line) == [3, 4, 6])
  }

  @Test func rttmWordsTakeTheirSpeakers() throws {
    let transcript = try TurnSketch.read(
      """
      SPKR-INFO call 1 <NA> <NA> <NA> unknown anna <NA>
      SPEAKER call 1 0.50 1.00 <NA> <NA> anna <NA>
      LEXEME call 1 0.50 0.25 hello lex anna 0.75
      NON-LEX call 1 0.80 0.10 <NA> laugh anna <NA>
      LEXEME call 1 1.25 0.25 yes lex boris <NA> <NA>
      SU call 1 0.50 1.00 <NA> statement anna <NA>
      """, path: "call.rttm")
    #expect(transcript.format == "rttm")
    #expect(
      TurnSketch.lines(transcript) == ["anna 500-900: hello@500-750*0.75 {laugh@1}", "boris 1250-1500: yes@1250-1500"])
    #expect(transcript.unused == [UnusedLine(line: 6, reason: "a record of a type that is not read")])
  }

  @Test func rttmWithoutWordsIsNoTranscriptButHasTurns() throws {
    let text = "SPEAKER call 1 0.50 1.00 <NA> <NA> anna <NA> <NA>\nSPEAKER call 1 1.25 2.00 <NA> <NA> boris <NA> <NA>\n"
    let decoded = try TranscriptText(decoding: Array(text.utf8), path: "call.rttm")
    let transcript = try RTTMReader().read(decoded, options: ReadingOptions())
    #expect(TurnSketch.lines(transcript) == ["anna 500-1500: ", "boris 1250-3250: "])
    #expect(throws: TranscriptError.noWords(path: "call.rttm", format: "rttm", line: nil, reason: nil)) {
      try TurnSketch.read(text, path: "call.rttm")
    }
  }

  @Test(arguments: [("1", "- 0-1000: hi@0-1000"), ("A", "- 0-1000: hi@0-1000"), ("2", "- #1 0-1000: hi@0-1000")])
  func theFirstChannelAloneIsNoLeg(channel: String, turn: String) throws {
    #expect(try TurnSketch.lines(TurnSketch.read("call \(channel) 0 1 hi\n", path: "call.ctm")) == [turn])
  }
}
