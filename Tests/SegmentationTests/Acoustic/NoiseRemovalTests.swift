import Foundation
import Testing

@testable import Segmentation

/// What is done against a recording's noise before models see it.
@Suite struct NoiseRemovalTests {
  private let bands = MelAnalyser.bandCount
  private var noise: [Float] { (0..<bands).map { 1 + Float($0) } }

  private func removal(decibels: Float) -> NoiseRemoval { NoiseRemoval(noise: noise, signalToNoiseDecibels: decibels) }

  /// The mean of the log power over all bands, in natural logarithms: what the first cepstrum says.
  private func level(_ decibels: Float, power: (Int) -> Float) -> Float {
    let unit = Cepstra.statics(mel: (0..<bands).map { _ in exp(1) }) { mel, _ in mel }[0]
    return removal(decibels: decibels).statics(mel: (0..<bands).map(power))[0] / unit
  }

  @Test func noiseIsTakenOffThePowerOfEachBand() {
    #expect(abs(level(10) { 100 + noise[$0] } - log(100)) < 1e-4)
    #expect(abs(level(20) { 100 + noise[$0] } - log(100)) < 1e-4)
    // Less of it the clearer the recording is.
    #expect(abs(level(25) { 100 + noise[$0] / 2 } - log(100)) < 1e-4)
    #expect(removal(decibels: 25).isNoisy && !removal(decibels: 25.1).isNoisy)
  }

  @Test func aTenthOfThePowerIsLeft() {
    #expect(abs(level(10) { _ in 0.5 } - log(0.05)) < 1e-4)
  }

  @Test func aClearRecordingStaysAsItIs() {
    #expect(abs(level(30) { _ in 0.5 } - log(0.5)) < 1e-4)
    var statics = (0..<5 * Cepstra.staticCount).map { Float($0 % 7) }
    let before = statics
    removal(decibels: 31).smooth(&statics, frames: 0..<5)
    #expect(statics == before)
  }

  @Test func framesAreSmoothedWithinAStretch() {
    let width = Cepstra.staticCount
    func smoothed(_ values: [Float], _ frames: Range<Int>, decibels: Float = 10) -> [[Float]] {
      var statics = values.flatMap { value in (0..<width).map { value * Float($0 + 1) } }
      removal(decibels: decibels).smooth(&statics, frames: frames)
      return (0..<width).map { value in values.indices.map { statics[$0 * width + value] / Float(value + 1) } }
    }
    for column in smoothed([0, 0, 4, 0, 0, 8, 4], 0..<5) { #expect(column == [0, 1, 2, 1, 0, 8, 4]) }
    for column in smoothed([9, 4, 0, 0, 9], 1..<4) { #expect(column == [9, 4, 1, 0, 9]) }
    for column in smoothed([4, 0], 0..<2) { #expect(column == [4, 0]) }
    // Half as much at 25 dB: a sixth, two thirds and a sixth.
    for column in smoothed([0, 6, 0], 0..<3, decibels: 25) { #expect(abs(column[1] - 4) < 1e-5) }
  }
}
