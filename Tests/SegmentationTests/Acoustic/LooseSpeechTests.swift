import Testing

@testable import Segmentation

@Suite struct LooseSpeechTests {
  /// Two seconds of a call.
  private func widened(_ turns: [Range<Int>?], speech: [Range<Int>]) -> [Range<Int>?] {
    LooseSpeech(isSpeech: (0..<200).map { frame in speech.contains { $0.contains(frame) } }).widened(turns)
  }

  @Test func speechThatRunsIntoATurnIsItsOwn() {
    #expect(widened([105..<160], speech: [80..<160]) == [80..<160])
  }

  @Test func speechThatRunsOutOfATurnIsItsOwn() {
    #expect(widened([50..<105], speech: [50..<130]) == [50..<130])
  }

  /// As before and in a plosive.
  @Test func aShortHoleIsNoPause() {
    #expect(widened([105..<160], speech: [80..<90, 102..<160]) == [80..<160])
  }

  @Test func eachOfTwoTurnsTakesWhatTouchesIt() {
    #expect(widened([20..<60, nil, 120..<160], speech: [20..<75, 100..<160]) == [20..<75, nil, 100..<160])
  }

  @Test(
    arguments: [
      // A pause in between, too much for a word, a few frames, and no pause before it or behind it.
      ([nil, 110..<160], [70..<90, 110..<160]), ([nil, 105..<160], [64..<160]), ([nil, 105..<160], [100..<160]),
      ([50..<85, 105..<160], [50..<160]), ([nil, 30..<60], [0..<60]), ([nil, 30..<190], [30..<200]),
    ] as [([Range<Int>?], [Range<Int>])])
  func otherSpeechIsNot(turns: [Range<Int>?], speech: [Range<Int>]) {
    #expect(widened(turns, speech: speech) == turns)
  }
}
