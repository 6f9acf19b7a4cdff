import TapeModel
import Testing

struct SampleRateTests {
  static let rates = [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 768_000].compactMap(
    SampleRate.init(hertz:))

  @Test(arguments: rates)
  func everyFrameSurvivesMicroseconds(rate: SampleRate) {
    for frame in 0..<Int64(rate.hertz) {
      guard rate.frame(atMicroseconds: rate.microseconds(atFrame: frame)) == frame else {
        Issue.record("frame \(frame) is lost at \(rate)")
        return
      }
    }
  }

  @Test(arguments: [0, 999, 768_001, -8_000])
  func refusesARateThatNoRecorderUses(hertz: Int) {
    #expect(SampleRate(hertz: hertz) == nil)
  }

  @Test(arguments: [
    ("1:02:03.456", 29_787_648), ("62:03", 29_784_000), ("62.5", 500_000), ("62.5s", 500_000), ("#496000", 496_000),
    ("0:00", 0), ("1,5", 12_000), ("0.0000625", 1), ("1:02.5", 500_000),
  ])
  func readsTimesAsPeopleTypeThem(text: String, frame: Int64) {
    #expect(SampleRate.telephone.frame(parsing: text) == frame)
  }

  @Test(arguments: [
    "", "#", "#-1", "-1", "1:60", "1:2:3:4", "1:02:60", "abc", "1.", ".5", "1:002", "1e3", "62.5 s", "1:02s", "١",
    "99999999999999999999", "#99999999999999999999", "9223372036854775807:00:00",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(SampleRate.telephone.frame(parsing: text) == nil)
  }

  @Test(arguments: [(0, "0:00:00.000"), (29_787_648, "1:02:03.456"), (7, "0:00:00.001"), (3, "0:00:00.000")])
  func printsTimesAsPeopleReadThem(frame: Int64, text: String) {
    #expect(SampleRate.telephone.clockText(atFrame: frame) == text)
  }
}

struct RoundingTests {
  @Test(arguments: [
    (Rounding.down, Int64(5), Int64(2)), (.up, 5, 3), (.nearest, 5, 3), (.down, -5, -3), (.up, -5, -2),
    (.nearest, -5, -2), (.nearest, 4, 2), (.up, 4, 2),
  ])
  func halvesRoundAsNamed(rounding: Rounding, position: Int64, expected: Int64) {
    #expect(rescaled(position, from: 2, to: 1, rounding: rounding) == expected)
  }

  @Test func saysWhenAResultDoesNotFit() {
    #expect(rescaled(.max, from: 1, to: 2, rounding: .down) == nil)
    #expect(rescaled(1, from: 0, to: 2, rounding: .down) == nil)
  }
}
