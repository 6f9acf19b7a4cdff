import TapeModel
import Testing

@testable import Segmentation

@Suite struct SearchTests {
  private let rows: EmissionRows
  private let script: CallScript
  private let model: AcousticModel
  private let style = TurnGraph.Style(stepMilliseconds: 20)

  init() throws {
    let call = try SpokenCall(SpokenCall.texts, pauseSeconds: 1.6)
    let sound = call.sound
    let pronunciation = Pronunciation()
    let texts = call.turns.map { SpeakableText(words: $0.words.map(\.text), language: .init("en")!) }
    let start = try CallStart(texts, sound: sound, pronunciation: pronunciation)
    script = start.script
    model = CallStart.model(start.oneVoice, in: sound)
    rows = EmissionRows(sound, StateScorer(model))
  }

  private typealias Steps = Range<Int>

  private var stepCount: Int { rows.sound.frameCount / 2 }

  /// - Parameters:
  ///   - windows: where turns may be, from the step `first` on; anywhere where `nil`.
  private func search(
    stepsBetweenSweeps: Int = .max, skip: Bool = false, in windows: [Steps]? = nil, from first: Int = 0,
    each: (Int, Steps?) -> Void = { _, _ in }
  ) -> [Steps?]? {
    var options = SequenceSearch.Options()
    options.framesPerStep = 2
    options.stepsBetweenSweeps = stepsBetweenSweeps
    options.filler = skip ? -3 : nil
    options.skip = skip ? [Float](repeating: -60, count: script.count) : nil
    return SequenceSearch(
      graphs: script.graphs(style), windows: windows ?? TurnWindows.whole(count: script.count, frameCount: stepCount),
      options: options
    ).run(rows, from: 2 * first, each: each)
  }

  @Test(arguments: [1, 7, 64], [false, true])
  func forgettingWaysThatLeadNowhereChangesNothing(steps: Int, skip: Bool) throws {
    let all = try #require(search(skip: skip))
    #expect(search(stepsBetweenSweeps: steps, skip: skip) == all)
    #expect(all.contains { $0 != nil })
  }

  @Test(arguments: [64, .max], [false, true])
  func eachTurnIsToldOnceAndInOrder(stepsBetweenSweeps: Int, skip: Bool) throws {
    var told: [Int] = []
    var places = [Steps?](repeating: nil, count: script.count)
    let all = search(stepsBetweenSweeps: stepsBetweenSweeps, skip: skip) { turn, steps in
      told.append(turn)
      places[turn] = steps
    }
    #expect(told == Array(script.turns.indices))
    #expect(places == all)
  }

  /// 400 ms around each place.
  private func windows(around places: [Steps?]) -> [Steps] {
    TurnWindows.ordered(
      places.compactMap(\.self).map { max(0, $0.lowerBound - 20)..<min(stepCount, $0.upperBound + 20) })
  }

  /// While the rows that placed it are at hand.
  @Test func aTurnIsToldWhenNothingCanChangeItsPlace() throws {
    let all = try #require(search())
    rows.use(StateScorer(model))
    var isEnd: [Bool] = []
    let again = search(in: windows(around: all)) { _, _ in isEnd.append(rows.hasSilence.last ?? true) }
    #expect(again == all)
    #expect(isEnd.first == false && isEnd.last == true)
  }

  @Test func turnsThatAreLeftOutAreToldToo() throws {
    let all = try #require(search())
    var windows = windows(around: all)
    let room = windows[1].lowerBound
    windows[1] = room..<room + 10
    var told: [Int] = []
    let found = search(skip: true, in: TurnWindows.ordered(windows)) { turn, _ in told.append(turn) }
    #expect(told == Array(script.turns.indices))
    #expect(found?[0] == all[0] && found?[1] == .some(nil))
  }

