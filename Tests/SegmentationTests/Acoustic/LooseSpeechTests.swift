import TapeModel
import Testing

@testable import Segmentation

@Suite struct LooseSpeechTests {
  /// A hiss with louder noise where somebody speaks, in seconds; two seconds in all.
  private func loose(_ speech: [ClosedRange<Double>]) -> LooseSpeech {
    var noise = SplitMix64(state: 5)
    let samples = (0..<16_000).map { index -> Float in
      let hiss = Float(noise.next() >> 40) / Float(1 << 24) - 0.5
      return hiss * (speech.contains { $0.contains(Double(index) / 8_000) } ? 0.2 : 0.004)
    }
    var source = SampleArray(samples)
    return LooseSpeech(CallSound(&source, channel: nil))
  }

  private let call = 0..<200

  @Test func speechThatRunsIntoATurnIsItsOwn() {
    let widened = loose([0.8...1.6]).widened(105..<160, in: call)
    #expect((77...83).contains(widened.lowerBound))
    #expect((160...163).contains(widened.upperBound))
  }

  @Test func speechThatRunsOutOfATurnIsItsOwn() {
    let widened = loose([0.5...1.3]).widened(50..<105, in: call)
    #expect((47...50).contains(widened.lowerBound))
    #expect((127...133).contains(widened.upperBound))
  }

  /// As before and in a plosive.
  @Test func aShortHoleIsNoPause() {
    let widened = loose([0.8...0.95, 1.02...1.6]).widened(105..<160, in: call)
    #expect((77...83).contains(widened.lowerBound))
  }

  @Test(
    arguments: [
      // A pause in between, too much for a word, and no pause before it.
      ([0.7...0.9, 1.1...1.6], 110, 0), ([0.5...1.6], 105, 0), ([0.8...1.6], 105, 85),
    ] as [([ClosedRange<Double>], Int, Int)])
  func otherSpeechIsNot(speech: [ClosedRange<Double>], start: Int, roomStart: Int) {
    let widened = loose(speech).widened(start..<160, in: roomStart..<200)
    #expect(abs(widened.lowerBound - start) < 6)
  }
}
