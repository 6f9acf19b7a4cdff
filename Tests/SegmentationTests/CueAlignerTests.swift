import Segmentation
import TapeModel
import TapeTesting
import Testing

/// Ten seconds at 8 kHz with speech at 1 to 3 s, 4 to 6 s and 7 to 9 s.
private let threeStretches = [ms(1_000, 3_000), ms(4_000, 6_000), ms(7_000, 9_000)]

private func ms(_ start: Int64, _ end: Int64) -> SampleRange { SampleRange(start: start * 8, end: end * 8) }

private func sound(_ speech: [[SampleRange]] = [threeStretches], legs: [String: Int] = [:]) -> CallOutline {
  CallOutline(rate: .telephone, frameCount: 80_000, speech: speech, legs: legs)
}

private func turn(_ text: String, _ start: Int64? = nil, _ end: Int64? = nil, speaker: String? = nil) -> WrittenTurn {
  WrittenTurn(
    speaker: speaker.flatMap { Speaker(name: $0) },
    words: text.split(separator: " ").map { WrittenWord(String($0)) },
    cue: start.flatMap { Cue(startMilliseconds: $0, endMilliseconds: end) }, line: 1)
}

private func align(_ turns: [WrittenTurn], _ sound: CallOutline = sound()) -> Alignment {
  CueAligner().align(turns, with: sound)
}

struct CueAlignerTests {
  @Test func statedTimesInPausesStay() {
    let turns = align([turn("we walked across the ice", 900, 3_100)]).turns
    #expect(turns[0].range == ms(900, 3_100))
    #expect(turns[0].timing == .stated)
    #expect(turns[0].confidence > 0.8)
  }

  @Test func anEdgeInsideSpeechMovesToTheNearestPause() {
    let turns = align([turn("we walked across the ice", 1_200, 2_900)]).turns
    #expect(turns[0].range == ms(1_000, 3_000))
  }

  @Test func anEdgeFarFromAPauseStays() {
    let turns = align([turn("we walked across the ice", 1_400, 2_600)]).turns
    #expect(turns[0].range == ms(1_400, 2_600))
  }

  @Test func anEdgeDoesNotCrossAnotherTurn() {
    let turns = align([turn("yes yes", 900, 1_150), turn("we walked across", 1_250, 3_100)]).turns
    #expect(turns[0].range?.end ?? 0 <= turns[1].range?.start ?? 0)
    #expect(turns[1].range == ms(1_250, 3_100))
  }

  @Test func touchingTurnsStayTouching() {
    let turns = align([turn("the river froze", 900, 3_100), turn("we walked across", 3_100, 6_200)]).turns
    #expect(turns.map(\.range) == [ms(900, 3_100), ms(3_100, 6_200)])
  }

  @Test func overlapsAreKept() {
    let turns = align([turn("the river froze over night", 900, 5_000), turn("I know", 3_500, 6_100)]).turns
    #expect(turns.map(\.range) == [ms(900, 5_000), ms(3_500, 6_100)])
  }

  @Test func turnsWithoutTimesShareTheSpeechBetweenTimedOnes() {
    let turns = align([
      turn("first words here", 900, 3_100), turn("something in between"), turn("and the last", 6_900, 9_100),
    ]).turns
    #expect(turns[1].range == ms(4_000, 6_000))
    #expect(turns[1].timing == .interpolated)
    #expect(turns[1].confidence <= 0.7)
  }

  @Test func turnsFarFromATimedOneAreLessCertain() {
    let call = CallOutline(rate: .telephone, frameCount: 8_000 * 600, speech: [[ms(0, 600_000)]])
    let turns = align((0..<60).map { _ in turn(String(repeating: "fourteen letters ", count: 9)) }, call).turns
    #expect(turns[0].confidence > 0.6)
    #expect(turns[30].confidence < 0.5)
    #expect(turns[30].confidence < turns[5].confidence)
  }

