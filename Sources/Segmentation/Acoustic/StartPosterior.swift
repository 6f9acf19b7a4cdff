internal import Foundation

/// How likely a turn begins at each frame of a window, with other speech before and after it.
///
/// Method: the best way through the turn's states from each frame on (Viterbi, 1967, backwards
/// in time), weighed with what a cue says. Scores of neighbouring frames repeat each other and
/// overlapping voices mislead them, so that they count with ``soundWeight`` only: where the
/// sound says little, the likeliest frame is the cue's own.
struct StartPosterior {
  let window: Range<Int>
  /// Best score of all frames of the window for a turn that begins at each of its frames.
  private let scores: [Float]

  private static let soundWeight: Float = 0.02
  /// What a frame beyond a cue's spread costs.
  private static let tailCost: Float = 0.12

  /// - Parameter end: where the turn is expected to end, counted from the window's start.
  init(
    _ graph: TurnGraph, window: Range<Int>, rows: EmissionRows, filler: Float, end: SequenceSearch.EdgeExpectation?
  ) {
    self.window = window
    let count = graph.stateCount
    let gap = GapScores(window: window, rows: rows, filler: filler)
    var next = [Float](repeating: TurnGraph.impossible, count: count + 2)
    var now = next
    var scores = [Float](repeating: TurnGraph.impossible, count: window.count)
    for step in stride(from: window.count - 1, through: 0, by: -1) {
      let row = rows.row(window.lowerBound + step)
      for state in 0..<count {
        var best = next[state] + graph.stay[state]
        if state + 1 < count { best = max(best, next[state + 1] + graph.advance[state + 1]) }
        if state + 2 < count { best = max(best, next[state + 2] + graph.skip[state + 2]) }
        if state == count - 1 {
          best = max(best, graph.exit + gap.after[step + 1] - (end?.cost(at: step + 1) ?? 0))
        }
        now[state] = best + row[Int(graph.columns[state])]
      }
      scores[step] = now[0] + graph.advance[0] + gap.before[step]
      swap(&now, &next)
    }
    self.scores = scores
  }

  /// The chance of each frame of the window, and how well cue and sound go together.
  struct Chances {
    /// Sums to 1; empty where the turn does not fit into the window.
    var frames: [Float] = []
    /// Natural logarithm, to be compared with that for another spread.
    var fit: Float = 0

    /// The frame with most chance near it, counted from the window's start.
    var densest: Int? {
      let near = StartPosterior.sums(frames, reach: 5)
      let wide = StartPosterior.sums(frames, reach: 15)
      return frames.indices.max { near[$0] + wide[$0] < near[$1] + wide[$1] }
    }

    /// The chance that the turn begins within 300 ms of a frame.
    func chance(near frame: Int) -> Double {
      guard frames.indices.contains(frame) else { return 0 }
      return Double(frames[max(0, frame - 30)..<min(frames.count, frame + 31)].reduce(0, +))
    }
  }

  /// - Parameters:
  ///   - cue: the frame of the recording that a cue names; `nil` where there is none.
  ///   - spread: frames by which cues are off without anything being wrong.
  func chances(cue: Int?, spread: Float) -> Chances {
    guard let best = scores.max(), best > TurnGraph.impossible / 2 else { return Chances() }
    var sum: Float = 0
    var priorSum: Float = 0
    var frames = scores
    for step in scores.indices {
      let distance = cue.map { abs(Float(window.lowerBound + step - $0)) } ?? 0
      let prior = exp(-max(0, distance - spread) * Self.tailCost)
      priorSum += prior
      frames[step] = prior * exp(Self.soundWeight * (scores[step] - best))
      sum += frames[step]
    }
    guard sum > 0 else { return Chances() }
    for step in frames.indices { frames[step] /= sum }
    return Chances(frames: frames, fit: log(sum / priorSum))
  }

  /// The sum of the values within `reach` of each.
  static func sums(_ values: [Float], reach: Int) -> [Float] {
    var passed: [Float] = [0]
    for value in values { passed.append(passed[passed.count - 1] + value) }
    return values.indices.map { passed[min(values.count, $0 + reach + 1)] - passed[max(0, $0 - reach)] }
  }
}

/// Best scores of a window's frames before and after each of its edges: silence, or speech
/// that is not the turn's.
private struct GapScores {
  let before: [Float]
  let after: [Float]

  private static let stayQuiet = log(Float(1 - 1 / 20.0))
  private static let leaveQuiet = log(Float(1 / 20.0))
  private static let stayOther = log(Float(1 - 1 / 60.0))
  private static let leaveOther = log(Float(1 / 60.0))
  private static let enterOther: Float = -8

  init(window: Range<Int>, rows: EmissionRows, filler: Float) {
    let silence = window.map { rows.row($0)[rows.scorer.silenceColumn] }
    before = Self.best(silence, filler: filler)
    after = Self.best(silence.reversed(), filler: filler).reversed()
  }

  /// For each count of frames from the first on.
  private static func best(_ silence: [Float], filler: Float) -> [Float] {
    var result = [log(Float(0.2))]
    var quiet = log(Float(0.8))
    var other = enterOther
    for score in silence {
      let quieter = score + max(quiet + stayQuiet, other + leaveOther)
      other = filler + max(other + stayOther, quiet + enterOther)
      quiet = quieter
      result.append(max(quiet + leaveQuiet, other + leaveOther))
    }
    return result
  }
}
