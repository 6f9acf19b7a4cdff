/// What a model has learned, kept apart in three parts, so that a turn can be judged by a
/// model that has not learned from it.
struct TrainingFolds: Sendable {
  private var total: StateStatistics?
  private var parts: [StateStatistics] = []
  private var foldOfTurn: [Int: Int] = [:]
  private static let leastFrames = 100.0

  init() {}

  /// Statistics of each turn's frames; the longest turns are dealt out first.
  init(turns: [(turn: Int, length: Int)], stateCount: Int, collect: (Int, inout StateStatistics) -> Void) {
    var parts = [StateStatistics](repeating: StateStatistics(stateCount: stateCount), count: 3)
    let sorted = turns.sorted { ($1.length, $0.turn) < ($0.length, $1.turn) }
    for (rank, entry) in sorted.enumerated() {
      foldOfTurn[entry.turn] = rank % 3
      collect(entry.turn, &parts[rank % 3])
    }
    var total = parts[0]
    total.add(parts[1])
    total.add(parts[2])
    self.total = total
    self.parts = parts
  }

  func fold(of turn: Int) -> Int? { foldOfTurn[turn] }

  /// All that was learned; `nil` before anything was.
  var all: StateStatistics? { total }

  /// The start moved by all turns but those of one fold; silence is that of `model`.
  func model(without fold: Int, start: AcousticModel, like model: AcousticModel) -> AcousticModel {
    guard var rest = total else { return start }
    rest.add(parts[fold], sign: -1)
    guard rest.frameCount >= Self.leastFrames else {
      return start.adapted(to: StateStatistics(stateCount: start.stateCount), silence: model.silence)
    }
    return start.adapted(to: rest, silence: model.silence)
  }
}
