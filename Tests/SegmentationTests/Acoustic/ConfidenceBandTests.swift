import TapeModel
import Testing

@testable import Segmentation

/// What an editor reads of a confidence, in hundredths, and the band that stands beside it.
@Suite struct ConfidenceBandTests {
  @Test func whatIsReadIsOfTheBandThatIsTold() throws {
    var before = 0.0
    for step in 0...10_000 {
      let confidence = Double(step) / 10_000
      let told = ConfidenceBand.toldInHundredths(confidence)
      let read = try #require(Double(decimal(told, places: 2)))
      #expect(ConfidenceBand(confidence: read) == ConfidenceBand(confidence: confidence), "\(confidence)")
      #expect(told <= confidence && confidence - told < 0.0061, "\(confidence)")
      #expect(decimal(told, places: 2) >= decimal(before, places: 2), "\(confidence)")
      before = told
    }
  }
}
