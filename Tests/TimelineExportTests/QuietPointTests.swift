import TapeModel
import Testing
import TimelineExport

struct QuietPointTests {
  /// A tone with a dip of silence of 16 frames at 500.
  private static let dip: [Float] = (0..<1_000).map { (500..<516).contains($0) ? 0 : $0 % 2 == 0 ? 0.5 : -0.5 }

  private func nearest(_ frame: Int64, _ samples: [Float], reach: Int64 = 80) -> Int64 {
    var source = SampleArray(samples)
    let limits = source.allFrames
    return QuietPoint.nearest(to: frame, reach: reach, channel: nil, within: limits, in: &source)
  }

  @Test func findsTheDipWithinReach() {
    #expect((500...516).contains(nearest(460, Self.dip)))
    #expect((500...516).contains(nearest(560, Self.dip)))
  }

  @Test func neverGoesBeyondItsReach() {
    #expect(abs(nearest(460, Self.dip, reach: 10) - 460) <= 10)
    #expect(nearest(460, Self.dip, reach: 0) == 460)
  }

  @Test func staysWhereAllIsEquallyQuiet() {
    #expect(nearest(300, [Float](repeating: 0, count: 600)) == 300)
  }

  @Test func takesTheZeroCrossingOfASlowWave() {
    let wave = (0..<800).map { Float($0 - 400) / 400 }
    #expect([400, 401].contains(nearest(390, wave)))
  }

  @Test func samplesThatAreNoNumbersAreLoud() {
    var samples = [Float](repeating: .nan, count: 600)
    for place in 320..<340 { samples[place] = 0.1 }
    #expect((320...340).contains(nearest(300, samples)))
  }

  @Test func holdsAtTheEndsOfTheSound() {
    #expect((0...80).contains(nearest(0, Self.dip)))
    #expect((920...1_000).contains(nearest(1_000, Self.dip)))
    #expect(nearest(0, []) == 0)
    #expect(nearest(5_000, Self.dip) == 5_000)
  }

  @Test func settledEdgesNeverCutAWord() {
    var source = SampleArray(Self.dip)
    let word = Word("w", range: SampleRange(start: 470, end: 600), timing: .aligned, confidence: 1)
    let edges = ClipEdges.snapped(
      range: SampleRange(start: 465, end: 700), speech: [], words: [word], limit: 0, within: source.allFrames)
    let settled = edges.settled(in: &source, channel: 0, reach: 80, words: [word])
    #expect(settled.range.start <= 470 && settled.range.end >= 600)
  }

  @Test func anEdgeThatCutsAWordStaysForAPersonToMove() {
    var source = SampleArray(Self.dip)
    let word = Word("w", range: SampleRange(start: 400, end: 600), timing: .aligned, confidence: 1)
    let edges = ClipEdges.snapped(
      range: SampleRange(start: 480, end: 700), speech: [], words: [word], limit: 0, within: source.allFrames)
    #expect(edges.start == .unmoved)
    #expect(edges.settled(in: &source, channel: nil, reach: 80, words: [word]).range.start == 480)
  }
}
