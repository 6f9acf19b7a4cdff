import TapeModel
import Testing

@testable import Segmentation

@Suite struct RefusalTests {
  private func turns(_ texts: [String]) -> [WrittenTurn] {
    texts.map { text in
      WrittenTurn(words: text.split(separator: " ").map { WrittenWord(String($0)) }, line: 1)
    }
  }

  private static let french = "Votre appel est important pour nous et nous vous prions de rester en ligne dans la file"
  private static let english = "Please stay on the line and wait for the next operator, this is not the end of the call"
  private static let russian = "Мы были в этом доме, и там никто не знал, когда объявят, что выезд закрыт"
  private static let ukrainian = "Ми їхали з міста, і ніхто не знав, чи є ще місце на пероні біля вокзалу"

  @Test(arguments: [
    (french, "en", "fr"), (english, "fr", "en"), (english, "de", "en"), (russian, "uk", "ru"), (ukrainian, "ru", "uk"),
  ])
  func aTextInAnotherLanguageThanStatedIsKnownByItsWords(text: String, stated: String, read: String) throws {
    let language = try #require(LanguageCode(stated))
    let reason = TextLanguage.contradiction(in: turns([text, text]), language: language)
    #expect(reason == "the transcript is in \(read) by the words, and not in \(stated)")
  }

