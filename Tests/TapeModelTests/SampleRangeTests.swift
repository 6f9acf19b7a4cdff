import TapeModel
import Testing

struct SampleRangeTests {
  @Test func touchingRangesShareNoFrame() {
    #expect(!SampleRange(start: 0, end: 5).overlaps(SampleRange(start: 5, end: 9)))
    #expect(SampleRange(start: 0, end: 6).intersection(SampleRange(start: 5, end: 9)) == SampleRange(start: 5, end: 6))
  }

  @Test func anEmptyRangeOverlapsNothing() {
    #expect(!SampleRange(start: 3, end: 3).overlaps(SampleRange(start: 0, end: 9)))
  }

  @Test(arguments: [(Int64(-1), Int64(2)), (3, 2), (.min, .max)])
  func refusesARangeFromAFileThatCannotBe(start: Int64, end: Int64) {
    #expect(SampleRange(checking: start, end) == nil)
  }

  @Test(arguments: [
    (SampleRange(start: 0, end: 4), SampleRange(start: 10, end: 10)),
    (SampleRange(start: 30, end: 40), SampleRange(start: 20, end: 20)),
    (SampleRange(start: 5, end: 15), SampleRange(start: 10, end: 15)),
  ])
  func clampsToLimits(range: SampleRange, clamped: SampleRange) {
    #expect(range.clamped(to: SampleRange(start: 10, end: 20)) == clamped)
  }
}
