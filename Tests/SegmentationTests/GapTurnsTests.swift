import TapeModel
import Testing

@testable import Segmentation

/// Turns that the sound did not find, and the speech that their neighbours leave.
@Suite struct GapTurnsTests {
  private let texts = ["we walked across the ice", "the river froze over in a single night", "we saw the other bank"]

  private func ms(_ start: Int64, _ end: Int64) -> SampleRange { SampleRange(start: start * 8, end: end * 8) }

  /// Where the second of three turns is laid, the others being where they are heard.
  private func laid(speech: SampleRange...) -> SampleRange? {
    let places = [ms(1_000, 3_000), nil, ms(7_000, 9_000)]
    var turns = zip(texts, places).enumerated().map { index, pair in
      Turn(
        number: index + 1, text: pair.0, range: pair.1, timing: pair.1 == nil ? .absent : .aligned,
        confidence: pair.1 == nil ? 0.8 : 0.99, words: [])
    }
    let written = texts.map { text in
      WrittenTurn(words: text.split(separator: " ").map { WrittenWord(String($0)) }, line: 1)
    }
    let outline = CallOutline(rate: .telephone, frameCount: 160_000, speech: [speech], legs: [:])
    let count = GapTurns(turns, written: written, outline: outline).fill(&turns, written: written)
    #expect(count == (turns[1].range == nil ? 0 : 1))
    #expect(turns[1].timing == (turns[1].range == nil ? .absent : .interpolated))
    return turns[1].range
  }

  @Test func speechOfItsLengthSpeaksForATurn() {
    #expect(laid(speech: ms(1_000, 3_000), ms(4_000, 6_000), ms(7_000, 9_000)) == ms(4_000, 6_000))
    #expect(laid(speech: ms(1_000, 3_000), ms(4_000, 4_900), ms(7_000, 9_000)) == nil)
  }

  @Test func speechOfItsLengthSaysNothingBesideAsMuchOtherSpeech() {
    let own = [ms(1_000, 3_000), ms(4_000, 6_000), ms(7_000, 9_000)]
    #expect(laid(speech: own[0], own[1], own[2], ms(12_000, 14_500)) == nil)
    #expect(laid(speech: own[0], own[1], own[2], ms(12_000, 13_500)) == own[1])
    // Less than a second is what turns leave.
    #expect(laid(speech: ms(0, 900), own[0], own[1], own[2], ms(12_000, 13_500)) == own[1])
  }
}
