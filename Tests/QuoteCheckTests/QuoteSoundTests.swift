import QuoteCheck
import TapeModel
import Testing

struct QuoteSoundTests {
  static let tape: TapeSketch = {
    var tape = TapeSketch()
    tape.call("1", "ANNA: We walked, uh, across the frozen river on Tuesday morning with eighteen people.")
    tape.call("2", "VERA: The ambulance came too late because the checkpoint was closed.")
    return tape
  }()

  @Test func keepsThePiecesWithoutWhatPrintLeavesOut() {
    let report = Self.tape.check("We walked across the frozen river … with eighteen people")
    #expect(
      report.keptRanges.map(\.range) == [
        SampleRange(start: 0, end: 4_000), SampleRange(start: 6_000, end: 14_000),
        SampleRange(start: 20_000, end: 26_000),
      ])
    #expect(report.wholeRanges.map(\.range) == [SampleRange(start: 0, end: 26_000)])
  }

  @Test func hasAStretchForEachRecordingOfASplice() {
    let report = Self.tape.check("The ambulance came too late. We walked across the frozen river on Tuesday")
    #expect(report.verdict == .spliced)
    #expect(report.wholeRanges.map(\.range.start) == [0, 0])
    #expect(Set(report.wholeRanges.map(\.recording)).count == 2)
    #expect(report.keptRanges.first?.recording == report.wholeRanges.first?.recording)
  }

  @Test func joinsPiecesThatTouch() {
    let report = Self.tape.check("We walked across the frozen lake on Tuesday")
    #expect(report.keptRanges.count == 2)
  }
}
