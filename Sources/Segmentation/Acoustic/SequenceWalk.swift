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
  /// How well the steps of a block fit the states of the turn that is advanced.
  private var heard: StateRows
  private let silences: HeapBuffer<Float>
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
  /// The end of each turn at the last step, from index 1; index 0 is the beginning of the call.
  private let ends: HeapBuffer<SearchNode>
  /// The step after the last one.
  private var step = 0
  /// The last record that was given by ``settledTurns()``.
  private var settledRecord: Int32 = -1
  /// The end of the turn before, and of the turn that is advanced, at each step of a block.
  private let edges: HeapBuffer<SearchNode>
  /// The turns that may go on at the last step.
  private var low = 0
  private var high = -1

  /// Turns are advanced by so many steps at once: a turn's states stay in the nearest cache meanwhile.
  static let blockLength = 32
  /// How often scores are brought back to zero; whole blocks.
  private static let stepsBetweenScalings = 64

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
    heard = StateRows(
      states: TurnGraph.rounds(graphs.map(\.stateCount).max() ?? 0), steps: Self.blockLength)
    silences = HeapBuffer(repeating: 0, count: Self.blockLength)
    stay = HeapBuffer(repeating: TurnGraph.impossible, count: stateTotal)
    forward = HeapBuffer(repeating: TurnGraph.impossible, count: stateTotal)
    skip = HeapBuffer(repeating: TurnGraph.impossible, count: stateTotal)
    scores = HeapBuffer(repeating: TurnGraph.impossible, count: 2 * stateTotal)
    tokens = HeapBuffer(repeating: -1, count: 2 * stateTotal)
    leaving = [StepRuns](repeating: StepRuns(), count: turnCount)
    entering = leaving
    gaps = HeapBuffer(repeating: SearchGap(), count: turnCount + 1)
    ends = HeapBuffer(repeating: SearchNode(), count: turnCount + 1)
    edges = HeapBuffer(repeating: SearchNode(), count: 2 * Self.blockLength)
    ends.base[0] = SearchNode(score: 0, token: -1)
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

  /// How many steps from one on are taken at once, at most up to `end`.
  func blockLength(from step: Int, to end: Int) -> Int {
    let sweep = (step / options.stepsBetweenSweeps + 1) * options.stepsBetweenSweeps
    return min(Self.blockLength - step % Self.blockLength, sweep - step, end - step)
  }

  /// Takes a block of steps, turn by turn: each needs nothing but its own states and the ends of the turn before.
  ///
  /// - Parameters:
  ///   - steps: a block of ``blockLength(from:to:)``, right after the one before.
  ///   - tiles: the scores of the call.
  ///   - origin: what of the call's steps is this walk's first one.
  mutating func advance(_ steps: Range<Int>, tiles: borrowing StepTiles, from origin: Int) {
    let last = steps.upperBound - 1
    let first = low
    while high + 1 < turnCount, windows[high + 1].lowerBound <= last { high += 1 }
    while low <= high, windows[low].upperBound <= last { low += 1 }
    var (before, after) = (edges.base, edges.base + Self.blockLength)
    let silenceColumn = tiles.rows.scorer.silenceColumn
    for (index, step) in steps.enumerated() {
      before[index] = SearchNode()
      let (tile, lane) = (origin + step).quotientAndRemainder(dividingBy: StepTiles.steps)
      silences.base[index] = tiles.tile(tile)[silenceColumn * StepTiles.steps + lane]
    }
    for turn in first...high + 1 {
      // From where the turn before may end to where this one must have begun.
      let start = turn == 0 ? 0 : windows[turn - 1].lowerBound
      let reach = turn < turnCount ? windows[turn] : steps.upperBound..<steps.upperBound
      var ended = ends.base[turn]
      load(turn, steps.clamped(to: reach), tiles: tiles, from: origin)
      for step in steps {
        let index = step - steps.lowerBound
        let endsBefore = before[index]
        after[index] = SearchNode()
        if step >= start, step < reach.upperBound || turn == turnCount {
          let entry = gaps.base[turn].ready
          advanceGap(turn, before: ended, silence: silences.base[index])
          let isInside = reach.contains(step)
          if isInside {
            after[index] = advanceTurn(turn, step: step, entry: entry, heard: heard.row(origin + step))
          }
          finishGap(turn, before: endsBefore)
          if isInside { leaveOut(turn, before: endsBefore, end: &after[index]) }
        }
        ended = endsBefore
      }
      ends.base[turn] = ended
      swap(&before, &after)
    }
    step = steps.upperBound
    if step % Self.stepsBetweenScalings == 0 { rescale() }
    if step % options.stepsBetweenSweeps == 0 { forget() }
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

  /// Takes the scores of the states that a turn may have reached by the end of some steps.
  private mutating func load(_ turn: Int, _ steps: Range<Int>, tiles: borrowing StepTiles, from origin: Int) {
    guard turn < turnCount, !steps.isEmpty else { return }
    let count = TurnGraph.rounds(activeStates(turn, step: steps.upperBound - 1))
    heard.load(
      steps.lowerBound + origin..<steps.upperBound + origin, from: tiles, columns: columns.base + blockStart[turn],
      states: 0..<count)
  }

  /// How many of a turn's states can be reached at a step.
  @inline(__always)
  private func activeStates(_ turn: Int, step: Int) -> Int {
    min(graphs[turn].stateCount, 2 * (step - windows[turn].lowerBound) + 2)
  }

  private mutating func advanceTurn(
    _ turn: Int, step: Int, entry: SearchNode, heard: UnsafePointer<Float>
  ) -> SearchNode {
    let start = blockStart[turn]
    let window = windows[turn]
    let count = graphs[turn].stateCount
    guard count > 0 else { return SearchNode() }
    let record = recordStart[turn] + step - window.lowerBound
    let from = scores.base + side(before: step) + start
    let into = scores.base + side(before: step + 1) + start
    let fromTokens = tokens.base + side(before: step) + start
    let intoTokens = tokens.base + side(before: step + 1) + start
    entering[turn].append(entry.token, at: step)
    from[-1] = entry.score - cost(options.expected, turn: turn, step: step)
    fromTokens[-1] = Int32(step)
    let active = TurnGraph.rounds(activeStates(turn, step: step))
    let chain = tapelog_chain(
      stay: stay.base + start, advance: forward.base + start, skip: skip.base + start)
    tapelog_viterbi_tokens(active, from, fromTokens, chain, heard, into, intoTokens)
    leaving[turn].append(intoTokens[count - 1], at: step)
    let score = into[count - 1]
    return score > TurnGraph.impossible / 2
      ? SearchNode(
        score: score + graphs[turn].exit - cost(options.expectedEnds, turn: turn, step: step + 1), token: Int32(record))
      : SearchNode()
  }

  /// Where the states are that a step begins with: steps read and write in turns.
  @inline(__always)
  private func side(before step: Int) -> Int { step % 2 == 0 ? 0 : stateTotal }

  private func cost(_ expected: [SequenceSearch.EdgeExpectation?], turn: Int, step: Int) -> Float {
    guard turn < expected.count, let expectation = expected[turn] else { return 0 }
    return expectation.cost(at: step * options.framesPerStep)
  }

  /// Keeps scores near zero, where `Float` is exact enough.
  private func rescale() {
    let scores = scores.base + side(before: step)
    var best = TurnGraph.impossible
    for turn in low...high + 1 {
      best = max(best, gaps.base[turn].silence.score, gaps.base[turn].filler.score, gaps.base[turn].ready.score)
      if turn <= high {
        for state in blockStart[turn]..<blockStart[turn] + graphs[turn].stateCount { best = max(best, scores[state]) }
      }
    }
    guard best > TurnGraph.impossible / 2 else { return }
    for turn in low...high + 1 {
      gaps.base[turn].silence.score -= best
      gaps.base[turn].filler.score -= best
      gaps.base[turn].ready.score -= best
      ends.base[turn].score -= best
      guard turn <= high else { continue }
      for state in blockStart[turn]..<blockStart[turn] + graphs[turn].stateCount { scores[state] -= best }
    }
  }

  /// Forgets the ways that nothing at this step came by: ways join not far back, and what is left grows with the
  /// length of the call alone.
  private mutating func forget() {
    let open = openWays()
    for record in open.records { markWay(toRecord: record) }
    for (turn, step) in open.entries {
      if let record = entering[turn].mark(step) { markWay(toRecord: record) }
    }
    for turn in 0..<turnCount {
      entering[turn].sweep()
      leaving[turn].sweep()
    }
  }

  /// The ways that may still go on: the last records of those between turns, and where those inside of turns have
  /// entered them.
  private func openWays() -> (records: Set<Int32>, entries: [(turn: Int, step: Int)]) {
    let scores = scores.base + side(before: step)
    let tokens = tokens.base + side(before: step)
    var records: Set<Int32> = []
    var entries: [(turn: Int, step: Int)] = []
    for turn in low...high + 1 {
      let gap = gaps.base[turn]
      for node in [ends.base[turn], gap.silence, gap.filler, gap.ready] where node.score > TurnGraph.impossible / 2 {
        records.insert(node.token)
      }
      guard turn <= high else { continue }
      var known: Int32 = -1
      for state in blockStart[turn]..<blockStart[turn] + graphs[turn].stateCount
      where tokens[state] != known && scores[state] > TurnGraph.impossible / 2 {
        known = tokens[state]
        if known >= 0 { entries.append((turn, Int(known))) }
      }
    }
    return (records, entries)
  }

  private mutating func markWay(toRecord last: Int32) {
    var record = last
    while record >= 0 {
      let turn = turn(of: Int(record))
      guard let entry = leaving[turn].mark(lastStep(of: record, turn)), entry >= 0,
        let before = entering[turn].mark(Int(entry))
      else { return }
      record = before
    }
  }

  /// The turns whose place no later step can change, in their order, each given once: what all ways that are still
  /// open have in common (partial traceback, Brown, Spohrer, Hochschild and Baker, 1982). Nothing while many turns may
  /// go on at once, since their ways seldom join.
  mutating func settledTurns() -> [(turn: Int, steps: Range<Int>?)] {
    guard high - low < Self.mostOpenTurns else { return [] }
    guard let common = commonRecord(), common > settledRecord else { return [] }
    return way(to: common)
  }

  private static let mostOpenTurns = 40
  private static let mostOpenWays = 512

  /// The last record that all open ways came by; `nil` where they have none in common, or none after the settled ones,
  /// or are very many.
  private func commonRecord() -> Int32? {
    let ways = openWays()
    var open = ways.records
    for (turn, step) in ways.entries { open.insert(entering[turn][step]) }
    guard open.count <= Self.mostOpenWays else { return nil }
    // A way back leads to smaller records only.
    while let last = open.max(), open.count > 1 {
      guard let first = open.min(), first > settledRecord else { return nil }
      open.remove(last)
      open.insert(record(before: last))
    }
    return open.first
  }

  private func record(before record: Int32) -> Int32 {
    let turn = turn(of: Int(record))
    return entering[turn][Int(leaving[turn][lastStep(of: record, turn)])]
  }

  private func lastStep(of record: Int32, _ turn: Int) -> Int {
    windows[turn].lowerBound + Int(record) - recordStart[turn]
  }

  /// The turns from the last one that was settled to that of a record.
  private mutating func way(to last: Int32) -> [(turn: Int, steps: Range<Int>?)] {
    let first = settledRecord < 0 ? 0 : turn(of: Int(settledRecord)) + 1
    guard last > settledRecord else { return [] }
    var result = (first...turn(of: Int(last))).map { (turn: $0, steps: Range<Int>?.none) }
    var record = last
    while record > settledRecord {
      let turn = turn(of: Int(record))
      let end = lastStep(of: record, turn)
      let entry = Int(leaving[turn][end])
      result[turn - first].steps = entry..<end + 1
      record = entering[turn][entry]
    }
    settledRecord = last
    return result
  }

  private func turn(of record: Int) -> Int { partition(recordStart) { $0 <= record } - 1 }

  /// The places that the best way after the last step has given to the turns that were not settled before; `nil` where
  /// there is no way.
  mutating func trace() -> [(turn: Int, steps: Range<Int>?)]? {
    var best = ends.base[turnCount]
    best = better(best, gaps.base[turnCount].silence, 0)
    if options.filler != nil { best = better(best, gaps.base[turnCount].filler, 0) }
    guard best.score > TurnGraph.impossible / 2 else { return nil }
    let placed = way(to: best.token)
    let first = settledRecord < 0 ? 0 : turn(of: Int(settledRecord)) + 1
    return placed + (first..<turnCount).map { ($0, nil) }
  }
}
