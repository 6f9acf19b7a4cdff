internal import CAcoustics

/// The scores of a call in steps of one frame or several, whose scores are added up: tiles of sixteen steps.
struct StepTiles: ~Copyable {
  let rows: EmissionRows
  let framesPerStep: Int
  private let sums: HeapBuffer<Float>
  private let inputs: HeapBuffer<UnsafePointer<Float>?>
  /// The tile that each place of `sums` holds; -1 where none.
  private let held: HeapBuffer<Int>
  private let tileCount: Int

  static let steps = StateScorer.lanes
  /// So many tiles in a row are valid at a time.
  static let kept = 4

  init(_ rows: EmissionRows, framesPerStep: Int = 1) {
    self.rows = rows
    self.framesPerStep = framesPerStep
    let length = framesPerStep == 1 ? 0 : rows.scorer.tileLength
    sums = HeapBuffer(uninitializedCount: Self.kept * length)
    inputs = HeapBuffer(repeating: nil, count: framesPerStep)
    held = HeapBuffer(repeating: -1, count: Self.kept)
    tileCount = (rows.sound.frameCount + Self.steps - 1) / Self.steps
  }

  /// A tile of steps, counted from the start of the call. What lies beyond the last whole step has no meaning.
  ///
  /// - Precondition: the call has a whole step of it.
  func tile(_ tile: Int) -> UnsafePointer<Float> {
    guard framesPerStep > 1 else { return rows.tile(tile) }
    let place = tile % Self.kept
    let sum = sums.base + place * rows.scorer.tileLength
    if held.base[place] != tile {
      for index in 0..<framesPerStep {
        inputs.base[index] = rows.tile(min(tile * framesPerStep + index, tileCount - 1))
      }
      tapelog_sum_tiles(inputs.base, framesPerStep, rows.scorer.columnCount, sum)
      held.base[place] = tile
    }
    return UnsafePointer(sum)
  }
}

/// How well each step of a stretch fits each state of a turn.
struct StateRows: ~Copyable {
  private let buffer: HeapBuffer<Float>
  private var stride = 0
  /// Where in the buffer the turn's first state at the call's first step would be, below its start.
  private var origin = 0

  /// - Parameters:
  ///   - states: the most at once, in whole rounds.
  ///   - steps: the most at once.
  init(states: Int, steps: Int) {
    buffer = HeapBuffer(uninitializedCount: states * (steps + 2 * (StepTiles.steps - 1)))
  }

  /// Takes the scores of some steps, counted from the start of the call.
  ///
  /// - Parameters:
  ///   - columns: the column of each state of the turn.
  ///   - states: those that are asked for, in whole rounds.
  mutating func load(
    _ steps: Range<Int>, from tiles: borrowing StepTiles, columns: UnsafePointer<Int32>, states: Range<Int>
  ) {
    let first = steps.lowerBound / StepTiles.steps
    stride = states.count
    origin = first * StepTiles.steps * stride + states.lowerBound
    for tile in first..<(steps.upperBound + StepTiles.steps - 1) / StepTiles.steps {
      tapelog_state_scores(
        tiles.tile(tile), columns + states.lowerBound, stride, stride,
        buffer.base + (tile - first) * StepTiles.steps * stride)
    }
  }

  /// The scores of the turn's states at a step, from the first state on; only what was taken may be read.
  @inline(__always)
  func row(_ step: Int) -> UnsafePointer<Float> { UnsafePointer(buffer.base + (step * stride - origin)) }
}
