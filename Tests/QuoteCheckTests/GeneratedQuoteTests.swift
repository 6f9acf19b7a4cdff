import QuoteCheck
import QuoteGenerator
import TapeModel
import Testing

/// A small part of what the benchmark measures in full.
struct GeneratedQuoteTests {
  @Test(arguments: [("en", 0.0), ("ru", 0.12)])
  func findsEditedQuotes(language: String, noise: Double) throws {
    let grammar = language == "ru" ? Grammar.russian : Grammar.english
    let tape = MadeTape(grammar, callCount: 3, turnsPerCall: 8, seed: 31)
    let heard = tape.transcribed(noise: noise, seed: 32)
    var store = WordStore()
    for call in heard { store.add(call.recording, turns: call.turns, language: call.language) }
    let checker = QuoteChecker(tape: store)
    var maker = QuoteMaker(tape: tape, seed: 33)
    for edit in [MadeQuote.Edit.verbatim, .condensed, .word, .misattributed, .neverSaid] {
      var score = QuoteScore()
      while score.count < 12 {
        guard let quote = maker.make(edit) else { continue }
        let published = StoryQuote(text: quote.text, speaker: quote.speaker, line: 1, form: .prose)
        let story = Story(name: "made", format: "text", quotes: [published])
        score.add(quote, checker.check(story).quotes[0], tape: tape, heard: quote.call.map { heard[$0] })
      }
      #expect(
        edit == .neverSaid ? score.found == 0 : score.found >= (noise > 0 ? 10 : 12),
        "\(edit.rawValue) \(score.failures)")
      #expect(score.verdicts >= (noise > 0 ? 10 : 12), "\(edit.rawValue) \(score.failures)")
    }
  }

  @Test func makesTheSameQuotesForTheSameSeed() {
    func texts() -> [String] {
      let tape = MadeTape(.english, callCount: 3, seed: 41)
      var maker = QuoteMaker(tape: tape, seed: 42)
      return MadeQuote.Edit.allCases.compactMap { maker.make($0)?.text }
    }
    #expect(texts() == texts())
  }
}
