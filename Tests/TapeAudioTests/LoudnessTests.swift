import TapeModel
import Testing

@testable import TapeAudio

@Suite struct LoudnessTests {
  /// A sine of 997 Hz at a level in decibels below full scale.
  private func sine(_ decibels: Double, seconds: Int, channelCount: Int) -> SampleArray {
    let amplitude = Float(Decibels.factor(decibels))
    // A resonator turns by the same angle each sample.
    var previous: Double = 0
    var current = 0.130_136_842_679
    let turn = 2 * 0.991_496_042_441_687
    var samples: [Float] = []
    for _ in 0..<seconds * 48_000 {
      for _ in 0..<channelCount { samples.append(amplitude * Float(previous)) }
      (previous, current) = (current, turn * current - previous)
    }
    return SampleArray(samples, rate: .broadcast, channelCount: channelCount)
  }

  /// EBU Tech 3341, test 1: a stereo sine near 1 kHz at -23 dBFS is -23 LUFS.
  @Test func measuresTheReferenceSine() throws {
    var source = sine(-23, seconds: 5, channelCount: 2)
    let loudness = Loudness.measure(&source)
    #expect(abs((loudness.integratedLUFS ?? 0) + 23) < 0.1)
    #expect(abs((loudness.truePeakDecibels ?? 0) + 23) < 0.2)
    #expect(loudness.rangeLU < 0.1)
    let leg = Loudness.measure(&source, channel: 1)
    #expect(abs((leg.integratedLUFS ?? 0) + 26) < 0.1)
  }

  @Test func saysNothingOfSilence() {
    var source = SampleArray([Float](repeating: 0, count: 48_000), rate: .broadcast)
    #expect(Loudness.measure(&source) == Loudness(integratedLUFS: nil, rangeLU: 0, truePeakDecibels: nil))
  }

  @Test func measuresAFileAndItsRange() throws {
    let all = try loudness(of: Fixture.path("tone.flac"))
    #expect((-12 ... -5).contains(all.integratedLUFS ?? 0))
    let none = try loudness(of: Fixture.path("tone.flac"), range: SampleRange(start: 5, end: 5))
    #expect(none.integratedLUFS == nil)
    #expect(throws: AudioFileError.noSuchChannel(path: Fixture.path("tone.flac"), channel: 1, channelCount: 1)) {
      _ = try loudness(of: Fixture.path("tone.flac"), channel: 1)
    }
  }
}
