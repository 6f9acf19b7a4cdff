import TapeModel
import Testing

@testable import TapeAudio

@Suite struct SpeechActivityTests {
  /// Levels at `decibels` below full scale that waver a little, as noise does.
  private func levels(_ decibels: Double, _ count: Int, seed: UInt64 = 1) -> [Int16] {
    let wavering = TestSound.noise(count, seed: seed, amplitude: 60)
    let power = 32_768.0 * 32_768.0 * exp10(decibels / 10)
    let level = SpeechActivity.level(meanSquare: power)
    return wavering.map { max(0, level + $0) }
  }

  private func exp10(_ exponent: Double) -> Double { Decibels.factor(exponent * 20) }

  private func find(_ levels: [Int16]) -> SpeechActivity.Found {
    SpeechActivity().find(levels: levels, rate: .telephone, frameCount: Int64(levels.count) * 80)
  }

  @Test func measuresLevelsWithinAQuarterOfADecibel() {
    for decibels in stride(from: -85.0, through: 0, by: 0.37) {
      let level = SpeechActivity.level(meanSquare: 32_768 * 32_768 * exp10(decibels / 10))
      #expect(abs(SpeechActivity.decibels(level: level) - decibels) < 0.27)
    }
    #expect(SpeechActivity.level(meanSquare: 0) == 0)
    #expect(SpeechActivity.level(meanSquare: .nan) == 0)
    #expect(SpeechActivity.level(meanSquare: .infinity) > 7_900)
  }

  @Test(arguments: [-70.0, -50, -30])
  func hearsNothingInSteadyNoise(decibels: Double) {
    #expect(find(levels(decibels, 6_000)).speech.isEmpty)
  }

  @Test func hearsNothingWhereThereIsNothing() {
    #expect(find([]).speech.isEmpty)
    #expect(find([]).noiseFloorDecibels == nil)
    #expect(find([Int16](repeating: 0, count: 3_000)).speech.isEmpty)
    #expect(find([Int16](repeating: 0, count: 3_000)).noiseFloorDecibels == nil)
  }

  @Test(arguments: [-60.0, -40, -30])
  func hearsASentenceTenDecibelsAboveTheNoise(floor: Double) throws {
    let found = find(levels(floor, 1_000) + levels(floor + 10, 200, seed: 2) + levels(floor, 1_000, seed: 3))
    try #require(found.speech.count == 1)
    #expect(abs(found.speech[0].start - 80_000) <= 6 * 80)
    #expect(abs(found.speech[0].end - 96_000) <= 8 * 80)
    let measured = try #require(found.noiseFloorDecibels)
    #expect(abs(measured - floor) < 0.5)
  }

  @Test func keepsShortPausesAndDropsClicks() throws {
    let quiet = levels(-60, 500)
    let word = levels(-30, 40, seed: 2)
    let pause = levels(-60, 15, seed: 3)
    let click = levels(-20, 2, seed: 4)
    let found = find(quiet + word + pause + word + quiet + click + quiet)
    try #require(found.speech.count == 1)
    #expect(abs(found.speech[0].frameCount - 95 * 80) <= 14 * 80)
  }

  @Test func followsABackgroundThatRisesSlowly() throws {
    var all: [Int16] = []
    for second in 0..<240 {
      let floor = -60 + Double(second) / 10
      all += levels(second % 10 < 3 ? floor + 15 : floor, 100, seed: UInt64(second))
    }
    let found = find(all)
    #expect(found.speech.count == 24)
    for (index, range) in found.speech.enumerated() {
      #expect(abs(range.start - Int64(index) * 80_000) <= 1_000)
      #expect(abs(range.frameCount - 24_000) <= 2_000)
    }
  }

  @Test(arguments: [8_000, 11_025, 22_050, 44_100, 44_056, 1_001, 12_345])
  func measuresHundredthsOfASecondWhereTheyBegin(hertz: Int) {
    let ends = (1...500).map { rescale($0, from: 100, to: hertz, rounding: .down) }
    // Every hundredth of a second is louder than the one before.
    var samples: [Int16] = []
    for (cell, end) in ends.enumerated() {
      while samples.count < Int(end) { samples.append(Int16((cell + 1) * 60) * (samples.count % 2 == 0 ? 1 : -1)) }
    }
    var meter = ChannelMeter(hertz: hertz, framesPerPoint: 64, fullScale: 32_767)
    samples.withUnsafeBufferPointer { meter.take($0.baseAddress!, $0.count) }
    meter.finish()
    #expect(meter.levels.count == 500)
    for (cell, level) in meter.levels.enumerated() {
      let start = cell == 0 ? 0 : ends[cell - 1]
      let part = samples[Int(start)..<Int(ends[cell])].map { Double($0) }
      let mean = part.reduce(0, +) / Double(part.count)
      let square = part.reduce(0) { $0 + $1 * $1 } / Double(part.count)
      #expect(abs(Int(level) - Int(SpeechActivity.level(meanSquare: square - mean * mean))) <= 1)
    }
  }

  @Test func keepsToTheRecordingAtRatesThatDoNotDivide() throws {
    let rate = try #require(SampleRate(hertz: 11_025))
    let all = levels(-60, 300) + levels(-20, 300, seed: 2)
    let found = SpeechActivity().find(levels: all, rate: rate, frameCount: 66_100)
    try #require(found.speech.count == 1)
    #expect(found.speech[0].end == 66_100)
    #expect(
      found.speech[0].start
        == rescale(Int64(found.speech[0].start * 100 / 11_025) + 1, from: 100, to: 11_025, rounding: .down))
  }
}