  @Test func bordersBetweenSharesGoToPauses() {
    let turns = align([turn("about two seconds"), turn("about two and"), turn("about two moves")]).turns
    #expect(turns.map(\.range) == threeStretches)
  }

  @Test func aStartAloneLastsUntilTheSpeechBeforeTheNextCue() {
    let turns = align([turn("first words here", 900), turn("second words here", 3_900), turn("third", 6_900)]).turns
    #expect(turns.map(\.range) == [ms(900, 3_000), ms(3_900, 6_000), ms(6_900, 9_000)])
    #expect(turns.allSatisfy { $0.timing == .stated })
  }

  @Test func aCueOfNoLengthIsAStart() {
    let turns = align([turn("first words here", 900, 900), turn("second words here", 3_900, 6_100)]).turns
    #expect(turns[0].range == ms(900, 3_000))
  }

  @Test func aCuePastTheEndIsAbsentAndSaidSo() {
    let alignment = align([turn("on the tape", 900, 3_100), turn("not any more", 10_000, 12_000)])
    #expect(alignment.turns[1].range == nil)
    #expect(alignment.turns[1].timing == .absent)
    #expect(alignment.turns[1].words.allSatisfy { $0.range == nil })
    #expect(alignment.misfit == "1 of 2 cues past the end of the recording: the transcript may belong to another call")
  }

  @Test func cuesInSilenceAreAMisfit() {
    let silent = sound([[ms(9_500, 9_900)]])
    let alignment = align([turn("one", 0, 1_000), turn("two", 2_000, 3_000), turn("three", 4_000, 5_000)], silent)
    #expect(alignment.misfit == "3 of 3 cues in silence: the transcript may belong to another call")
    #expect(alignment.turns.allSatisfy { $0.confidence == 0 })
  }

  @Test func eachLegBoundsItsOwnTurns() {
    let legs = sound([[ms(1_000, 3_000), ms(7_000, 9_000)], [ms(4_000, 6_000)]], legs: ["anna": 0, "boris": 1])
    let turns = align(
      [
        turn("about two seconds", speaker: "Anna"), turn("about two and", speaker: "BORIS"),
        turn("about two moves", speaker: "Anna"),
      ], legs
    ).turns
    #expect(turns.map(\.channel) == [0, 1, 0])
    #expect(turns.map(\.range) == threeStretches)
  }

  @Test func confirmedTimesAreFixedPoints() {
    let fixed = CallOutline(
      rate: .telephone, frameCount: 80_000, speech: [threeStretches], confirmed: [1: ms(3_950, 6_050)])
    let turns = align([turn("first words here"), turn("second", 100, 200), turn("third words here")], fixed).turns
    #expect(turns[1].range == ms(3_950, 6_050))
    #expect(turns[1].timing == .confirmed)
    #expect(turns[1].confidence == 1)
    #expect(turns[0].range == ms(1_000, 3_000))
    #expect(turns[2].range == ms(7_000, 9_000))
  }

  @Test func tooManyWordsForTheTimeAreLessCertain() {
    let many = String(repeating: "extraordinary ", count: 30)
    let turns = align([turn(many, 900, 3_100), turn("we walked across the ice", 3_900, 6_100)]).turns
    #expect(turns[0].confidence < 0.2)
    #expect(turns[1].confidence > 0.8)
  }

  @Test func aRecordingWithoutSpeechGivesNoConfidence() {
    let turns = align([turn("one"), turn("two")], sound([[]])).turns
    #expect(turns.allSatisfy { $0.confidence == 0 && $0.range != nil })
    #expect(turns.allSatisfy { $0.remarks == ["no speech where it should be"] })
  }

