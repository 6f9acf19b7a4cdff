import TapeModel
import Testing

@testable import Segmentation

/// A turn that the chosen hypothesis leaves out, and that others have found.
@Suite struct RescueTests {
  private let board: HypothesisBoard

  init() throws {
    let call = try SpokenCall(SpokenCall.texts)
    let texts = call.turns.map { SpeakableText(words: $0.words.map(\.text), language: .init("en")!) }
    let pronunciation = Pronunciation()
    let start = try CallStart(texts, sound: call.sound, pronunciation: pronunciation)
    board = HypothesisBoard(start: start, texts: texts, sound: call.sound, pronunciation: pronunciation)
  }

  private func hypothesis(
    _ kind: Hypothesis.Kind, _ starts: [Int?], margin: Float = 4, likelihood: Float = -2
  ) -> Hypothesis {
    let score = TurnScore(likelihood: likelihood, decoy: likelihood - margin, onset: likelihood, lengthDeviation: 0)
    return Hypothesis(
      kind: kind, placements: starts.map { $0.map { Placement(frames: $0..<$0 + 100) } },
      scores: starts.map { $0 == nil ? nil : score }, rate: 1)
  }

  /// Where the second turn is taken to be after a choice that leaves it out.
  private func rescued(_ others: Hypothesis...) -> Int? {
    let chosen = hypothesis(.pruned, [100, nil, 1100, 1600])
    var decision = HypothesisBoard.Decision(chosen: chosen, tried: others + [chosen])
    board.rescue(&decision)
    let place = decision.chosen?.placements[1]?.frames.lowerBound
    #expect(decision.rescued == (place == nil ? [] : [1]))
    return place
  }

  @Test func aTurnThatIsFoundEitherWayIsThere() {
    let forced = hypothesis(.forced, [100, 600, 1100, 1600])
    let filled = hypothesis(.filled, [100, 620, 1100, 1600])
    #expect(rescued(forced, filled) == 600)
    #expect(rescued(hypothesis(.forcedVoices, [100, 590, 1100, 1600]), filled) == 590)
    // Squeezed in where there is room, or found in other speech.
    #expect(rescued(forced) == nil)
    #expect(rescued(forced, hypothesis(.forcedVoices, [100, 605, 1100, 1600])) == nil)
    #expect(rescued(filled, hypothesis(.talkFilled, [100, 620, 1100, 1600])) == nil)
    #expect(rescued(forced, hypothesis(.filled, [100, 640, 1100, 1600])) == nil)
  }

  @Test func aTurnThatFitsAsOthersDoIsThere() {
    let places = [100, 620, 1100, 1600]
    #expect(rescued(hypothesis(.filled, places, margin: 3, likelihood: -0.3)) == 620)
    #expect(rescued(hypothesis(.filled, places, margin: 2.9, likelihood: -0.3)) == nil)
    #expect(rescued(hypothesis(.filled, places, margin: 3, likelihood: -0.4)) == nil)
  }

  @Test func aTurnThatHardlyFitsIsNotThere() {
    let places = [100, 600, 1100, 1600]
    func rescued(margin: Float, likelihood: Float) -> Int? {
      self.rescued(
        hypothesis(.forced, places, margin: margin, likelihood: likelihood),
        hypothesis(.filled, places, margin: margin, likelihood: likelihood))
    }
    #expect(rescued(margin: 1.5, likelihood: -1) == 600)
    #expect(rescued(margin: 1.4, likelihood: -1) == nil)
    // Less than three chances in ten.
    #expect(rescued(margin: 1.5, likelihood: -4) == nil)
  }

  @Test func thereMustBeRoom() {
    let fit = hypothesis(.filled, [100, 1050, 1500, 1600], likelihood: 0)
    #expect(rescued(fit) == nil)
    #expect(rescued(hypothesis(.filled, [100, 1030, 1500, 1600], likelihood: 0)) == 1030)
  }
}
