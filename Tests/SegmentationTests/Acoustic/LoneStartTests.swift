import TapeModel
import Testing

@testable import Segmentation

@Suite struct LoneStartTests {
  private let rate = SampleRate(hertz: 8_000)!

  private func words(_ edges: [(Double, Double)]) -> [Word] {
    edges.map { start, end in
      Word(
        "word", range: SampleRange(start: Int64(start * 8_000), end: Int64(end * 8_000)), timing: .aligned,
        confidence: 0.99)
    }
  }

  @Test func aWordLongBeforeTheOthersIsDoubtful() throws {
    var own = words([(1, 1.2), (3.2, 3.5), (3.6, 3.9)])
    let start = try #require(LoneStart(own, rate: rate))
    var confidence = 0.99
    start.limit(&confidence, &own)
    #expect(confidence < 0.6)
    #expect(own.map { $0.confidence < 0.6 } == [true, false, false])
    #expect(own[0].range == words([(1, 1.2)])[0].range)
    #expect(start.remark == "the first word stands 2.0 s before the others: it may be somebody else's")
  }

  @Test(
    arguments: [
      [(1, 1.2)], [(1, 1.2), (1.8, 2)], [(1, 1.8), (3, 3.5)], [(1, 1.2), (1.3, 1.6), (3, 3.4)],
    ] as [[(Double, Double)]])
  func otherwiseATurnIsAsItIs(edges: [(Double, Double)]) {
    #expect(LoneStart(words(edges), rate: rate) == nil)
  }
}
