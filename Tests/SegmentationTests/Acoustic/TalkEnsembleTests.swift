import TapeModel
import Testing

@testable import Segmentation

/// Several searches for talk, each from other voices, and what most of them agree on.
@Suite struct TalkEnsembleTests {
  private static let score = TurnScore(likelihood: 0, decoy: -2, onset: 0, lengthDeviation: 0)

  private func member(
    _ starts: [Int?], length: Int = 50, margin: Float = 2, kind: Hypothesis.Kind = .talk
  ) -> Hypothesis {
    var score = Self.score
    score.likelihood = score.decoy + margin
    return Hypothesis(
      kind: kind, placements: starts.map { $0.map { Placement(frames: $0..<$0 + length) } },
      scores: starts.map { $0 == nil ? nil : score }, rate: 1)
  }

  private func voted(_ members: [Hypothesis], _ speakers: [String?]) throws -> [Int?] {
    let vote = TurnVote(members: members, speakers: speakers.map { $0.flatMap { Speaker(name: $0) } })
    return try #require(vote.run()).placements.map { $0?.frames.lowerBound }
  }

  @Test func mostOfThemDecide() throws {
    let members = [member([100, 900]), member([110, 300], margin: 1), member([50, 305], margin: 3)]
    // Of two places 50 ms apart the one that fits better.
    #expect(try voted(members, ["A", "B"]) == [100, 305])
    let result = try #require(TurnVote(members: members, speakers: [nil, nil]).run())
    #expect(result.kind == .talkEnsemble)
    #expect(result.placements[1]?.frames == 305..<355)
    #expect(result.scores[1]?.margin == 3)
  }

  @Test func turnsKeepTheirOrder() throws {
    // Two of three put the second turn before the first one's place.
    let members = [[500, 600], [500, 900], [100, 300], [90, 310], [505, 305]].map { member($0) }
    let starts = try voted(members, ["A", "B"]).compactMap(\.self)
    #expect(starts == starts.sorted())
  }

  @Test func nobodyInterruptsHimself() throws {
    let members = [120, 125, 400].map { member([100, $0], length: 200) }
    #expect(try voted(members, ["A", "B"])[1] != 400)
    #expect(try voted(members, ["A", "A"])[1] == 400)
  }

  @Test func agreementMakesConfidence() throws {
    let members = [member([100, 300]), member([105, 900]), member([95, 700]), member([102, 310])]
    let confidences = try #require(TurnVote(members: members, speakers: [nil, nil]).run()?.confidences)
    #expect(confidences[0] > 0.7)
    #expect(confidences[1] < 0.5)
    // Talk in which people interrupt each other is never good.
    #expect(confidences.allSatisfy { ConfidenceBand(confidence: $0) != .good })
    let best = TurnConfidence.voted(member([0], margin: 9).scores[0]!, seconds: 9, agreement: 1)
    #expect(best < 0.95)
  }

  @Test func turnsThatNobodyPlacesLeaveNoWay() {
    #expect(TurnVote(members: [], speakers: [nil]).run() == nil)
    #expect(TurnVote(members: [member([100, nil]), member([200, nil])], speakers: [nil, nil]).run() == nil)
  }

  /// All means of a start, scaled and shifted, are found again from states that were heard; others move with them.
  @Test func allStatesMoveTogether() {
    let width = Cepstra.count
    var noise = SplitMix64(state: 3)
    let states = 60
    let means = (0..<states * width).map { _ in Float(Int(noise.next() >> 40) % 2000 - 1000) / 500 }
    var heard = StateStatistics(stateCount: states)
    #expect(zip(ModelRegression.moved(means, to: heard), means).allSatisfy { abs($0 - $1) < 1e-5 })
    for state in 0..<states - 10 {
      let row = means[state * width..<(state + 1) * width].map { 1.2 * $0 + 0.3 }
      for _ in 0..<400 { row.withUnsafeBufferPointer { heard.add($0.baseAddress!, to: state) } }
    }
    let moved = ModelRegression.moved(means, to: heard)
    for index in moved.indices { #expect(abs(moved[index] - (1.2 * means[index] + 0.3)) < 0.06) }
  }

  private func board(_ call: SpokenCall, _ speakers: [String]) throws -> HypothesisBoard {
    let texts = call.turns.map { SpeakableText(words: $0.words.map(\.text), language: .init("en")!) }
    let pronunciation = Pronunciation()
    let start = try CallStart(texts, sound: call.sound, pronunciation: pronunciation)
    var board = HypothesisBoard(start: start, texts: texts, sound: call.sound, pronunciation: pronunciation)
    board.speakers = speakers.map { Speaker(name: $0) }
    return board
  }

  @Test func aTurnWithAnEvenChanceIsNotLeftOut() throws {
    let board = try board(SpokenCall(SpokenCall.texts), ["A", "B", "A", "B"])
    var chosen = member([100, 600, 1100, 1600], kind: .talkEnsemble)
    chosen.confidences = [0.8, 0.5, 0.45, 0.8]
    let pruned = member([100, nil, nil, 1600], length: 100, kind: .pruned)
    var decision = HypothesisBoard.Decision(chosen: chosen, tried: [pruned])
    board.leaveOut(&decision)
    #expect(decision.chosen?.placements.map { $0 == nil } == [false, false, true, false])
  }

  @Test func onlyATextThatFitsTooLittleIsSearchedAgain() throws {
    var board = try board(SpokenCall(SpokenCall.texts), ["A", "B", "A", "B"])
    func asks(margin: Float, tried: Int = 2, kind: Hypothesis.Kind = .talk) -> Bool {
      // As long as the turns are expected to be, so that the margin is that of the whole text.
      let hypothesis = member([100, 600, 1100, 1600], length: 400, margin: margin, kind: kind)
      let decision = HypothesisBoard.Decision(
        chosen: hypothesis, tried: [Hypothesis](repeating: hypothesis, count: tried))
      return board.leavesRoomForEnsemble(decision)
    }
    #expect(asks(margin: 2))
    #expect(!asks(margin: 20))
    #expect(!asks(margin: 2, tried: 1))
    #expect(!asks(margin: 2, kind: .talkTaught))
    board.speakers = ["A", "A", "A", "A"].map { Speaker(name: $0) }
    #expect(!asks(margin: 2))
  }

  @Test func searchesFromOtherVoicesAgreeOnWhereTurnsOverlap() throws {
    let call = try SpokenCall(SpokenCall.overlappingTexts, overlaps: [1: 2.5])
    func found(cores: Int) throws -> Hypothesis {
      var board = try board(call, ["A", "B", "A"])
      board.cores = SpareCores(count: cores - 1)
      return try #require(try board.ensemble())
    }
    let result = try found(cores: 1)
    let starts = result.placements.compactMap { $0.map { Double($0.frames.lowerBound) / 100 } }
    #expect(starts.count == 3)
    for (start, truth) in zip(starts, call.starts) { #expect(abs(start - truth) < 0.15) }
    #expect(result.isOverlapping)
    let other = try found(cores: 3)
    #expect(other.placements.map { $0?.frames } == result.placements.map { $0?.frames })
    #expect(other.confidences == result.confidences)
  }
}
