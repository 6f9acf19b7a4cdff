import QuoteCheck
import QuoteGenerator
import TapeModel

/// How long it takes to open an index's words and to check a story of 40 quotes.
enum Speed {
  static func measure(callCount: Int) {
    let tape = MadeTape(.english, callCount: callCount, turnsPerCall: 14, seed: 21)
    let clock = ContinuousClock()
    var store = WordStore()
    let opening = clock.measure { tape.store(noise: 0.12, seed: 22, into: &store) }
    var maker = QuoteMaker(tape: tape, seed: 23)
    var quotes: [StoryQuote] = []
    let edits = MadeQuote.Edit.allCases
    while quotes.count < 40 {
      guard let quote = maker.make(edits[quotes.count % edits.count]) else { continue }
      quotes.append(StoryQuote(text: quote.text, speaker: quote.speaker, line: quotes.count + 1, form: .prose))
    }
    let story = Story(name: "made", format: "text", quotes: quotes)
    let checker = QuoteChecker(tape: store)
    _ = checker.check(story)
    var times: [Duration] = []
    for _ in 0..<5 { times.append(clock.measure { _ = checker.check(story) }) }
    let segments = callCount * 14
    print(
      "\(callCount) calls, \(segments) segments, \(tape.wordCount) words: open \(opening), 40 quotes \(times.sorted()[2])"
    )
  }
}