  @Test func theTurnsWhoseMarkIsWrongAreNamed() throws {
    let english = try #require(LanguageCode("en"))
    var marked = turns([Self.english, Self.english, Self.french, Self.english])
    marked[1].language = LanguageCode("fr")
    #expect(TextLanguage.contradiction(in: marked, language: english) == "turn 2 is in en by the words, and not in fr")
    marked[2].language = LanguageCode("fr")
    #expect(TextLanguage.contradiction(in: marked, language: english) == nil)
    marked[3].language = LanguageCode("fr")
    #expect(
      TextLanguage.contradiction(in: [marked[0], marked[1], marked[3]], language: english)
        == "turns 2, 3 are in en by the words, and not in fr")
  }

  @Test(arguments: [(french, "fr"), (english, "en"), (russian, "ru"), (ukrainian, "uk"), ("Ok. Hello.", "fr")])
  func aTextInItsOwnLanguageIsNotDoubted(text: String, stated: String) throws {
    #expect(TextLanguage.contradiction(in: turns([text]), language: try #require(LanguageCode(stated))) == nil)
  }

  @Test(arguments: ["ru", "uk"])
  func talkInRussianAndUkrainianIsEither(stated: String) throws {
    let language = try #require(LanguageCode(stated))
    #expect(TextLanguage.contradiction(in: turns([Self.russian, Self.ukrainian]), language: language) == nil)
  }

  @Test func aTextOfFewWordsIsSaidToBeShortAndNotToBeAnothers() {
    func match(_ score: Double, least: Double) -> TextMatch {
      TextMatch(verdict: .doubtful, margin: score, typicalMargin: score, likelihood: 0, least: least)
    }
    #expect(match(3, least: 5.5).isShort)
    #expect(match(3, least: 200).statistic == "score 3.00, and the text is short")
    #expect(!match(1, least: 5.5).isShort)
    #expect(!match(2.5, least: 2.7).isShort)
    #expect(match(2.5, least: 2.7).statistic == "score 2.50 in place of at least 2.70")
  }

  @Test func nothingIsGoodInATextThatMayNotBelong() {
    func limited(
      _ confidences: [Double], _ verdict: TextMatch.Verdict, least: Double, kind: Hypothesis.Kind = .forced,
      isLed: Bool = false
    ) -> [Double] {
      let places = confidences.indices.map { Optional(Placement(frames: $0 * 100..<$0 * 100 + 50)) }
      let chosen = Hypothesis(
        kind: kind, placements: places, scores: confidences.map { _ in nil }, rate: 1, confidences: nil)
      let match = TextMatch(verdict: verdict, margin: 3, typicalMargin: 3, likelihood: 0, least: least)
      return match.limited(
        confidences, in: HypothesisBoard.Decision(chosen: chosen, tried: [chosen], isLed: isLed))
    }
    let few = [0.99, 0.8, 0.7, 0.3]
    #expect(limited(few, .belongs, least: 5) == few)
    #expect(limited(few, .doubtful, least: 3.2) == [0.94, 0.8, 0.7, 0.3])
    // A few words that fit somewhere tell nothing of each other; the likelier ones can still be looked at first.
    #expect(limited(few, .doubtful, least: 5) == few.map { 0.59 * $0 })
    #expect(limited([0.99, 0.98, 0.97, 0.3], .doubtful, least: 5) == [0.94, 0.94, 0.94, 0.3])
    #expect(limited(few, .doubtful, least: 5, isLed: true) == [0.94, 0.8, 0.7, 0.3])
    #expect(limited(few, .doubtful, least: 5, kind: .windows) == [0.94, 0.8, 0.7, 0.3])
  }

  private static let second: Int64 = 8_000
  private static let speech = [(3, 9), (11, 12), (16, 25), (30, 33), (38, 47), (51, 55)].map { start, end in
    SampleRange(start: start * second, end: end * second)
  }
  private let outline = CallOutline(
    rate: .telephone, frameCount: 60 * second, speech: [speech])

  private func pattern(_ cues: [SampleRange]) throws -> CuePattern {
    try #require(CuePattern(cues, speech: SpeechMap(Self.speech), outline: outline))
  }

  private func byCues(misfit: String? = nil) -> Alignment {
    let range = Self.speech[0]
    let turn = Turn(number: 1, text: "one two", range: range, timing: .stated, confidence: 0.93, words: [])
    let other = Turn(number: 2, text: "three", range: range, timing: .interpolated, confidence: 0.4, words: [])
    return Alignment(turns: [turn, other], misfit: misfit)
  }

  private let refused = TextMatch(verdict: .refused, margin: 1, typicalMargin: 1, likelihood: 0)

  @Test func thePatternOfCuesTellsTheirRecordingFromAnother() throws {
    #expect(try pattern(Self.speech).isHighest)
    #expect(try pattern(Self.speech).deviations > 3)
    let others = [(1, 4), (8, 11), (13, 16), (24, 30), (33, 37), (46, 52)].map { start, end in
      SampleRange(start: start * Self.second, end: end * Self.second)
    }
    #expect(try !pattern(others).isPossible)
  }

  @Test func cuesOfATextThatTheSoundDoesNotFindStayWhereTheirPatternIsTheRecordings() throws {
    let firm = CuePattern(deviations: 7, isHighest: true)
    let kept = try #require(KeptCues(byCues: byCues(), match: refused, pattern: firm).alignment())
    #expect(kept.turns.map(\.timing) == [.stated, .absent])
    #expect(kept.turns[0].range == byCues().turns[0].range)
    #expect(ConfidenceBand(confidence: kept.turns[0].confidence) == .doubtful)
    #expect(kept.misfit?.contains("kept as stated") == true)
  }

  @Test func cuesOfAnotherCallAreRefusedWithTheirText() {
    let weak = CuePattern(deviations: 6, isHighest: true)
    let firm = CuePattern(deviations: 7, isHighest: true)
    #expect(KeptCues(byCues: byCues(), match: refused, pattern: weak).alignment() == nil)
    #expect(KeptCues(byCues: byCues(), match: refused, pattern: nil).alignment() == nil)
    #expect(KeptCues(byCues: byCues(misfit: "in silence"), match: refused, pattern: firm).alignment() == nil)
  }

  @Test func aTextThatFitsALittleAsAWholeOrInASingleTurnDoesNotBelong() {
    #expect(
      TextMatch(verdict: .refused, margin: 0.4, typicalMargin: 5.7, likelihood: 0).score < TextMatch.leastToPublish)
    #expect(
      TextMatch(verdict: .refused, margin: 1.8, typicalMargin: 1.7, likelihood: 0).score < TextMatch.leastToPublish)
  }
}
