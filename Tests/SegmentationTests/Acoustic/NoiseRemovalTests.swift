import Foundation
import TapeModel
import Testing

@testable import Segmentation

/// What is done against a recording's noise before models see it.
@Suite struct NoiseRemovalTests {
  private let bands = MelAnalyser.bandCount
  private var noise: [Float] { (0..<bands).map { 1 + Float($0) } }

  /// The mean over all bands of the log power of each frame, in natural logarithms: what the first cepstrum says.
  private func levels(
    _ decibels: Float, stretches: [Range<Int>] = [], _ frames: [(_ band: Int) -> Float]
  ) -> [Float] {
    let removal = NoiseRemoval(noise: noise, signalToNoiseDecibels: decibels)
    let unit = Cepstra.statics(mel: (0..<bands).map { _ in exp(1) }) { mel, _ in mel }[0]
    let mel = frames.flatMap { (0..<bands).map($0) }
    let statics = removal.statics(mel: mel, stretches: stretches)
    return frames.indices.map { statics[$0 * Cepstra.staticCount] / unit }
  }

  private func isNear(_ levels: [Float], _ expected: [Float]) -> Bool {
    levels.count == expected.count && zip(levels, expected).allSatisfy { abs($0 - $1) < 1e-4 }
  }

  @Test func noiseIsTakenOffThePowerOfEachBand() {
    #expect(isNear(levels(10, [{ 100 + noise[$0] }]), [log(100)]))
    #expect(isNear(levels(20, [{ 100 + noise[$0] }]), [log(100)]))
    // Less of it the clearer the recording is.
    #expect(isNear(levels(25, [{ 100 + noise[$0] / 2 }]), [log(100)]))
  }

  @Test func aTenthOfThePowerIsLeft() {
    #expect(isNear(levels(10, [{ _ in 0.5 }]), [log(0.05)]))
  }

  @Test func framesAreSmoothedWithinAStretch() {
    // So loud that the noise does not count.
    func smoothed(_ decibels: Float, _ values: [Float], _ stretches: Range<Int>...) -> [Float] {
      levels(decibels, stretches: stretches, values.map { value in { _ in exp(30 + value) } }).map { $0 - 30 }
    }
    #expect(isNear(smoothed(10, [0, 0, 4, 0, 0, 8, 4], 0..<5, 5..<7), [0, 1, 2, 1, 0, 8, 4]))
    #expect(isNear(smoothed(10, [8, 4, 0, 0, 8], 1..<4), [8, 4, 1, 0, 8]))
    // Half as much at 25 dB: a sixth, two thirds and a sixth.
    #expect(isNear(smoothed(25, [0, 6, 0], 0..<3), [0, 4, 0]))
  }

  @Test func aClearRecordingStaysAsItIs() {
    let powers: [Float] = [0.5, 2, 0.5]
    #expect(isNear(levels(30, stretches: [0..<3], powers.map { power in { _ in power } }), powers.map { log($0) }))
  }

  @Test func whatIsNoisyBeginsHalfWayBetween() {
    #expect(NoiseRemoval(noise: noise, signalToNoiseDecibels: 25).isNoisy)
    #expect(!NoiseRemoval(noise: noise, signalToNoiseDecibels: 25.1).isNoisy)
  }

  /// A call whose speech has 15 dB over its noise, and what else the models start from besides the call itself.
  private func noisyCall() throws -> CallSound {
    var source = SampleArray(try SpokenCall(SpokenCall.texts, noise: 0.1).samples, rate: SpokenCall.rate)
    let sound = CallSound(&source, channel: nil, teaches: true)
    try #require(sound.signalToNoiseDecibels < 20)
    return sound
  }

  @Test func speechOfOtherCallsComesOutAsTheCallsOwn() throws {
    let sound = try noisyCall()
    var material = SpeechMaterial(noise: sound.noise)
    material.add(mel: sound.mel, states: sound.isSpeech.map { $0 ? 0 : -1 })
    var statistics = StateStatistics(stateCount: 1)
    material.add(to: &statistics, asIn: sound)
    for value in 0..<Cepstra.count {
      #expect(abs(statistics.squares[value] / statistics.counts[0] - 1) < 0.01, "feature \(value)")
    }
  }

  @Test func noiseThatIsMadeComesOutAsTheCallsOwn() throws {
    let sound = try noisyCall()
    func level(_ rows: [Float]) -> Float {
      let values = stride(from: 0, to: rows.count, by: Cepstra.count).map { rows[$0] }
      return values.reduce(0, +) / Float(values.count)
    }
    let own = SilenceMaterial.rows(of: sound, frames: sound.isSpeech.indices.filter { !sound.isSpeech[$0] })
    let made = SilenceMaterial.noiseRows(for: sound, count: 600)
    #expect(abs(level(own) - level(made)) < 1)
  }
}
