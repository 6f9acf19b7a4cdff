/// What is to be found in a call: the turns as phones.
struct CallScript: Sendable {
  let turns: [PhoneSequence]
  let inventory: PhoneInventory

  var count: Int { turns.count }

  /// How many of the first turns hold so many seconds of speech, without their pauses; all where there are fewer.
  func turns(speaking seconds: Double) -> Int {
    var rest = 1_000 * seconds
    return turns.firstIndex {
      rest -= $0.milliseconds
      return rest < 0
    }.map { $0 + 1 } ?? count
  }

  func graphs(_ style: TurnGraph.Style) -> [TurnGraph] {
    turns.map { TurnGraph($0, silenceColumn: inventory.stateCount, style: style) }
  }

  func graph(_ turn: Int, _ style: TurnGraph.Style) -> TurnGraph {
    TurnGraph(turns[turn], silenceColumn: inventory.stateCount, style: style)
  }
}

/// Where one turn was put, with the way through its states.
struct Placement: Sendable {
  var frames: Range<Int>
  /// The phone at each frame, -1 for silence; empty where only the edges are known.
  var phones: [Int32]
  /// The column of a ``StateScorer`` row at each frame; as long as `phones`.
  var columns: [Int32]

  init(frames: Range<Int>) {
    self.frames = frames
    phones = []
    columns = []
  }

  init(frames: Range<Int>, path: [Int32], graph: TurnGraph) {
    self.frames = frames
    phones = path.map { graph.phones[Int($0)] }
    columns = path.map { graph.columns[Int($0)] }
  }
}

/// How well a turn's place fits it. Mean scores a frame, in natural logarithms.
struct TurnScore: Sendable, Hashable {
  /// Of the turn's phones against all phones.
  var likelihood: Float
  /// The same for its phones backwards in the same place.
  var decoy: Float
  /// Over its first 400 ms.
  var onset: Float
  /// How far the length is from the expected one: the logarithm of the ratio, without sign,
  /// at most 2.
  var lengthDeviation: Float

  var margin: Float { likelihood - decoy }
}
