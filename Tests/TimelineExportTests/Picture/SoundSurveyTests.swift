import Foundation
import TapeModel
import Testing

@testable import TimelineExport

struct SoundSurveyTests {
  @Test(arguments: [8_000, 44_100, 48_000])
  func aToneStandsAtItsFrequency(hertz: Int) {
    let rate = SampleRate(hertz: hertz)!
    let samples = (0..<2 * hertz).map { sin(2 * .pi * 1_000 * Double($0) / Double(hertz)) }
    var survey = SoundSurvey(
      columnCount: 100, channelCount: 1, frameCount: Int64(samples.count), rate: rate, includesSpectra: true)
    survey.take(samples.span)
    survey.finish()
    let column = survey.powers[0][50]
    let strongest = column.indices.max { column[$0] < column[$1] } ?? 0
    #expect(abs(Double(strongest) * SoundSurvey.binHertz(rate) - 1_000) <= SoundSurvey.binHertz(rate))
    #expect((0.5...1.01).contains(column[strongest]))
    #expect(column[column.count / 2] < 1e-6)
    #expect(abs(survey.columns[0][50].rootMeanSquare - 0.5.squareRoot()) < 0.01)
    #expect(survey.columns[0][50].highest > 0.99)
  }

  @Test func moreColumnsThanFramesAreFilled() {
    var survey = SoundSurvey(
      columnCount: 10, channelCount: 1, frameCount: 3, rate: .telephone, includesSpectra: true)
    let samples = [0.5, -0.25, 1]
    survey.take(samples.span)
    survey.finish()
    #expect(survey.columns[0].map(\.highest) == [0.5, 0.5, 0.5, -0.25, -0.25, -0.25, 1, 1, 1, 1])
  }
}
