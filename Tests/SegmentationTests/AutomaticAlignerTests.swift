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
