internal import CAcoustics
internal import Foundation

/// The moving part of a ``SequenceSearch``: scores and tokens from one step to the next.
struct SequenceWalk: ~Copyable {
  private let graphs: [TurnGraph]
  private let windows: [Range<Int>]
  private let blockStart: [Int]
  private let recordStart: [Int]
  private let options: SequenceSearch.Options
  private let costs: GapCosts
  private let turnCount: Int

  private let columns: HeapBuffer<Int32>
  private let stay: HeapBuffer<Float>
  private let forward: HeapBuffer<Float>
  private let skip: HeapBuffer<Float>
  private let scores: HeapBuffer<Float>
  private let tokens: HeapBuffer<Int32>
  private let stateTotal: Int
  /// For each turn, the entry step of the token that leaves it at a step.
  private var leaving: [StepRuns]
  /// For each turn, the record that the token came from which enters it at a step.
  private var entering: [StepRuns]

  /// One place for each gap: silence and other speech in it, and the way past it.
  private let gaps: HeapBuffer<SearchGap>
  /// The end of each turn at this step and at the one before, from index 1.
  private let ends: HeapBuffer<SearchNode>
  private var isOdd = false
  private var low = 0
  private var high = -1

  init(
    graphs: [TurnGraph], windows: [Range<Int>], blockStart: [Int], recordStart: [Int],
    options: SequenceSearch.Options
  ) {
    self.graphs = graphs
    self.windows = windows
    self.blockStart = blockStart
    self.recordStart = recordStart
    self.options = options
    costs = GapCosts(framesPerStep: options.framesPerStep)
    turnCount = graphs.count
    stateTotal = blockStart[turnCount]
    columns = HeapBuffer(repeating: 0, count: stateTotal)
    stay = HeapBuffer(repeating: TurnGraph.impossible, count: stateTotal)
    forward = HeapBuffer(repeating: TurnGraph.impossible, count: stateTotal)
    skip = HeapBuffer(repeating: TurnGraph.impossible, count: stateTotal)
    scores = HeapBuffer(repeating: TurnGraph.impossible, count: 2 * stateTotal)
    tokens = HeapBuffer(repeating: -1, count: 2 * stateTotal)
    leaving = [StepRuns](repeating: StepRuns(), count: turnCount)
    entering = leaving
    gaps = HeapBuffer(repeating: SearchGap(), count: turnCount + 1)
    ends = HeapBuffer(repeating: SearchNode(), count: 2 * (turnCount + 1))
    for (graph, start) in zip(graphs, blockStart) {
      for state in 0..<graph.stateCount {
        columns.base[start + state] = graph.columns[state]
        stay.base[start + state] = graph.stay[state]
        forward.base[start + state] = graph.advance[state]
        skip.base[start + state] = graph.skip[state]
      }
    }
    gaps.base[0].ready = SearchNode(score: GapCosts.direct, token: -1)
  }

  private struct GapCosts {
    static let direct = log(Float(0.2))
    static let silence = log(Float(0.8))
    private static let silenceMilliseconds: Float = 200
    static let filler: Float = -8
    private static let fillerMilliseconds: Float = 600

    let silenceStay: Float
    let silenceLeave: Float
    let fillerStay: Float
    let fillerLeave: Float

    init(framesPerStep: Int) {
      let frames = Float(framesPerStep)
      let silenceSteps = max(1.3, Self.silenceMilliseconds / 10 / frames)
      let fillerSteps = max(1.3, Self.fillerMilliseconds / 10 / frames)
      silenceStay = log(1 - 1 / silenceSteps)
      silenceLeave = -log(silenceSteps)
      fillerStay = log(1 - 1 / fillerSteps)
      fillerLeave = -log(fillerSteps)
    }
  }

