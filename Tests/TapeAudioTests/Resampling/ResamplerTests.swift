import Foundation
import TapeAudio
import TapeModel
import Testing

struct ResamplerTests {
  private static let rates = [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 96_000].map { SampleRate(hertz: $0)! }

  /// A tone of 997 Hz at half of full scale.
  private func tone(at frame: Int, _ rate: SampleRate, channel: Int = 0) -> Float {
    Float(0.5 * sin(2 * .pi * (997 + 100 * Double(channel)) * Double(frame) / Double(rate.hertz)))
  }

  private func resampled(_ input: [Float], from rate: SampleRate, channelCount: Int, block: Int) throws -> [Float] {
    var resampler = try Resampler(from: rate, to: .broadcast, channelCount: channelCount)
    var output: [Float] = []
    var next = 0
    while next < input.count {
      let end = min(next + block * channelCount, input.count)
      try resampler.append(input.span.extracting(next..<end), to: &output)
      next = end
    }
    try resampler.finish(to: &output)
    return output
  }

  @Test(arguments: rates)
  func aToneStaysInItsPlaceAtAnotherRate(rate: SampleRate) throws {
    let input = (0..<rate.hertz).map { tone(at: $0, rate) }
    let output = try resampled(input, from: rate, channelCount: 1, block: 1_000)
    #expect(output.count == 48_000)
    var worst: Float = 0
    for frame in 4_000..<44_000 { worst = max(worst, abs(output[frame] - tone(at: frame, .broadcast))) }
    #expect(worst < 0.000_002)
  }

  @Test func blocksOfAnySizeGiveTheSameSound() throws {
    let input = (0..<8_000).map { tone(at: $0, .telephone) }
    let whole = try resampled(input, from: .telephone, channelCount: 1, block: 8_000)
    #expect(try resampled(input, from: .telephone, channelCount: 1, block: 1) == whole)
    #expect(try resampled(input, from: .telephone, channelCount: 1, block: 777) == whole)
  }

  @Test func channelsStayApart() throws {
    let input = (0..<8_000).flatMap { [tone(at: $0, .telephone), tone(at: $0, .telephone, channel: 1)] }
    let output = try resampled(input, from: .telephone, channelCount: 2, block: 512)
    #expect(output.count == 96_000)
    #expect(abs(output[48_000] - tone(at: 24_000, .broadcast)) < 0.000_002)
    #expect(abs(output[48_003] - tone(at: 24_001, .broadcast, channel: 1)) < 0.000_002)
  }

  @Test func equalRatesChangeNoSample() throws {
    let input = (0..<4_800).map { tone(at: $0, .broadcast) }
    #expect(try resampled(input, from: .broadcast, channelCount: 1, block: 100) == input)
  }

  @Test func noSoundGivesNoSound() throws {
    #expect(try resampled([], from: .telephone, channelCount: 1, block: 1) == [])
  }
}
