import Foundation
import TapeModel
import Testing

@testable import Segmentation

@Suite struct SignalTests {
  @Test func theFourierTransformIsTheSumOfItsDefinition() {
    let size = 16
    let real = HeapBuffer<SIMD8<Float>>(repeating: .zero, count: size)
    let imaginary = HeapBuffer<SIMD8<Float>>(repeating: .zero, count: size)
    let input = (0..<size).map { Float(($0 * 7 + 3) % 11) - 5 }
    for index in 0..<size { real.base[index] = SIMD8(repeating: input[index]) }
    BatchedFourierTransform(size: size).transform(real.base, imaginary.base)
    for bin in 0..<size {
      var re = 0.0
      var im = 0.0
      for index in 0..<size {
        re += Double(input[index]) * cos(2 * .pi * Double(bin * index) / Double(size))
        im -= Double(input[index]) * sin(2 * .pi * Double(bin * index) / Double(size))
      }
      #expect(abs(Double(real.base[bin][3]) - re) < 1e-3)
      #expect(abs(Double(imaginary.base[bin][5]) - im) < 1e-3)
    }
  }

  @Test(arguments: [8_000, 11_025, 22_050, 48_000])
  func aToneKeepsItsLevelAndPlaceAtTheAnalysisRate(hertz: Int) {
    let tone = (0..<hertz).map { Float(sin(2 * .pi * 500 * Double($0) / Double(hertz))) }
    var output: [Float] = []
    var resampler = Resampler(from: hertz, to: 8_000)
    for first in stride(from: 0, to: tone.count, by: 777) {
      let block = Array(tone[first..<min(tone.count, first + 777)])
      resampler.append(block.span, to: &output)
    }
    resampler.finish(into: &output)
    #expect(output.count == 8_000)
    for index in 1_000..<7_000 {
      #expect(abs(output[index] - Float(sin(2 * .pi * 500 * Double(index) / 8_000))) < 0.02)
    }
  }

  @Test func aRingingToneIsNotSpeech() {
    let ring = (0..<24_000).map { index -> Float in
      let time = 2 * Double.pi * Double(index) / 8_000
      return index < 16_000 ? 0.1 * Float(sin(440 * time) + sin(480 * time)) : 0
    }
    var source = SampleArray(ring)
    let sound = CallSound(&source, channel: nil)
    #expect(sound.isTone[20..<180].allSatisfy { $0 })
    #expect(!sound.isSpeech[20..<180].contains(true))
    #expect(sound.tones.count == 1)
    #expect(sound.tones.first?.start == 0)
    #expect(abs((sound.tones.first?.end ?? 0) - 16_700) < 400)
  }

  @Test func aBeepUnderNoiseIsATone() {
    var noise = SplitMix64(state: 3)
    let beep = (0..<16_000).map { index -> Float in
      let hiss = Float(noise.next() >> 40) / Float(1 << 24) - 0.5
      let tone = 0.1 * Float(sin(2 * .pi * 1_000 * Double(index) / 8_000))
      // 10 dB below the tone.
      return 0.077 * hiss + ((4_000..<7_200).contains(index) ? tone : 0)
    }
    var source = SampleArray(beep)
    let sound = CallSound(&source, channel: nil)
    #expect(sound.isTone[54..<86].allSatisfy { $0 })
    #expect(!sound.isTone[..<45].contains(true))
    #expect(!sound.isTone[95...].contains(true))
  }

  /// Most of its power lies in two harmonics, and its pitch moves by a semitone, as in a word that is drawn out.
  @Test func aLongVowelIsNoTone() {
    var phase = 0.0
    let vowel = (0..<12_000).map { index -> Float in
      guard (4_000..<8_000).contains(index) else { return 0 }
      phase += 2 * .pi * (210 + 12 * Double(index - 4_000) / 4_000) / 8_000
      return Float(0.02 * sin(phase) + 0.1 * sin(2 * phase) + 0.05 * sin(3 * phase) + 0.01 * sin(11 * phase))
    }
    var source = SampleArray(vowel)
    let sound = CallSound(&source, channel: nil)
    #expect(!sound.isTone.contains(true))
    #expect(sound.isSpeech[55..<95].allSatisfy { $0 })
  }

  @Test func aLongTurnIsPlacedInPiecesThatEndWithSentences() {
    let words = (0..<200).map { WrittenWord($0 % 20 == 19 ? "word." : "word") }
    let pieces = TurnPieces([WrittenTurn(words: words, line: 1)], language: LanguageCode("en")!)
    #expect(pieces.pieces.count == 3)
    #expect(pieces.pieces.map(\.words.upperBound) == [80, 160, 200])
    #expect(pieces.texts.map(\.words.count).reduce(0, +) == 200)
  }
}
