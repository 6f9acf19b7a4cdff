import QuoteCheck
import QuoteGenerator
import TapeModel

/// Found, ends within one word and verdicts, for every edit, language and share of noise.
enum Accuracy {
  static func measure(seed: UInt64, showsFailures: Bool, noises: [Double] = [0, 0.05, 0.12, 0.2], count: Int = 200) {
    print("language noise edit                    count  found%   ends%  verdict%")
    for grammar in Grammar.all {
      let tape = MadeTape(grammar, callCount: 200, seed: seed + 1)
      for noise in noises {
        let heard = tape.transcribed(noise: noise, seed: seed + 2)
        var store = WordStore()
        for call in heard { store.add(call.recording, turns: call.turns, language: call.language) }
        let checker = QuoteChecker(tape: store)
        var maker = QuoteMaker(tape: tape, seed: seed + 3)
        for edit in MadeQuote.Edit.allCases {
          let score = score(edit, count, &maker, checker, tape, heard)
          print(line(grammar.language, noise, edit.rawValue, score))
          if showsFailures { for failure in score.failures { print("    " + failure) } }
        }
      }
    }
  }

  private static func score(
    _ edit: MadeQuote.Edit, _ usual: Int, _ maker: inout QuoteMaker, _ checker: QuoteChecker<WordStore>,
    _ tape: MadeTape, _ heard: [RecordingTurns]
  ) -> QuoteScore {
    var score = QuoteScore()
    let count = edit == .neverSaid ? 5 * usual : usual
    while score.count < count {
      guard let quote = maker.make(edit) else { continue }
      let published = StoryQuote(text: quote.text, speaker: quote.speaker, line: 1, form: .prose)
      let story = Story(name: "made", format: "text", quotes: [published])
      score.add(quote, checker.check(story).quotes[0], tape: tape, heard: quote.call.map { heard[$0] })
    }
    return score
  }

  private static func line(_ language: String, _ noise: Double, _ edit: String, _ score: QuoteScore) -> String {
    func percent(_ part: Int, _ whole: Int) -> String {
      guard whole > 0 else { return "      -" }
      let tenths = (part * 1_000 + whole / 2) / whole
      let text = "\(tenths / 10).\(tenths % 10)"
      return String(repeating: " ", count: max(0, 7 - text.count)) + text
    }
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    return left(language, 9) + left("\(Int(noise * 100))%", 6) + left(edit, 22) + left("\(score.count)", 6)
      + percent(score.found, score.count) + " " + percent(score.ends, score.endsCounted) + "  "
      + percent(score.verdicts, score.count)
  }
}
