import TapeModel
import Testing

@testable import Segmentation

@Suite struct SoundAlignerTests {
  private let english = LanguageCode("en")!
  private let quick = SoundAligner(pronunciation: Pronunciation(), effort: .forced)

  @Test func turnsWithoutAnyTimesAreFoundWhereTheyAreSaid() throws {
    let call = try SpokenCall(SpokenCall.texts)
    let result = try quick.align(call.turns, language: english, in: call.sound)
    for (turn, truth) in zip(result.turns, call.starts) {
      let start = try #require(call.startSeconds(turn))
      #expect(abs(start - truth) < 0.1)
      #expect(turn.timing == .aligned)
    }
    #expect(result.match.verdict == .belongs)
  }

  @Test func aCallMayHoldTurnsInTwoLanguages() throws {
    let russian = try #require(LanguageCode("ru"))
    var call = try SpokenCall(
      [SpokenCall.texts[0], "Мост закрыт, и никто не знает, когда его откроют снова.", SpokenCall.texts[2]],
      languages: [english, russian, english])
    call.turns[1].language = russian
    let result = try quick.align(call.turns, language: english, in: call.sound)
    for (turn, truth) in zip(result.turns, call.starts) {
      #expect(abs(try #require(call.startSeconds(turn)) - truth) < 0.1)
      #expect(turn.words.first?.timing == .aligned)
    }
  }

  @Test func wordsLieInOrderInsideTheirTurn() throws {
    let call = try SpokenCall(SpokenCall.texts)
    let result = try quick.align(call.turns, language: english, in: call.sound)
    for (turn, written) in zip(result.turns, call.turns) {
      let range = try #require(turn.range)
      #expect(turn.words.map(\.text) == written.words.map(\.text))
      let ranges = turn.words.compactMap(\.range)
      #expect(ranges.count == turn.words.count)
      #expect(ranges == ranges.sorted())
      #expect(ranges.allSatisfy { range.start <= $0.start && $0.end <= range.end })
    }
  }

  @Test func theSameCallGivesTheSameTimesTwice() throws {
    let call = try SpokenCall(Array(SpokenCall.texts.prefix(2)))
    let first = try quick.align(call.turns, language: english, in: call.sound)
    _ = try Pronunciation().speak(
      [["другой", "текст"]], voice: SpokenVoice(language: LanguageCode("ru")!, variant: nil))
    let again = try SoundAligner(pronunciation: Pronunciation(), effort: .forced)
      .align(call.turns, language: english, in: call.sound)
    #expect(first.turns == again.turns)
  }

  @Test func theTextOfAnotherCallGetsNoTimes() throws {
    let call = try SpokenCall(SpokenCall.texts)
    let other = [
      "Every library in the county closes early on Fridays.", "Which umbrella did Jack put under your table?",
      "Fourteen lazy dogs jumped through a hoop of fire.", "Choose a fresh orange, if you wish.",
    ].map { WrittenTurn(words: $0.split(separator: " ").map { WrittenWord(String($0)) }, line: 1) }
    let result = try quick.align(other, language: english, in: call.sound)
    #expect(result.match.verdict == .refused)
    #expect(result.turns.allSatisfy { $0.range == nil && $0.timing == .absent })
    #expect(result.notices.isEmpty)
  }

  @Test func aTurnSetByHandStaysWhereItWasSet() throws {
    let call = try SpokenCall(Array(SpokenCall.texts.prefix(3)))
    let hand = SampleRange(start: Int64((call.starts[1] + 0.05) * 22_050), end: Int64((call.starts[1] + 1.5) * 22_050))
    let result = try quick.align(call.turns, language: english, in: call.sound, fixed: [1: hand])
    #expect(result.turns[1].range == hand)
    #expect(result.turns[1].timing == .confirmed)
    #expect(abs(try #require(call.startSeconds(result.turns[2])) - call.starts[2]) < 0.15)
  }

  @Test func aTurnWithoutWordsThatCanBeSpokenIsAbsent() throws {
    var call = try SpokenCall(Array(SpokenCall.texts.prefix(1)))
    call.turns.append(WrittenTurn(words: [WrittenWord("…")], line: 2))
    call.turns.append(WrittenTurn(words: [], line: 3))
    let result = try quick.align(call.turns, language: english, in: call.sound)
    #expect(result.turns[0].range != nil)
    #expect(result.turns[1].timing == .absent)
    #expect(result.turns[2].timing == .absent)
  }

  @Test(arguments: [0, 1, 79, 8_000, 80_000])
  func aRecordingWithoutSpeechGivesNoTimes(count: Int) throws {
    for value in [Float(0), .nan, .infinity, 1e30] {
      var source = SampleArray([Float](repeating: value, count: count))
      let turns = [WrittenTurn(words: [WrittenWord("Hello.")], line: 1)]
      let result = try quick.align(turns, language: english, in: CallSound(&source, channel: nil))
      #expect(result.turns.map(\.range) == [nil])
    }
  }

  @Test func noTurnsGiveNoTurns() throws {
    var source = SampleArray([Float](repeating: 0.1, count: 8_000))
    let result = try quick.align([], language: english, in: CallSound(&source, channel: nil))
    #expect(result.turns.isEmpty)
  }

  @Test func whatIsSaidOfALegNamesItAndCountsTurnsAsTheCallDoes() {
    let written = (1...4).map { WrittenTurn(words: [WrittenWord("Hello.")], line: $0) }
    func leg(_ verdict: TextMatch.Verdict, wrongCues: [Int]) -> SoundAlignment {
      SoundAlignment(
        turns: Array(repeating: .absent(written[0].words, confidence: 0.8), count: 2),
        match: TextMatch(verdict: verdict, margin: 1, typicalMargin: 1, likelihood: 1), wrongCues: wrongCues,
        notices: []
      )
    }
    let both = SoundAlignment(
      turns: written, parts: [([0, 2], leg(.belongs, wrongCues: [1])), ([1, 3], leg(.refused, wrongCues: []))])
    #expect(both.match.verdict == .doubtful)
    #expect(both.outvotedNotice == "wrong cues, outvoted by the sound: turns 3")
    #expect(both.notices.count == 1)
    #expect(both.notices.first?.hasPrefix("leg 2: the transcript does not fit the sound") == true)
  }

  @Test func aLegThatFitsLessIsNamed() {
    let written = (1...2).map { WrittenTurn(words: [WrittenWord("Hello.")], line: $0) }
    func leg(_ verdict: TextMatch.Verdict, _ score: Double) -> SoundAlignment {
      SoundAlignment(
        turns: [.absent(written[0].words, confidence: 0.8)],
        match: TextMatch(verdict: verdict, margin: score, typicalMargin: score, likelihood: 1), wrongCues: [],
        notices: [])
    }
    let both = SoundAlignment(turns: written, parts: [([0], leg(.belongs, 6)), ([1], leg(.doubtful, 2))])
    #expect(both.match.misfit?.hasSuffix("the words of one leg fit less than those of the others") == true)
    #expect(
      both.notices == [
        "leg 2: the transcript may belong to another call or language: score 2.00 in place of at least 2.70"
      ])
    let alike = SoundAlignment(turns: written, parts: [([0], leg(.doubtful, 2)), ([1], leg(.doubtful, 2))])
    #expect(alike.notices.isEmpty)
  }
}
