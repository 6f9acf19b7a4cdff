import TapeModel
import Testing
import Transcripts

struct CHATTests {
  static let bullet = "\u{15}"

  private func read(_ body: String) throws -> Transcript {
    try TurnSketch.read("@UTF8\n@Begin\n" + body.replacing("•", with: Self.bullet) + "@End\n", path: "call.cha")
  }

  @Test func mainLinesHaveNamesAndTimes() throws {
    let transcript = try read(
      """
      @Languages:\trus, eng
      @Participants:\tANN Anna_Petrova Adult, BOR Investigator
      @ID:\trus|corpus|ANN|||||Adult|||
      @Media:\tcall, audio
      *ANN:\thello <I &-uh want> [//] I wanted (be)cause [= reason] it &=laughs
      \twas xxx no:w . •1000_2500•
      %mor:\tco|hello
      *BOR:\t+< yes (.) 0is New_York@s:eng +... •3000_4000•
      %com:\tdoor slams
      *ANN:\tlost sign . 4100_4200
      *ANN:\tback . •9000_8000•
      junk

      """)
    #expect(transcript.format == "chat")
    #expect(transcript.language == LanguageCode("ru"))
    #expect(
      TurnSketch.lines(transcript) == [
        "Anna Petrova 1000-2500: hello I uh want I wanted because it was now. {reason@7} {laughs@8} {unintelligible@9}",
        "BOR 3000-4000: yes New York… {door slams@3}", "Anna Petrova 4100-4200: lost sign.", "Anna Petrova: back.",
      ])
    #expect(
      transcript.unused == [
        UnusedLine(line: 13, reason: "times that are none, or end before they start"),
        UnusedLine(line: 14, reason: "no header, speech or dependent line"),
      ])
  }

  @Test func theWorLineTimesTheWords() throws {
    let transcript = try read(
      "*ANN:\thello there . •0_900•\n%wor:\thello •0_400• there •450_900• .\n*ANN:\tsnd . •%snd:\"call\"_2000_3000•\n")
    #expect(
      TurnSketch.lines(transcript) == [
        "ANN 0-900: hello@0-400 there.@450-900", "ANN 2000-3000: snd.",
      ])
  }

  @Test func severalBulletsSpanTheLine() throws {
    let transcript = try read("*ANN:\tone •100_200• two •300_400• .\n")
    #expect(TurnSketch.lines(transcript) == ["ANN 100-400: one two."])
  }

  @Test func aBracketThatDoesNotCloseLosesNothing() throws {
    let transcript = try read("*ANN:\thello [ world [= so] now .\n*BOR:\tone [ two .\n")
    #expect(TurnSketch.lines(transcript).last == "BOR: one two.")
    #expect(try read("*ANN:\t" + String(repeating: "[ a ", count: 20_000) + "\n").turns.map(\.words.count) == [20_000])
  }
}