  @Test func nothingIsPlacedOutsideOfTheRecording() {
    var random = SeededGenerator(seed: 20)
    for _ in 0..<500 {
      let turns = (0..<Int.random(in: 1...12, using: &random)).map { _ -> WrittenTurn in
        let start = Int64.random(in: 0...12_000, using: &random)
        let hasStart = Bool.random(using: &random)
        let end = Bool.random(using: &random) ? start + Int64.random(in: 0...3_000, using: &random) : nil
        return turn("some words of a turn", hasStart ? start : nil, hasStart ? end : nil)
      }
      for placed in align(turns).turns {
        guard let range = placed.range else { continue }
        #expect(SampleRange(start: 0, end: 80_000).contains(range))
        #expect(placed.words.allSatisfy { $0.range.map { range.contains($0) } ?? false })
        #expect(zip(placed.words, placed.words.dropFirst()).allSatisfy { $0.range!.start <= $1.range!.start })
      }
    }
  }
}

struct WordPlacingTests {
  @Test func wordsShareTheSpeechOfTheirTurn() throws {
    let words = align([turn("about four about four", 900, 6_100)]).turns[0].words
    #expect(words.map(\.timing) == [.interpolated, .interpolated, .interpolated, .interpolated])
    #expect(words[0].range?.start == 8_000)
    #expect(words[1].range?.end == 24_000)
    #expect(words[2].range?.start == 32_000)
    #expect(words[3].range?.end == 48_000)
  }

  @Test func statedWordTimesStay() {
    var written = turn("the river froze", 900, 3_100)
    written.words[1].cue = Cue(startMilliseconds: 1_500, endMilliseconds: 2_000)
    written.words[1].confidence = 0.7
    let words = align([written]).turns[0].words
    #expect(words[1].range == ms(1_500, 2_000))
    #expect(words[1].timing == .stated)
    #expect(words[1].confidence == 0.7)
    #expect(words[0].range?.end ?? .max <= 12_000)
    #expect(words[2].range?.start ?? 0 >= 16_000)
  }

  @Test func aStampInsideATurnPinsTheWordBehindIt() {
    var written = turn("the river froze over in one night", 900, 9_100)
    written.words[3].cue = Cue(startMilliseconds: 4_000)
    let words = align([written]).turns[0].words
    #expect(words[2].range?.end ?? .max <= 32_000)
    #expect(words[3].range?.start == 32_000)
  }

  @Test func stampsOutsideOfTheirTurnDoNoHarm() {
    var written = turn("the river froze", 3_900, 6_100)
    written.words[0].cue = Cue(startMilliseconds: 9_000, endMilliseconds: 9_500)
    written.words[2].cue = Cue(startMilliseconds: 100, endMilliseconds: 200)
    let words = align([written]).turns[0].words
    #expect(words.allSatisfy { $0.range.map { ms(3_900, 6_100).contains($0) } ?? false })
  }
}

struct SpeechMapTests {
  @Test func everyAnswerAgreesWithCounting() {
    let map = SpeechMap([SampleRange(start: 3, end: 5), SampleRange(start: 9, end: 12), SampleRange(start: 5, end: 6)])
    let isSpeech = (0..<15).map { (3..<6).contains($0) || (9..<12).contains($0) }
    for start in 0..<15 {
      for end in start..<15 {
        let counted = Int64(isSpeech[start..<end].count { $0 })
        #expect(map.frameCount(in: SampleRange(start: Int64(start), end: Int64(end))) == counted)
      }
    }
    #expect(map.frame(afterSpeech: 3) == 6)
    #expect(map.frame(startingSpeech: 3) == 9)
    #expect(map.frame(afterSpeech: 4) == 10)
  }

  @Test func whatNoTurnExplainsIsLeft() {
    let map = SpeechMap([SampleRange(start: 0, end: 10), SampleRange(start: 20, end: 30)])
    let rest = map.subtracting([SampleRange(start: 4, end: 6), SampleRange(start: 8, end: 25)])
    #expect(rest == [SampleRange(start: 0, end: 4), SampleRange(start: 6, end: 8), SampleRange(start: 25, end: 30)])
  }
}
