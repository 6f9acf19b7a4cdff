import TapeModel
import Testing
import Transcripts

struct TextGridReaderTests {
  /// A grid in the long form that Praat writes.
  static func long(_ tiers: [(name: String, intervals: [(Double, Double, String)])]) -> String {
    var text = """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0
      xmax = 9
      tiers? <exists>
      size = \(tiers.count)
      item []:

      """
    for (number, tier) in tiers.enumerated() {
      text += """
            item [\(number + 1)]:
                class = "IntervalTier"
                name = "\(tier.name)"
                xmin = 0
                xmax = 9
                intervals: size = \(tier.intervals.count)

        """
      for (index, interval) in tier.intervals.enumerated() {
        text += """
                  intervals [\(index + 1)]:
                      xmin = \(interval.0)
                      xmax = \(interval.1)
                      text = "\(interval.2)"

          """
      }
    }
    return text
  }

  @Test func readsTiersAsSpeakersInOrderOfTime() throws {
    let transcript = try read(
      Self.long([
        ("Anna", [(0, 1.5, "She said \"\"no\"\" (laughs)"), (1.5, 3, ""), (3, 4, "and")]),
        ("Boris", [(0, 1, ""), (1, 2.0004, "Why?")]),
      ]))
    #expect(transcript.format == "textgrid")
    #expect(
      transcript.shown == ["Anna 0-1500: She said \"no\" {laughs}", "Boris 1000-2000: Why?", "Anna 3000-4000: and"])
    #expect(transcript.turns.map(\.line) == [16, 38, 24])
  }

  @Test func readsTheShortForm() throws {
    let transcript = try read(
      "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n2\n<exists>\n1\n\"IntervalTier\"\n\"Anna\"\n0\n2\n1\n0\n2\n\"yes\"\n"
    )
    #expect(transcript.shown == ["Anna 0-2000: yes"])
  }

  @Test(arguments: [true, false])
  func readsUTF16(isBig: Bool) throws {
    let text = Self.long([("Мать", [(0, 1, "да 😀")])])
    var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in text.utf16 {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isBig ? pair : pair.reversed()
    }
    let transcript = try TranscriptReader(options: ReadingOptions()).read(bytes, path: "x")
    #expect(transcript.shown == ["Мать 0-1000: да 😀"])
  }

  @Test(arguments: [
    (["Anna", "Anna - words", "Anna - phones"], "Anna"), (["utterances", "words", "phones"], "?"),
    (["Anna", "words", "syllables"], "Anna"),
  ])
  func givesWordsTheTimesOfTheirTier(names: [String], speaker: String) throws {
    let transcript = try read(
      Self.long([
        (names[0], [(0, 2, "I went, there")]), (names[1], [(0, 0.4, "i"), (0.5, 1, "went"), (1, 2, "")]),
        (names[2], [(0, 0.4, "aI")]),
      ]))
    #expect(transcript.shown == ["\(speaker) 0-2000: I@0-400 went,@500-1000 there"])
    #expect(transcript.unused.map(\.reason) == ["a tier of sounds, 1 intervals"])
  }

  @Test func makesTurnsOfWordsAlone() throws {
    let transcript = try read(
      Self.long([("Anna/words", [(0, 0.4, "I"), (0.5, 1, "went"), (1, 2, "sil"), (2, 3, "there")])]))
    #expect(transcript.shown == ["Anna 0-1000: I@0-400 went@500-1000", "Anna 2000-3000: there@2000-3000"])
  }

  @Test func listsPointsAndImpossibleTimes() throws {
    let transcript = try read(
      "\"ooTextFile\"\n\"TextGrid\"\n0 9 <exists> 2\n\"TextTier\" \"bell\" 0 9 1 2 \"x\"\n\"IntervalTier\" \"A\" 0 9 2\n3 2 \"back\"\n4 5 \"yes\""
    )
    #expect(transcript.shown == ["A 4000-5000: yes"])
    #expect(transcript.unusedShown == ["4: a tier of 1 points", "6: an interval with impossible times"])
  }
}
