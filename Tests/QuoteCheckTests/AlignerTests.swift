import QuoteGenerator
import TapeModel
import Testing

@testable import QuoteCheck

struct AlignerTests {
  /// No way through quote and tape is better than the one found.
  @Test(arguments: [UInt64(1), 2])
  func findsTheBestWayOfAll(seed: UInt64) throws {
    for grammar in Grammar.all {
      let made = MadeTape(grammar, callCount: 2, turnsPerCall: 1, seed: seed)
      var store = WordStore()
      made.store(noise: 0.12, seed: seed + 10, into: &store)
      var columns = Columns()
      for number in 0..<store.streamCount {
        let stream = store.tokens(at: number)
        columns.append(0..<stream.tokens.count, of: stream, number: number) { $0 % 3 == 0 ? 0.06 : 0 }
      }
      var maker = QuoteMaker(tape: made, seed: seed + 20)
      for edit in [MadeQuote.Edit.verbatim, .condensedWithEllipsis, .reordered, .word, .neverSaid] {
        guard let quote = maker.make(edit, attempts: 60) else { continue }
        let words = PublishedWords(quote.text, language: LanguageCode(grammar.language))
        let rows = QuoteFinder(tape: store).rows(words)
        let result = try #require(WordAligner.align(rows, columns))
        let best = AlignmentOracle.score(rows, columns)
        #expect(abs(result.score - best) < 0.02, "\(edit.rawValue): \(result.score), \(best)")
        #expect(result.steps.count == rows.count)
      }
    }
  }

  /// Looking only near rare words loses nothing that a search of the whole tape finds.
  @Test func findsByRareWordsWhatAWholeSearchFinds() throws {
    for grammar in Grammar.all {
      let made = MadeTape(grammar, callCount: 3, turnsPerCall: 5, seed: 5)
      var store = WordStore()
      made.store(noise: 0.05, seed: 6, into: &store)
      var whole = Columns()
      for number in 0..<store.streamCount {
        let stream = store.tokens(at: number)
        whole.append(0..<stream.tokens.count, of: stream, number: number) { _ in 0 }
      }
      var maker = QuoteMaker(tape: made, seed: 7)
      var lost = 0
      var count = 0
      for edit in [MadeQuote.Edit.verbatim, .condensed, .word, .reordered, .splicedCall] {
        for _ in 0..<2 {
          guard let quote = maker.make(edit, attempts: 80) else { continue }
          let rows = QuoteFinder(tape: store).rows(PublishedWords(quote.text, language: LanguageCode(grammar.language)))
          let near = CandidateFinder(tape: store, rows: rows).columns { _ in 0 }
          let fast = try #require(WordAligner.align(rows, near)).score
          let slow = try #require(WordAligner.align(rows, whole)).score
          count += 1
          if fast < slow - 0.5 { lost += 1 }
        }
      }
      #expect(count >= 6)
      #expect(lost * 12 <= count, "\(lost) of \(count)")
    }
  }
}