  mutating func advance(_ step: Int, row: UnsafePointer<Float>, silence: Float) {
    while high + 1 < turnCount, windows[high + 1].lowerBound <= step { high += 1 }
    while low <= high, windows[low].upperBound <= step { low += 1 }
    let old = ends.base + (isOdd ? turnCount + 1 : 0)
    let new = ends.base + (isOdd ? 0 : turnCount + 1)
    if step == 0 { old[0] = SearchNode(score: 0, token: -1) }
    // The end of the last turn that left the window may still be used at this step.
    if low > 0 { new[low - 1] = SearchNode() }
    new[low] = SearchNode()
    for turn in low...max(low, high + 1) {
      let entry = gaps.base[turn].ready
      advanceGap(turn, before: old[turn], silence: silence)
      if turn <= high { new[turn + 1] = advanceTurn(turn, step: step, entry: entry, row: row) }
      finishGap(turn, before: new[turn])
      if turn <= high { leaveOut(turn, before: new[turn], end: &new[turn + 1]) }
    }
    if step % 64 == 63 { rescale(new) }
    if step % options.stepsBetweenSweeps == options.stepsBetweenSweeps - 1 { forget(new) }
    isOdd.toggle()
  }

  @inline(__always)
  private func better(_ one: SearchNode, _ other: SearchNode, _ cost: Float) -> SearchNode {
    let score = other.score + cost
    return score > one.score ? SearchNode(score: score, token: other.token) : one
  }

  private func advanceGap(_ turn: Int, before: SearchNode, silence: Float) {
    let gap = gaps.base[turn]
    var quiet = SearchNode(score: gap.silence.score + costs.silenceStay, token: gap.silence.token)
    quiet = better(quiet, before, GapCosts.silence)
    if let score = options.filler {
      var other = SearchNode(score: gap.filler.score + costs.fillerStay, token: gap.filler.token)
      other = better(other, gap.silence, GapCosts.filler)
      other = better(other, before, GapCosts.filler)
      quiet = better(quiet, gap.filler, costs.fillerLeave)
      other.score += score * Float(options.framesPerStep)
      gaps.base[turn].filler = other
    }
    quiet.score += silence
    gaps.base[turn].silence = quiet
  }

  private func finishGap(_ turn: Int, before: SearchNode) {
    let gap = gaps.base[turn]
    var ready = SearchNode(score: before.score + GapCosts.direct, token: before.token)
    ready = better(ready, gap.silence, costs.silenceLeave)
    if options.filler != nil {
      ready = better(ready, gap.filler, costs.fillerLeave)
    }
    gaps.base[turn].ready = ready
  }

  /// The turn is not on the tape: go on as if it had just ended.
  private func leaveOut(_ turn: Int, before: SearchNode, end: inout SearchNode) {
    guard let cost = options.skip?[turn] else { return }
    end = better(end, before, cost)
    end = better(end, gaps.base[turn].silence, cost)
    if options.filler != nil { end = better(end, gaps.base[turn].filler, cost) }
  }

  private mutating func advanceTurn(_ turn: Int, step: Int, entry: SearchNode, row: UnsafePointer<Float>) -> SearchNode
  {
    let start = blockStart[turn]
    let window = windows[turn]
    let count = graphs[turn].stateCount
    guard count > 0 else { return SearchNode() }
    let record = recordStart[turn] + step - window.lowerBound
    let from = scores.base + (isOdd ? stateTotal : 0) + start
    let into = scores.base + (isOdd ? 0 : stateTotal) + start
    let fromTokens = tokens.base + (isOdd ? stateTotal : 0) + start
    let intoTokens = tokens.base + (isOdd ? 0 : stateTotal) + start
    entering[turn].append(entry.token, at: step)
    from[-1] = entry.score - cost(options.expected, turn: turn, step: step)
    fromTokens[-1] = Int32(step)
    let active = min(count, 2 * (step - window.lowerBound) + 2)
    let chain = tapelog_chain(
      stay: stay.base + start, advance: forward.base + start, skip: skip.base + start, columns: columns.base + start)
    tapelog_viterbi_tokens(TurnGraph.rounds(active), from, fromTokens, chain, row, into, intoTokens)
    leaving[turn].append(intoTokens[count - 1], at: step)
    let score = into[count - 1]
    return score > TurnGraph.impossible / 2
      ? SearchNode(
        score: score + graphs[turn].exit - cost(options.expectedEnds, turn: turn, step: step + 1), token: Int32(record))
      : SearchNode()
  }

