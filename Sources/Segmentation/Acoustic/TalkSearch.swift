internal import TapeModel

/// Places the turns of talk in the order of their starts: a turn may begin while others go on.
///
/// Method: each turn's places (``TurnPlaces``) are held against silence and other speech by themselves; then the best
/// chain of places is looked for (dynamic programming). What two turns explain both costs, and so does speech that
/// none explains. How far the turns before go on is taken from the best chain to each place: where three overlap, that
/// is close to the best chain, not always it.
///
/// The time is linear in the length of the call where the windows are short.
struct TalkSearch {
  private let places: [[TurnPlaces.Place]]
  private let speakers: [Speaker?]
  /// Cost of the speech before each frame that no turn explains.
  private let loose: [Float]

  /// For each frame of speech that no turn explains.
  private static let looseCost: Float = 0.5
  /// For beginning while another goes on, and for each frame of that.
  private let overlapCost: (once: Float, frame: Float)
  /// How many turns back one is looked for who would interrupt himself.
  private static let memory = 4

  /// - Parameters:
  ///   - windows: frames in which each turn may be.
  ///   - speakers: who speaks each turn, and does not interrupt himself; `nil` where nobody says.
  ///   - filler: score of a frame of speech that is not in the text.
  ///   - expected: where each turn is expected to begin; empty where nothing is known.
  init(
    graphs: [TurnGraph], windows: [Range<Int>], speakers: [Speaker?], rows: EmissionRows, filler: Float,
    expected: [SequenceSearch.EdgeExpectation?]
  ) {
    self.speakers = speakers
    overlapCost = (5, 2)
    let sound = rows.sound
    let base = (0..<sound.frameCount).map { max(rows.silence($0), filler) }
    var loose: [Float] = [0]
    loose.reserveCapacity(sound.frameCount + 1)
    for frame in 0..<sound.frameCount {
      let isLoose = sound.isSpeech[frame] && rows.silence(frame) < filler
      loose.append(loose[frame] + (isLoose ? Self.looseCost : 0))
    }
    self.loose = loose
    places = graphs.indices.map { turn in
      TurnPlaces(
        graphs[turn], window: windows[turn], rows: rows, base: base,
        expected: turn < expected.count ? expected[turn] : nil
      ).likeliest
    }
  }

  /// Chooses among `places`, each turn's in the order of their starts, by their gains alone.
  init(places: [[TurnPlaces.Place]], speakers: [Speaker?]) {
    self.places = places
    self.speakers = speakers
    overlapCost = (0, 0)
    let frames = places.joined().map(\.end).max() ?? 0
    loose = [Float](repeating: 0, count: Int(frames) + 1)
  }

  /// The best chain to a place.
  private struct Way {
    var total = TurnGraph.impossible
    /// The place of the turn before; -1 for the first turn.
    var before: Int32 = -1
    /// Where the last of the turns up to here ends.
    var reach: Int32 = 0

    var isPossible: Bool { total > TurnGraph.impossible / 2 }
  }

  /// The frames of each turn; `nil` where there is no chain.
  func run() -> [Range<Int>]? {
    var chain: [[Way]] = []
    for turn in places.indices {
      let ways = places[turn].map { way(to: $0, turn: turn, chain: chain) }
      guard ways.contains(where: \.isPossible) else { return nil }
      chain.append(ways)
    }
    guard let last = chain.last, var index = last.indices.max(by: { worth(last[$0]) < worth(last[$1]) }) else {
      return nil
    }
    var result: [Range<Int>] = []
    for turn in chain.indices.reversed() {
      result.append(places[turn][index].frames)
      index = Int(chain[turn][index].before)
    }
    return result.reversed()
  }

  /// What ways that end in different places are compared by.
  private func worth(_ way: Way) -> Float { way.total + loose[Int(way.reach)] }

  private func way(to place: TurnPlaces.Place, turn: Int, chain: [[Way]]) -> Way {
    let start = Int(place.start)
    guard turn > 0 else { return Way(total: place.gain - loose[start], reach: place.end) }
    var best = Way()
    for (index, way) in chain[turn - 1].enumerated() {
      guard places[turn - 1][index].start < place.start else { break }
      guard way.isPossible else { continue }
      var total = way.total + place.gain
      if way.reach <= place.start {
        total -= loose[start] - loose[Int(way.reach)]
      } else {
        total -= overlapCost.once + overlapCost.frame * Float(min(way.reach, place.end) - place.start)
      }
      guard total > best.total, !interruptsOneself(turn, at: place.start, before: index, chain: chain) else { continue }
      best = Way(total: total, before: Int32(index), reach: max(way.reach, place.end))
    }
    return best
  }

  private func interruptsOneself(_ turn: Int, at start: Int32, before: Int, chain: [[Way]]) -> Bool {
    guard let speaker = speakers[turn] else { return false }
    var index = before
    for other in stride(from: turn - 1, through: max(0, turn - Self.memory), by: -1) {
      if speakers[other] == speaker { return places[other][index].end > start }
      index = Int(chain[other][index].before)
    }
    return false
  }
}
