import Foundation
import TapeModel
import Testing

@testable import TapeAudio

struct TruePeakLimiterTests {
  private func limited(_ samples: [Double], ceiling: Double, block: Int = 1_000) -> (samples: [Double], deepest: Double)
  {
    var limiter = TruePeakLimiter(rate: .broadcast, channelCount: 2, ceilingDecibels: ceiling)
    var output: [Double] = []
    for start in stride(from: 0, to: samples.count, by: 2 * block) {
      append(Array(samples[start..<min(start + 2 * block, samples.count)]), to: &limiter, &output)
    }
    limiter.finish(&output)
    return (output, limiter.deepestDecibels)
  }

  /// A function of its own: a span of a value made in a loop crashes the compiler (6.3.1) at times.
  private func append(_ part: [Double], to limiter: inout TruePeakLimiter, _ output: inout [Double]) {
    limiter.append(part.span, to: &output)
  }

  /// A quarter of the rate, an eighth of a turn late: samples reach 0.71 of what lies between.
  private func betweenSamples(_ level: Double) -> [Double] {
    (0..<48_000).flatMap { frame in
      // Faded at both ends: an edge would ring.
      let fade = min(1, Double(frame) / 2_000, Double(47_999 - frame) / 2_000)
      let sample = fade * level * sin(2 * .pi * (Double(frame) / 4 + 0.125))
      return [sample, sample / 2]
    }
  }

  @Test func peaksBetweenSamplesStayBelowTheCeiling() throws {
    let (output, deepest) = limited(betweenSamples(1), ceiling: -3)
    var source = SampleArray(output.map(Float.init), rate: .broadcast, channelCount: 2)
    let peak = Loudness.measure(&source).truePeakDecibels ?? 0
    #expect((-3.2 ... -2.95).contains(peak))
    #expect((-3.2 ... -2.9).contains(deepest))
    #expect(output.count == 96_000)
  }

  @Test func whatLiesBelowTheCeilingStaysAsItIs() {
    let samples = betweenSamples(0.7)
    #expect(limited(samples, ceiling: -3).samples == samples)
  }

  @Test(arguments: [1, 7, 480, 48_000])
  func blocksOfAnySizeGiveTheSame(block: Int) {
    let samples = betweenSamples(0.95)
    #expect(limited(samples, ceiling: -6, block: block).samples == limited(samples, ceiling: -6).samples)
  }

  @Test func aSinglePeakIsMetAndLeftAgain() {
    var samples = [Double](repeating: 0.1, count: 2 * 96_000)
    samples[2 * 24_000] = 1
    let output = limited(samples, ceiling: -6).samples
    #expect(output[2 * 24_000] <= 0.502)
    #expect(output[2 * 20_000] == 0.1 && output[2 * 95_999] == 0.1)
    #expect(output[2 * 23_990] < 0.1)
  }
}
