import TapeModel
import Testing

@testable import Segmentation

@Suite struct AutomaticAlignerTests {
  /// Speech without a pause, into which every cue cuts.
  private func outline(_ call: SpokenCall) -> CallOutline {
    let all = SampleRange(start: 0, end: Int64(call.samples.count))
    return CallOutline(rate: call.rate, frameCount: all.end, speech: [[all]])
  }

  private func align(_ call: SpokenCall, language: String) throws -> Alignment {
    var source = SampleArray(call.samples, rate: call.rate)
    return try AutomaticAligner(mode: .auto, language: LanguageCode(language), pronunciation: Pronunciation())
      .align(call.turns, with: outline(call), in: &source)
  }

  private func cued(_ call: SpokenCall, offsets: [Double]) -> SpokenCall {
    var call = call
    for (index, start) in call.starts.enumerated() {
      let cue = Int64((start + offsets[index % offsets.count]) * 1000)
      let end = index + 1 < call.starts.count ? call.starts[index + 1] - 0.6 : Double(call.samples.count) / 22_050
      call.turns[index].cue = Cue(startMilliseconds: cue, endMilliseconds: Int64(end * 1000))
    }
    return call
  }

  private var call: SpokenCall {
    get throws { try SpokenCall(SpokenCall.texts + ["The last house at the end of the road is empty now."]) }
  }

  @Test func cuesThatTheSoundFindsRightStayAndTheirWordsArePlacedBySound() throws {
    let call = cued(try call, offsets: [0])
    let result = try align(call, language: "en")
    #expect(result.misfit == nil)
    for (turn, written) in zip(result.turns, call.turns) {
      #expect(turn.timing == .stated)
      let range = try #require(turn.range)
      let cue = try #require(written.cue)
      #expect(abs(call.rate.milliseconds(range.start) - cue.startMilliseconds) <= 1)
      // espeak-ng speaks some words as one with their neighbour.
      #expect(2 * turn.words.filter { $0.timing == .aligned }.count > turn.words.count)
      #expect(turn.words.allSatisfy { $0.range.map { range.start <= $0.start && $0.end <= range.end } ?? false })
    }
  }

  @Test func cuesThatJitterAreReplacedByWhatIsHeard() throws {
    let call = cued(try call, offsets: [0.4, -0.4, 0.03, -0.45, 0.35])
    let result = try align(call, language: "en")
    for (turn, truth) in zip(result.turns, call.starts) {
      #expect(turn.timing == .aligned)
      #expect(abs(call.rate.seconds(atFrame: try #require(turn.range).start) - truth) < 0.1)
    }
    let notice = try #require(result.notices.first { $0.contains("cues were off") })
    #expect(notice.hasPrefix("4 of 5 cues were off, typically by 0.4"))
  }

  @Test func legsThatAreNamedTheWrongWayRoundAreSaidToBe() throws {
    var call = try SpokenCall(
      SpokenCall.texts + [
        "The last house at the end of the road is empty now.", "Somebody took the dog across before it was dark.",
        "My brother has the keys, and he will not give them to anybody.", "Tell them to bring the papers and a lamp.",
      ])
    let names = ["Anna", "Boris"].compactMap { Speaker(name: $0) }
    for index in call.turns.indices { call.turns[index].speaker = names[index % 2] }
    var hiss = SplitMix64(state: 11)
    var stereo: [Float] = []
    for (index, sample) in call.samples.enumerated() {
      let quiet = 0.002 * (Float(hiss.next() >> 40) / Float(1 << 24) - 0.5)
      let turn = (call.starts.lastIndex { Int(($0 - 0.3) * 22_050) <= index } ?? 0) % 2
      stereo += turn == 0 ? [sample, quiet] : [quiet, sample]
    }
    func align(_ legs: [String: Int]) throws -> Alignment {
      var source = SampleArray(stereo, rate: call.rate, channelCount: 2)
      let outline = CallOutline(
        rate: call.rate, frameCount: source.frameCount, speech: [[source.allFrames], [source.allFrames]], legs: legs)
      return try AutomaticAligner(mode: .auto, language: LanguageCode("en"), pronunciation: Pronunciation())
        .align(call.turns, with: outline, in: &source)
    }
    #expect(try align(["anna": 0, "boris": 1]).misfit == nil)
    let wrong = try align(["anna": 1, "boris": 0])
    #expect(wrong.misfit?.hasPrefix("the legs are named the wrong way round") == true)
    #expect(wrong.turns.allSatisfy { $0.range == nil })
  }

  @Test func aTextInOtherLettersThanItsLanguageIsNotPlacedBySound() throws {
    let result = try align(try call, language: "ru")
    #expect(result.misfit?.contains("Latin letters") == true)
    #expect(result.misfit?.hasSuffix("not aligned by the sound") == true)
    // Said once.
    #expect(result.notices.isEmpty)
    #expect(result.turns.allSatisfy { $0.timing != .aligned })
  }

  @Test func aTurnMarkedAsAnotherLanguageIsJudgedByItsOwnLetters() throws {
    var turns = try call.turns
    #expect(WritingSystem.contradiction(in: turns, language: LanguageCode("en")!) == nil)
    for index in turns.indices { turns[index].language = LanguageCode("en") }
    turns.append(
      WrittenTurn(words: ["Доброе", "утро,", "говорит", "дежурный", "станции"].map { WrittenWord($0) }, line: 9))
    #expect(WritingSystem.contradiction(in: turns, language: LanguageCode("ru")!) == nil)
    #expect(
      WritingSystem.contradiction(in: Array(turns.suffix(1)), language: LanguageCode("en")!)?.written == .cyrillic)
  }
}

extension SampleRate {
  fileprivate func milliseconds(_ frame: Int64) -> Int64 { microseconds(atFrame: frame) / 1000 }
}
