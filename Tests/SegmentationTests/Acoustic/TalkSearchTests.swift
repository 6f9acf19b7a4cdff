import TapeModel
import Testing

@testable import Segmentation

/// Talk in which the second turn begins while the first goes on, and ends before it.
@Suite struct TalkSearchTests {
  private let call: SpokenCall
  private let sound: CallSound
  private let script: CallScript
  private let rows: EmissionRows
  private let filler: Float = 0

  init() throws {
    call = try SpokenCall(SpokenCall.overlappingTexts, overlaps: [1: 2.5])
    sound = call.sound
    let texts = call.turns.map { SpeakableText(words: $0.words.map(\.text), language: .init("en")!) }
    let start = try CallStart(texts, sound: sound, pronunciation: Pronunciation())
    script = start.script
    rows = EmissionRows(sound, StateScorer(CallStart.model(start.oneVoice, in: sound)))
  }

  private func found(
    _ speakers: [String?], expected: [SequenceSearch.EdgeExpectation?] = []
  ) throws -> [Range<Int>] {
    try #require(
      TalkSearch(
        graphs: script.graphs(TurnGraph.Style()),
        windows: TurnWindows.whole(count: script.count, frameCount: sound.frameCount),
        speakers: speakers.map { $0.flatMap { Speaker(name: $0) } }, rows: rows, filler: filler, expected: expected
      ).run())
  }

  @Test func aTurnMayBeginWhileAnotherGoesOn() throws {
    let places = try found(["A", "B", "A"])
    for (place, truth) in zip(places, call.starts) { #expect(abs(Double(place.lowerBound) / 100 - truth) < 0.15) }
    #expect(places[1].upperBound < places[0].upperBound - 50)
    #expect(places[2].lowerBound >= places[0].upperBound)
  }

  @Test func nobodyInterruptsHimself() throws {
    let places = try found(["A", "A", "A"])
    #expect(places[1].lowerBound >= places[0].upperBound)
    // Nor past the turn of another: where he is expected, somebody else could speak.
    let expected = SequenceSearch.EdgeExpectation(
      frame: Int(call.starts[1] * 100) + 20, cost: 50, limit: 40_000)
    let others = try found(["A", "B", "C"], expected: [nil, nil, expected])
    #expect(others[2].lowerBound < others[0].upperBound)
    let again = try found(["A", "B", "A"], expected: [nil, nil, expected])
    #expect(again[2].lowerBound >= again[0].upperBound)
  }

  @Test func turnsOfUnknownSpeakersMayOverlap() throws {
    #expect(try found([nil, nil, nil]) == found(["A", "B", "A"]))
  }

  @Test func aTurnKeepsToWhereItIsExpected() throws {
    let late = Int(call.starts[2] * 100) + 20
    let expected = SequenceSearch.EdgeExpectation(frame: late, cost: 500, limit: 400_000)
    let places = try found(["A", "B", "A"], expected: [nil, nil, expected])
    #expect(abs(places[2].lowerBound - late) <= 5)
  }

  @Test func turnsWithoutRoomHaveNoPlaces() {
    let search = TalkSearch(
      graphs: script.graphs(TurnGraph.Style()), windows: [0..<60, 0..<60, 0..<60], speakers: [nil, nil, nil],
      rows: rows, filler: filler, expected: [])
    #expect(search.run() == nil)
  }

  @Test func aSeventhOfTheTurnsMakesTalkThatOverlaps() {
    func isOverlapping(_ kind: Hypothesis.Kind, _ frames: [Range<Int>?]) -> Bool {
      Hypothesis(
        kind: kind, placements: frames.map { $0.map { Placement(frames: $0) } }, scores: frames.map { _ in nil },
        rate: 1
      ).isOverlapping
    }
    let apart = (0..<8).map { Optional(100 * $0..<100 * $0 + 90) }
    #expect(!isOverlapping(.talk, apart))
    #expect(!isOverlapping(.talk, apart + [780..<800]))
    // The second of the two still lies in the long one, past a short one.
    #expect(isOverlapping(.talk, apart + [800..<990, 850..<870, nil, 900..<920]))
    #expect(!isOverlapping(.filled, apart + [800..<990, 850..<870, nil, 900..<920]))
  }

  @Test func remarksSayWhichTurnsOverlap() throws {
    let sound = try SpokenCall(Array(SpokenCall.texts.prefix(2)), pauseSeconds: 0.5).sound
    let frames = [0..<200, 100..<150, 180..<250, 252..<280, 300..<320]
    let edges = TurnEdges(sound: sound).edges(of: frames.map { Placement(frames: $0) }).map { $0?.remarks ?? ["none"] }
    let amid = "starts while another goes on"
    let start = "the start may overlap the turn before, within 0.3 s"
    let end = "the end may overlap the next turn, within 0.3 s"
    #expect(edges == [[end], [amid], [start, end], [start], []])
  }

  @Test func confidenceInTalkFallsWithWhatSpeaksAgainstIt() {
    let good = TurnScore(likelihood: 0, decoy: -4, onset: 0, lengthDeviation: 0.1)
    let bad = TurnScore(likelihood: -3, decoy: -3, onset: 0, lengthDeviation: 1.5)
    func chance(_ score: TurnScore, seconds: Float = 2, agreement: Float = 1, talk: Float? = 1) -> Double {
      TurnConfidence.overlapping(score, seconds: seconds, agreement: agreement, talkAgreement: talk)
    }
    #expect(chance(good) > 0.8)
    #expect(chance(good) < 0.95)
    #expect(chance(bad, agreement: 0, talk: 0) < 0.2)
    for less in [chance(bad), chance(good, seconds: 0.2), chance(good, agreement: 0), chance(good, talk: nil)] {
      #expect(less < chance(good))
    }
  }

  /// Against all ways forward from one frame.
  @Test func aPlacesGainIsThatOfTheBestWayFromThere() throws {
    let graph = script.graph(2, TurnGraph.Style())
    let base = (0..<sound.frameCount).map { max(rows.silence($0), filler) }
    let window = 300..<900
    let places = TurnPlaces(graph, window: window, rows: rows, base: base).likeliest
    #expect(places.count > 20)
    for place in places {
      let (gain, end) = try #require(bestWay(graph, from: Int(place.start), to: window.upperBound, base: base))
      #expect(abs(gain - place.gain) < 0.05)
      #expect(end == Int(place.end))
    }
    for (one, two) in zip(places, places.dropFirst()) { #expect(one.start < two.start) }
  }

  private func bestWay(_ graph: TurnGraph, from start: Int, to end: Int, base: [Float]) -> (Float, Int)? {
    var scores = [Float](repeating: -.infinity, count: graph.stateCount)
    var best: (Float, Int)?
    for frame in start..<end {
      let row = rows.row(frame)
      scores = scores.indices.map { state in
        var score = scores[state] + graph.stay[state]
        if frame == start { score = state == 0 ? graph.advance[0] : -.infinity }
        if frame > start, state > 0 { score = max(score, scores[state - 1] + graph.advance[state]) }
        if frame > start, state > 1 { score = max(score, scores[state - 2] + graph.skip[state]) }
        return score + row[Int(graph.columns[state])] - base[frame]
      }
      guard let last = scores.last, last > TurnGraph.impossible / 2 else { continue }
      if last + graph.exit > best?.0 ?? -.infinity { best = (last + graph.exit, frame + 1) }
    }
    return best
  }
}