  private func cost(_ expected: [SequenceSearch.EdgeExpectation?], turn: Int, step: Int) -> Float {
    guard turn < expected.count, let expectation = expected[turn] else { return 0 }
    return expectation.cost(at: step * options.framesPerStep)
  }

  /// Keeps scores near zero, where `Float` is exact enough.
  private func rescale(_ new: UnsafeMutablePointer<SearchNode>) {
    let into = scores.base + (isOdd ? 0 : stateTotal)
    var best = TurnGraph.impossible
    for turn in low...max(low, high + 1) {
      best = max(best, gaps.base[turn].silence.score, gaps.base[turn].filler.score, gaps.base[turn].ready.score)
      if turn <= high {
        for state in blockStart[turn]..<blockStart[turn] + graphs[turn].stateCount { best = max(best, into[state]) }
      }
    }
    guard best > TurnGraph.impossible / 2 else { return }
    for turn in low...max(low, high + 1) {
      gaps.base[turn].silence.score -= best
      gaps.base[turn].filler.score -= best
      gaps.base[turn].ready.score -= best
      new[turn].score -= best
      guard turn <= high else { continue }
      for state in blockStart[turn]..<blockStart[turn] + graphs[turn].stateCount { into[state] -= best }
    }
  }

  /// Forgets the ways that nothing at this step came by: ways join not far back, and what is left grows with the
  /// length of the call alone.
  private mutating func forget(_ new: UnsafeMutablePointer<SearchNode>) {
    let scores = scores.base + (isOdd ? 0 : stateTotal)
    let tokens = tokens.base + (isOdd ? 0 : stateTotal)
    for turn in max(0, low - 1)...max(low, high + 1) {
      for node in [new[turn], gaps.base[turn].silence, gaps.base[turn].filler, gaps.base[turn].ready] {
        markWay(toRecord: node.token)
      }
      guard turn >= low, turn <= high else { continue }
      var known: Int32 = -1
      for state in blockStart[turn]..<blockStart[turn] + graphs[turn].stateCount
      where tokens[state] != known && scores[state] > TurnGraph.impossible / 2 {
        known = tokens[state]
        if known >= 0, let record = entering[turn].mark(Int(known)) { markWay(toRecord: record) }
      }
    }
    for turn in 0..<turnCount {
      entering[turn].sweep()
      leaving[turn].sweep()
    }
  }

  private mutating func markWay(toRecord last: Int32) {
    var record = last
    while record >= 0 {
      let turn = turn(of: Int(record))
      guard let entry = leaving[turn].mark(windows[turn].lowerBound + Int(record) - recordStart[turn]), entry >= 0,
        let before = entering[turn].mark(Int(entry))
      else { return }
      record = before
    }
  }

  private func turn(of record: Int) -> Int { partition(recordStart) { $0 <= record } - 1 }

  /// Follows the best token back from after the last step.
  func trace(from steps: Int) -> [Range<Int>?]? {
    let last = ends.base[(isOdd ? turnCount + 1 : 0) + turnCount]
    var best = last
    best = better(best, gaps.base[turnCount].silence, 0)
    if options.filler != nil { best = better(best, gaps.base[turnCount].filler, 0) }
    guard best.score > TurnGraph.impossible / 2 else { return nil }
    var result = [Range<Int>?](repeating: nil, count: turnCount)
    var record = Int(best.token)
    while record >= 0 {
      let turn = turn(of: record)
      let first = windows[turn].lowerBound
      let end = first + record - recordStart[turn]
      let entry = Int(leaving[turn][end])
      result[turn] = entry..<end + 1
      record = Int(entering[turn][entry])
    }
    return result
  }
}

/// The best score at a place between turns, and the record of the turn placed last.
struct SearchNode: BitwiseCopyable {
  var score: Float = TurnGraph.impossible
  var token: Int32 = -1
}

/// What may lie between two turns.
struct SearchGap: BitwiseCopyable {
  var silence = SearchNode()
  var filler = SearchNode()
  /// Ready to enter the turn after the gap at the next step.
  var ready = SearchNode()
}
