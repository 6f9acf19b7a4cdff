internal import Foundation

/// Places all turns of a call in their order: the best way through their graphs and the
/// gaps between them.
///
/// Token passing (Young, Russell and Thornton, 1989): a state carries the step at which its
/// turn was entered, and for each turn and step of its window only the entry of the token
/// that leaves there is kept, and where it came from, both only where they change.
struct SequenceSearch {
  struct Options {
    /// Frames in one step.
    var framesPerStep = 1
    /// Score of one frame of speech that is not in the text; `nil` where there is none.
    var filler: Float?
    /// Cost of leaving out each turn, not above zero; `nil` where none may be left out.
    var skip: [Float]?
    /// How often the ways that lead nowhere are forgotten.
    var stepsBetweenSweeps = 4_096
    /// Where each turn is expected to begin.
    var expected: [EdgeExpectation?] = []
    /// Where each turn is expected to end.
    var expectedEnds: [EdgeExpectation?] = []
  }

  /// A cost that grows with the distance from an expected start or end.
  struct EdgeExpectation {
    var frame: Int
    /// For each frame of distance beyond `tolerance`.
    var cost: Float
    var tolerance = 0
    var limit: Float = 400

    func cost(at other: Int) -> Float {
      min(limit, Float(max(0, abs(other - frame) - tolerance)) * cost)
    }
  }

  let graphs: [TurnGraph]
  /// Steps in which each turn may be, neither end ever going back.
  let windows: [Range<Int>]
  let options: Options

  private let blockStart: [Int]
  private let recordStart: [Int]

  init(graphs: [TurnGraph], windows: [Range<Int>], options: Options) {
    precondition(graphs.count == windows.count, "a window for each turn")
    self.graphs = graphs
    self.windows = windows
    self.options = options
    var states = Self.padding
    var records = 0
    var blockStart: [Int] = []
    var recordStart: [Int] = []
    for (graph, window) in zip(graphs, windows) {
      blockStart.append(states)
      recordStart.append(records)
      states += TurnGraph.rounds(graph.stateCount) + Self.padding
      records += window.count
    }
    blockStart.append(states)
    recordStart.append(records)
    self.blockStart = blockStart
    self.recordStart = recordStart
  }

  private static let padding = 8
  /// Whole blocks of a walk.
  private static let stepsBetweenSettlings = 8 * SequenceWalk.blockLength

  /// The steps of each turn, `nil` for one that is left out; `nil` where there is no way.
  ///
  /// - Parameters:
  ///   - first: the frame at which step 0 begins, a multiple of the frames in a step.
  ///   - each: is told each turn's steps, in order, as soon as nothing can change them, mostly while the rows are at
  ///     hand that placed it; some turns even where there turns out to be no way.
  func run(
    _ rows: EmissionRows, from first: Int = 0, frameCount: Int? = nil,
    each: (_ turn: Int, _ steps: Range<Int>?) -> Void = { _, _ in }
  ) -> [Range<Int>?]? {
    var result = [Range<Int>?](repeating: nil, count: graphs.count)
    func note(_ found: [(turn: Int, steps: Range<Int>?)]) {
      for (turn, steps) in found {
        result[turn] = steps
        each(turn, steps)
      }
    }
    var walk = SequenceWalk(
      graphs: graphs, windows: windows, blockStart: blockStart, recordStart: recordStart, options: options)
    let frames = frameCount ?? rows.sound.frameCount - first
    let steps = frames / options.framesPerStep
    guard !graphs.isEmpty, steps > 0 else { return nil }
    precondition(first % options.framesPerStep == 0, "steps are counted from the start of the call")
    let tiles = StepTiles(rows, framesPerStep: options.framesPerStep)
    var step = 0
    while step < steps {
      let end = step + walk.blockLength(from: step, to: steps)
      walk.advance(step..<end, tiles: tiles, from: first / options.framesPerStep)
      step = end
      if step % Self.stepsBetweenSettlings == 0 { note(walk.settledTurns()) }
    }
    guard let rest = walk.trace() else { return nil }
    note(rest)
    return result
  }
}
