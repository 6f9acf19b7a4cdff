internal import CAcoustics

/// The likeliest places of one turn in a window: for each frame the best way through the turn's states that begins
/// there (Viterbi, 1967, backwards in time).
struct TurnPlaces {
  /// Of 12 bytes: a long call has a million.
  struct Place {
    let start: Int32
    let end: Int32
    /// What the turn's score is above that of silence and other speech in the same frames.
    let gain: Float

    var frames: Range<Int> { Int(start)..<Int(end) }
  }

  /// In the order of their starts; places that begin within ``reach`` of a better one are left out.
  private(set) var likeliest: [Place] = []

  static let reach = 2
  private static let limit = 600

  /// - Parameters:
  ///   - base: for each frame of the call, the better score of silence and other speech.
  ///   - expected: where the turn is expected to begin.
  init(
    _ graph: TurnGraph, window: Range<Int>, rows: EmissionRows, base: [Float],
    expected: SequenceSearch.EdgeExpectation? = nil
  ) {
    var (gains, ends) = Self.segments(graph, window, rows: rows, base: base)
    if let expected {
      for step in gains.indices { gains[step] -= expected.cost(at: window.lowerBound + step) }
    }
    for step in gains.indices where gains[step] > TurnGraph.impossible / 2 {
      let near = max(0, step - Self.reach)...min(gains.count - 1, step + Self.reach)
      guard near.allSatisfy({ gains[$0] <= gains[step] }) else { continue }
      let first = Int32(window.lowerBound)
      likeliest.append(Place(start: first + Int32(step), end: first + ends[step], gain: gains[step]))
    }
    guard likeliest.count > Self.limit else { return }
    let least = likeliest.map(\.gain).sorted(by: >)[Self.limit - 1]
    likeliest.removeAll { $0.gain < least }
  }

  /// For each frame of the window the gain of the turn if it begins there, and where it ends then, counted from the
  /// window's start.
  private static func segments(
    _ graph: TurnGraph, _ window: Range<Int>, rows: EmissionRows, base: [Float]
  ) -> (gains: [Float], ends: [Int32]) {
    let impossible = TurnGraph.impossible
    var gains = [Float](repeating: impossible, count: window.count)
    var ends = [Int32](repeating: 0, count: window.count)
    let count = graph.stateCount
    guard count > 0 else { return (gains, ends) }
    let width = TurnGraph.rounds(count)
    // From the last state to the first: what led to a state leads away from it.
    let columns = HeapBuffer<Int32>(repeating: 0, count: width)
    let stay = HeapBuffer<Float>(repeating: impossible, count: width)
    let advance = HeapBuffer<Float>(repeating: impossible, count: width)
    let skip = HeapBuffer<Float>(repeating: impossible, count: width)
    for state in 0..<count {
      let place = count - 1 - state
      columns.base[place] = graph.columns[state]
      stay.base[place] = graph.stay[state]
      advance.base[place] = state + 1 < count ? graph.advance[state + 1] : graph.exit
      if state + 2 < count { skip.base[place] = graph.skip[state + 2] }
    }
    let chain = tapelog_chain(stay: stay.base, advance: advance.base, skip: skip.base)
    let scores = HeapBuffer<Float>(repeating: impossible, count: 2 * (width + 2))
    let tokens = HeapBuffer<Int32>(repeating: 0, count: 2 * (width + 2))
    var (later, now) = (scores.base + 2, scores.base + width + 4)
    var (laterEnds, nowEnds) = (tokens.base + 2, tokens.base + width + 4)
    let tiles = StepTiles(rows)
    var heard = StateRows(states: width, steps: 1)
    var loaded = window.count
    func active(_ step: Int) -> Int { TurnGraph.rounds(min(count, 2 * (window.count - step))) }
    var passed: Float = 0
    for step in stride(from: window.count - 1, through: 0, by: -1) {
      later[-1] = passed
      laterEnds[-1] = Int32(step + 1)
      let frame = window.lowerBound + step
      if step < loaded {
        loaded = max(0, step - frame % StepTiles.steps)
        heard.load(
          window.lowerBound + loaded..<frame + 1, from: tiles, columns: columns.base, states: 0..<active(loaded))
      }
      tapelog_viterbi_tokens(active(step), later, laterEnds, chain, heard.row(frame), now, nowEnds)
      passed += base[frame]
      if now[count - 1] > impossible / 2 {
        gains[step] = now[count - 1] + graph.advance[0] - passed
        ends[step] = nowEnds[count - 1]
      }
      swap(&later, &now)
      swap(&laterEnds, &nowEnds)
    }
    return (gains, ends)
  }
}