  /// Scores are brought back to zero at some steps: where a turn ends must not depend on them.
  @Test func aTurnMayEndAtAnyStep() throws {
    let all = try #require(search()).compactMap(\.self)
    #expect(all.count == script.count)
    for shift in stride(from: 0, to: 64, by: 3) {
      let windows = all.map {
        max(0, $0.lowerBound - 10 - shift)..<min(stepCount - shift, max(1, $0.upperBound + 10 - shift))
      }
      let found = search(in: TurnWindows.ordered(windows), from: shift)
      #expect(found == all.map { $0.lowerBound - shift..<$0.upperBound - shift }, "shifted by \(shift)")
    }
  }

  @Test func windowsLeaveRoomForTheOtherTurns() {
    #expect(
      TurnWindows.withRoom([0..<100, 0..<100, 20..<100], leastSteps: [10, 30, 5]) == [0..<65, 10..<95, 40..<100])
    #expect(TurnWindows.withRoom([0..<45, 0..<45, 0..<45], leastSteps: [10, 30, 5]) == [0..<10, 10..<40, 40..<45])
    #expect(TurnWindows.withRoom([0..<44, 0..<44, 0..<44], leastSteps: [10, 30, 5]) == nil)
  }

  @Test func roomForTheOtherTurnsIsAllThatTheSearchNeeds() throws {
    let all = try #require(search()).compactMap(\.self)
    let least = script.graphs(style).map(\.leastSteps)
    let windows = try #require(
      TurnWindows.withRoom(TurnWindows.whole(count: script.count, frameCount: stepCount), leastSteps: least))
    #expect(zip(least, all).allSatisfy { $0 <= $1.count })
    #expect(windows.last?.lowerBound == least.dropLast().reduce(0, +))
    #expect(search(in: windows) == all)
  }

  @Test func theWayThroughATurnIsTheBestOfAll() throws {
    let graph = script.graph(1, TurnGraph.Style())
    let least = graph.leastSteps
    for length in [least, least + 1, graph.stateCount + 40, 3 * graph.stateCount] {
      let frames = 100..<100 + length
      let path = try #require(SegmentAligner.path(graph, frames: frames, rows: rows))
      #expect(path.count == length)
      #expect(path.first == 0)
      #expect(path.last == Int32(graph.stateCount - 1))
      let found = try #require(score(path, graph, frames))
      let best = try #require(bestScore(graph, frames))
      #expect(abs(found - best) < 0.01 * Float(length))
    }
    #expect(SegmentAligner.path(graph, frames: 100..<100 + least - 1, rows: rows) == nil)
  }

  /// What a way scores; `nil` for one that makes a step that the graph has not.
  private func score(_ path: [Int32], _ graph: TurnGraph, _ frames: Range<Int>) -> Float? {
    var sum = rows.row(frames.lowerBound)[Int(graph.columns[0])]
    for index in path.indices.dropFirst() {
      let state = Int(path[index])
      let costs = [graph.stay[state], graph.advance[state], graph.skip[state]]
      let back = state - Int(path[index - 1])
      guard costs.indices.contains(back), costs[back] > TurnGraph.impossible / 2 else { return nil }
      sum += costs[back] + rows.row(frames.lowerBound + index)[Int(graph.columns[state])]
    }
    return sum
  }

  /// The same over all ways, one state after the other.
  private func bestScore(_ graph: TurnGraph, _ frames: Range<Int>) -> Float? {
    var scores = [Float](repeating: -.infinity, count: graph.stateCount)
    scores[0] = rows.row(frames.lowerBound)[Int(graph.columns[0])]
    for frame in frames.dropFirst() {
      scores = scores.indices.map { state in
        var best = scores[state] + graph.stay[state]
        if state > 0 { best = max(best, scores[state - 1] + graph.advance[state]) }
        if state > 1 { best = max(best, scores[state - 2] + graph.skip[state]) }
        return best + rows.row(frame)[Int(graph.columns[state])]
      }
    }
    return scores.last
  }

  @Test func windowsReachAsFarAsTheNeighbours() {
    let places = [100..<200, 300..<400, nil, 700..<800].map { $0.map { Placement(frames: $0) } }
    #expect(
      TurnWindows.around(places, reach: 50, frameCount: 1_000) == [50..<250, 250..<450, 350..<750, 650..<850])
    #expect(
      TurnWindows.around(places, neighbours: 1, reach: 50, frameCount: 1_000)
        == [50..<450, 50..<750, 250..<850, 350..<850])
  }

  /// However well the rest fits.
  @Test func aTextThatIsMostlyNotOnTheTapeIsPublishedWithAWarning() throws {
    let score = TurnScore(likelihood: 3, decoy: -300, onset: 3, lengthDeviation: 0)
    func match(placed: Set<Int>) -> TextMatch {
      let places = script.turns.indices.map { placed.contains($0) ? Placement(frames: 500 * $0..<500 * $0 + 400) : nil }
      let found = Hypothesis(kind: .pruned, placements: places, scores: places.map { $0.map { _ in score } }, rate: 1)
      return TextMatch(HypothesisBoard.Decision(chosen: found, tried: [found]), script: script)
    }
    #expect(match(placed: [0, 1, 2]).verdict == .belongs)
    let little = match(placed: [1])
    #expect(little.verdict == .doubtful)
    #expect(little.score >= little.least)
    let share = Int(100 * script.turns[1].milliseconds / script.turns.reduce(0) { $0 + $1.milliseconds })
    #expect(
      little.misfit
        == "the transcript may belong to another call or language: only \(share) % of its speech was found on the tape"
    )
  }

  @Test func aTurnTakesTheSpeechThatRunsIntoIt() throws {
    let search = HypothesisSearch(script: script, sound: rows.sound, start: model)
    let found = try #require(search.forced(.forced)).placements.map(\.?.frames)
    let whole = try #require(found[1])
    search.put(1, at: whole.lowerBound + 20..<whole.upperBound)
    let widened = search.result(.forced).placements
    let frames = try #require(widened[1]?.frames)
    #expect(abs(frames.lowerBound - whole.lowerBound) <= 4)
    #expect(widened[1]?.phones.count == frames.count)
    #expect(widened.map(\.?.frames)[2...] == found[2...])
  }

  @Test func aTurnThatStaysKeepsItsScoreUntilTheModelsChange() throws {
    let search = HypothesisSearch(script: script, sound: rows.sound, start: model)
    #expect(!search.isLong)
    search.isLong = true
    #expect(search.placeCoarsely(TurnWindows.whole(count: script.count, frameCount: rows.sound.frameCount)))
    search.scorePlacements()
    let first = search.scores
    let place = try #require(search.placements[1])
    search.put(1, at: place.frames.lowerBound + 30..<place.frames.upperBound)
    search.scorePlacements()
    #expect(search.scores[1] != first[1] && search.scores[0] == first[0])
    search.put(1, at: nil)
    search.scorePlacements()
    #expect(search.scores[1] == nil)
    search.put(1, at: place.frames)
    search.scorePlacements()
    #expect(search.scores == first)
    search.train(on: Array(script.turns.indices), gapLimit: nil)
    search.scorePlacements()
    for (turn, score) in search.scores.enumerated() { #expect(score != first[turn], "turn \(turn)") }
  }

  @Test func placesAreSettledWhenTurnsStayNearThem() throws {
    let search = HypothesisSearch(script: script, sound: rows.sound, start: model)
    let whole = TurnWindows.whole(count: script.count, frameCount: rows.sound.frameCount)
    #expect(search.placeCoarsely(whole))
    #expect(!search.isSettled(within: 30))
    #expect(search.placeCoarsely(whole))
    #expect(search.isSettled(within: 0))
    let last = try #require(search.placements.last??.frames)
    search.put(script.count - 1, at: last.lowerBound + 31..<last.upperBound)
    #expect(!search.isSettled(within: 30) && search.isSettled(within: 31))
    search.put(script.count - 1, at: nil)
    #expect(!search.isSettled(within: 1_000))
  }

  @Test func aLongCallThatFitsInOrderIsNotSearchedForTalk() {
    func inOrder(margin: Float) -> Hypothesis {
      let score = TurnScore(likelihood: margin, decoy: 0, onset: 0, lengthDeviation: 0)
      let places = script.turns.map { Placement(frames: 0..<Int($0.milliseconds / 10) + 1) }
      return Hypothesis(kind: .filled, placements: places, scores: places.map { _ in score }, rate: 1)
    }
    func room(_ margins: Float..., isLong: Bool) -> Bool {
      HypothesisBoard.leavesRoomForTalk(margins.map(inOrder), over: script, isLong: isLong)
    }
    #expect(room(2, 2.9, isLong: true) && !room(2, 3.1, isLong: true))
    #expect(room(5, isLong: false) && !room(isLong: false) && !room(isLong: true))
  }

  @Test func aTurnThatFitsBadlyIsLookedForBetweenTheSureOnes() throws {
    let search = HypothesisSearch(script: script, sound: rows.sound, start: model)
    let frames = rows.sound.frameCount
    let last = script.count - 1
    try #require(last >= 2)
    search.placements = script.turns.indices.map { Placement(frames: 100 * $0..<100 * $0 + 50) }
    search.scores = search.placements.map { _ in TurnScore(likelihood: 2, decoy: 0, onset: 2, lengthDeviation: 0) }
    let sure = search.windowsBetweenSureTurns(1)
    #expect(sure == TurnWindows.around(search.placements, reach: 400, frameCount: frames))
    // Worse than other speech, than its own phones backwards, or not placed at all.
    for score in [(0.5, 0), (2, 2.5), nil] as [(Float, Float)?] {
      search.scores[1] = score.map { TurnScore(likelihood: $0, decoy: $1, onset: 0, lengthDeviation: 0) }
      let windows = search.windowsBetweenSureTurns(1)
      #expect(windows[1] == 0..<min(frames, 200 + 400))
      #expect(windows[0] == sure[0] && windows[last] == sure[last])
    }
  }

  @Test(arguments: [1, 2, 3])
  func aStepAddsUpItsFramesForEachStateOfATurn(framesPerStep: Int) {
    let graph = script.graph(1, style)
    let count = TurnGraph.rounds(graph.stateCount)
    let columns = graph.columns + [Int32](repeating: 0, count: count - graph.stateCount)
    let tiles = StepTiles(rows, framesPerStep: framesPerStep)
    let last = rows.sound.frameCount / framesPerStep - 1
    for steps in [0..<1, 5..<37, 16..<32, last - 30..<last + 1] {
      var heard = StateRows(states: count, steps: 32)
      heard.load(steps, from: tiles, columns: columns, states: 16..<count)
      for step in steps {
        let frames = step * framesPerStep..<(step + 1) * framesPerStep
        let sums = columns.map { column in frames.reduce(Float(0)) { $0 + rows.row($1)[Int(column)] } }
        let isRight = (16..<count).allSatisfy { heard.row(step)[$0] == sums[$0] }
        #expect(isRight, "step \(step)")
      }
    }
  }

  @Test func silenceIsKnownWithoutItsRow() {
    let frames = [0, 300, 299, rows.sound.frameCount - 1, 0]
    let column = rows.scorer.silenceColumn
    #expect(frames.map { rows.silence($0) } == frames.map { rows.row($0)[column] })
    rows.use(StateScorer(model, flatness: 0.1))
    #expect(frames.map { rows.silence($0) } == frames.map { rows.row($0)[column] })
  }

  @Test func runsThatWereNotMarkedAreForgotten() {
    var runs = StepRuns()
    for (step, value) in [(0, 5), (3, 6), (7, 7), (9, 8)] { runs.append(Int32(value), at: step) }
    #expect(runs.mark(4) == 6)
    #expect(runs.mark(5) == nil)
    runs.sweep()
    #expect(runs.runCount == 2)
    #expect([3, 6, 9, 20].map { runs[$0] } == [6, 6, 8, 8])
    // The last value is still known: it is not written again.
    runs.append(8, at: 30)
    #expect(runs.runCount == 2)
    // Nothing is marked any more.
    #expect(runs.mark(4) == 6)
  }
}
