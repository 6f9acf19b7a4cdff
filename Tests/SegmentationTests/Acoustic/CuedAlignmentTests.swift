import TapeModel
import Testing

@testable import Segmentation

@Suite struct CuedAlignmentTests {
  private let english = LanguageCode("en")!
  private let quick = SoundAligner(pronunciation: Pronunciation(), effort: .forced)

  @Test func cuesOfAClockThatIsOffAreBroughtOntoTheRecording() throws {
    var call = try SpokenCall(SpokenCall.texts)
    for (index, start) in call.starts.enumerated() {
      let cue = Int64((start + 0.7) * 1000)
      call.turns[index].cue = Cue(startMilliseconds: cue, endMilliseconds: cue + 2500)
    }
    let result = try quick.align(call.turns, language: english, in: call.sound)
    for (turn, truth) in zip(result.turns, call.starts) {
      #expect(abs(try #require(call.startSeconds(turn)) - truth) < 0.1)
    }
  }

  @Test func eachTurnIsPlacedInTheLegOfItsSpeaker() throws {
    let call = try SpokenCall(Array(SpokenCall.texts.prefix(2)))
    var hiss = SplitMix64(state: 11)
    let border = Int((call.starts[1] - 0.3) * 22_050)
    var stereo: [Float] = []
    for (index, sample) in call.samples.enumerated() {
      let quiet = 0.002 * (Float(hiss.next() >> 40) / Float(1 << 24) - 0.5)
      stereo += index < border ? [quiet, sample] : [sample, quiet]
    }
    var turns = call.turns
    turns[0].channel = 1
    turns[1].channel = 0
    var source = SampleArray(stereo, rate: call.rate, channelCount: 2)
    let legs = (0..<2).map { CallSound(&source, channel: $0) }
    let result = try quick.align(turns, language: english, legs: legs)
    for (turn, truth) in zip(result.turns, call.starts) {
      #expect(abs(try #require(call.startSeconds(turn)) - truth) < 0.1)
    }
  }

  /// Between cues that touch there is no room for what nobody said.
  @Test func turnsThatAreNotOnTheTapeDoNotHideThoseWithCues() throws {
    var call = try SpokenCall(SpokenCall.texts)
    for index in call.turns.indices {
      let end = index + 1 < call.starts.count ? call.starts[index + 1] : Double(call.samples.count) / 22_050
      call.turns[index].cue = Cue(
        startMilliseconds: Int64(call.starts[index] * 1000), endMilliseconds: Int64(end * 1000))
    }
    let unsaid = Array(repeating: WrittenWord("Nobody says these many words here at all."), count: 12)
    call.turns.insert(WrittenTurn(words: unsaid, line: 9), at: 2)
    let result = try SoundAligner(pronunciation: Pronunciation())
      .align(call.turns, language: english, in: call.sound)
    #expect(result.match.verdict != .refused)
    #expect(result.turns[2].range == nil)
    for (index, truth) in zip([0, 1, 3, 4], call.starts) {
      #expect(abs(try #require(call.startSeconds(result.turns[index])) - truth) < 0.1)
    }
  }
}
