import TapeModel
import Testing

@testable import Segmentation

@Suite struct CueJudgeTests {
  private func turns(_ seconds: [Double]) -> [WrittenTurn] {
    seconds.enumerated().map { index, start in
      WrittenTurn(
        words: [WrittenWord("a")],
        cue: Cue(startMilliseconds: Int64(start * 1000), endMilliseconds: Int64(start * 1000) + 2000), line: index)
    }
  }

  private let truth = (0..<12).map { 3 + 11.3 * Double($0) }
  private var found: [Int: Int] {
    Dictionary(uniqueKeysWithValues: truth.enumerated().map { ($0.offset, Int(($0.element * 100).rounded())) })
  }

  @Test func aClockThatRunsFastIsBroughtBack() throws {
    let sheet = CueSheet(turns(truth.map { $0 * 1.004 + 0.8 }))
    let verdict = CueJudge(found: found, turnCount: 12).judge(sheet)
    guard case .use(let corrected, let clock?, let wrong) = verdict else {
      Issue.record("the cues were not used")
      return
    }
    #expect(abs(clock.rate - 1 / 1.004) < 0.0002)
    #expect(abs(clock.offsetSeconds + 0.8 / 1.004) < 0.05)
    #expect(wrong.isEmpty)
    for (entry, start) in zip(corrected.entries, truth) {
      #expect(abs(try #require(entry).start - start * 100) < 5)
    }
  }

  @Test func aSingleWrongCueIsOutvotedAndListed() {
    var cues = truth.enumerated().map { $0.element + ($0.offset % 2 == 0 ? 0.3 : -0.3) }
    cues[4] += 9
    guard case .use(let corrected, _, let wrong) = CueJudge(found: found, turnCount: 12).judge(CueSheet(turns(cues)))
    else {
      Issue.record("the cues were not used")
      return
    }
    #expect(wrong == [4])
    #expect(corrected.entries[4] == nil)
  }

  @Test func cuesThatAreRightAreKeptButForAWrongOne() {
    var cues = truth.map { $0 + 0.02 }
    cues[4] += 2
    cues[6] += 0.5
    guard case .keep(let wrong) = CueJudge(found: found, turnCount: 12).judge(CueSheet(turns(cues))) else {
      Issue.record("the cues were not kept")
      return
    }
    #expect(wrong == [4])
  }

  /// Three parts in ten thousand over a minute and a half: less than the sound is off.
  @Test func aClockThatIsOffByLessThanTheSoundIsMovesNoCue() {
    let cues = truth.map { $0 * 1.0003 + 0.03 }
    guard case .keep(let wrong) = CueJudge(found: found, turnCount: 12).judge(CueSheet(turns(cues))) else {
      Issue.record("the cues were moved")
      return
    }
    #expect(wrong.isEmpty)
  }

  @Test func cuesOfAnotherCallAreNotUsed() {
    let cues = (0..<12).map { Double($0 * $0) * 2.7 + 20 }
    guard case .ignore(let clock) = CueJudge(found: found, turnCount: 12).judge(CueSheet(turns(cues))) else {
      Issue.record("the cues were used")
      return
    }
    #expect(clock.residualSeconds > 1)
  }

  @Test func jitterAloneMovesNoClock() {
    let cues = truth.enumerated().map { $0.element + ($0.offset % 2 == 0 ? 0.3 : -0.3) }
    guard case .use(_, let clock?, _) = CueJudge(found: found, turnCount: 12).judge(CueSheet(turns(cues))) else {
      Issue.record("the cues were not used")
      return
    }
    #expect(clock.rate == 1)
    #expect(abs(clock.offsetSeconds) <= 0.3)
  }
}
