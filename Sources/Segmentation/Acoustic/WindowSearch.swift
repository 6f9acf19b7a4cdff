internal import Foundation

/// Places each cued turn by itself, near its cue, where other speech may come before and
/// after it: the way for talk in which people overlap.
///
/// Each turn goes where it most likely begins by cue and sound together (``StartPosterior``).
/// How far the cues are off is taken from all turns: as far as makes them fit the sound best.
final class WindowSearch {
  private let script: CallScript
  private let sound: CallSound
  private let search: HypothesisSearch
  private let windows: [Window?]
  /// Whether the cues and the sound go together best where no cue is off.
  private(set) var cuesFit = false
  private let filler: Float = 0.8
  /// How far, in frames, cues are taken to be off without anything being wrong, at most.
  private static let widest: Float = 50
  private static let spreads: [Float] = [0, 10, 20, 30, 40, 50]
  /// The share of cues that may be wrong altogether.
  private static let wrongShare: Float = 0.3
  /// For each frame beyond.
  private static let edgeCost: Float = 1

  /// Where a piece of a turn may be.
  struct Window {
    var frames: Range<Int>
    /// Where it is expected to begin and end; `nil` where no cue says.
    var start: Int?
    var end: Int?
  }

  /// - Parameter windows: one for each piece; `nil` for one that no cue places.
  init(script: CallScript, sound: CallSound, start: AcousticModel, windows: [Window?]) {
    self.script = script
    self.sound = sound
    self.windows = windows.map { $0.flatMap { $0.frames.isEmpty ? nil : $0 } }
    search = HypothesisSearch(script: script, sound: sound, start: start)
  }

  /// One training pass: more moves turns towards the loudest voice, less leaves the channel
  /// unheard.
  func run() -> Hypothesis {
    for piece in script.turns.indices {
      guard let window = windows[piece] else { continue }
      place(piece, in: window, start: expectation(window.start, in: window), end: expectation(window.end, in: window))
    }
    search.scorePlacements()
    search.train(on: script.turns.indices.filter { search.scores[$0] != nil }, gapLimit: 0)
    let confidences = placeLikely()
    search.scorePlacements()
    var result = search.result(.windows)
    result.confidences = confidences
    return result
  }

  /// Gives the chance that each placed piece begins within 300 ms of its place.
  private func placeLikely() -> [Double] {
    let posteriors = windows.enumerated().map { piece, window in
      window.map { window in
        StartPosterior(
          script.graph(piece, search.fineStyle), window: window.frames, rows: search.rows,
          filler: search.fillerScore(alpha: filler), end: expectation(window.end, in: window))
      }
    }
    let spread = likeliestSpread(posteriors)
    cuesFit = spread == 0
    return posteriors.enumerated().map { piece, posterior in
      guard let posterior, let window = windows[piece] else { return 0 }
      let chances = posterior.chances(cue: window.start, spread: spread)
      guard let step = chances.densest else { return 0 }
      place(
        piece, in: window, start: .init(frame: step, cost: 20, limit: 10_000),
        end: expectation(window.end, in: window, tolerance: Int(max(10, spread))))
      let moved = window.start.map { Double(abs(window.frames.lowerBound + step - $0)) / 100 }
      return TurnConfidence.nearCue(chance: chances.chance(near: step), movedSeconds: moved)
    }
  }

  /// The spread under which all cues and the sound go together best, a share of the cues left
  /// out of account.
  private func likeliestSpread(_ posteriors: [StartPosterior?]) -> Float {
    let fits = Self.spreads.map { spread in
      var sum: Float = 0
      for (posterior, window) in zip(posteriors, windows) {
        guard let posterior, let cue = window?.start else { continue }
        let wide = posterior.chances(cue: cue, spread: Self.widest + 10).fit
        let fit = posterior.chances(cue: cue, spread: spread).fit
        sum += log((1 - Self.wrongShare) * exp(fit - wide) + Self.wrongShare)
      }
      return sum
    }
    return fits.indices.max { fits[$0] < fits[$1] }.map { Self.spreads[$0] } ?? Self.widest
  }

  private func expectation(
    _ frame: Int?, in window: Window, tolerance: Int = Int(widest)
  ) -> SequenceSearch.EdgeExpectation? {
    frame.map { .init(frame: $0 - window.frames.lowerBound, cost: Self.edgeCost, tolerance: tolerance) }
  }

  private func place(
    _ piece: Int, in window: Window, start: SequenceSearch.EdgeExpectation?, end: SequenceSearch.EdgeExpectation?
  ) {
    let first = window.frames.lowerBound
    var options = SequenceSearch.Options()
    options.filler = search.fillerScore(alpha: filler)
    options.expected = [start]
    options.expectedEnds = [end]
    let graph = script.graph(piece, search.fineStyle)
    let sequence = SequenceSearch(graphs: [graph], windows: [0..<window.frames.count], options: options)
    let steps = sequence.run(search.rows, from: first, frameCount: window.frames.count)?[0]
    search.put(piece, at: steps.map { $0.lowerBound + first..<$0.upperBound + first })
  }
}
