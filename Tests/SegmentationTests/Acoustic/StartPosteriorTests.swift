import TapeModel
import Testing

@testable import Segmentation

@Suite struct StartPosteriorTests {
  private func posterior(
    of turn: Int, in call: SpokenCall, window: Range<Int>
  ) throws -> StartPosterior {
    let texts = call.turns.map { SpeakableText(words: $0.words.map(\.text), language: LanguageCode("en")!) }
    let sound = call.sound
    let start = try CallStart(texts, sound: sound, pronunciation: Pronunciation())
    let search = HypothesisSearch(
      script: start.script, sound: sound, start: CallStart.model(start.oneVoice, in: sound))
    return StartPosterior(
      start.script.graph(turn, search.fineStyle), window: window, rows: search.rows, filler: -2, end: nil)
  }

  @Test(arguments: [-40, 0, 40])
  func aCueThatIsOffIsMovedToWhereTheTurnIsHeard(offset: Int) throws {
    let call = try SpokenCall(SpokenCall.texts)
    let truth = Int(call.starts[1] * 100)
    let window = truth - 80..<truth + 400
    let chances = try posterior(of: 1, in: call, window: window).chances(cue: truth + offset, spread: 50)
    #expect(abs(chances.frames.reduce(0, +) - 1) < 0.001)
    let densest = try #require(chances.densest)
    #expect(abs(window.lowerBound + densest - truth) <= 10)
    #expect(chances.chance(near: densest) > 0.6)
  }

  @Test func whereNothingFitsTheCueIsLeftAlone() throws {
    let call = try SpokenCall(Array(SpokenCall.texts.prefix(2)), pauseSeconds: 4)
    // The second turn is not in the first pause.
    let chances = try posterior(of: 1, in: call, window: 20..<380).chances(cue: 200, spread: 0)
    #expect(abs(20 + (try #require(chances.densest)) - 200) <= 15)
  }

  @Test func aTurnThatDoesNotFitIntoItsWindowHasNoChances() throws {
    let call = try SpokenCall(SpokenCall.texts)
    let chances = try posterior(of: 1, in: call, window: 100..<110).chances(cue: 105, spread: 50)
    #expect(chances.frames.isEmpty)
    #expect(chances.densest == nil)
  }
}
