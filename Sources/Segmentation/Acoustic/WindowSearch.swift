internal import Foundation

/// Places each cued turn by itself, near its cue, where other speech may come before and
/// after it: the way for talk in which people overlap.
final class WindowSearch {
  private let script: CallScript
  private let sound: CallSound
  private let search: HypothesisSearch
  /// For each piece the frames in which it may be, and where it is expected to begin.
  private let windows: [Range<Int>?]
  private let expected: [Int?]
  private let expectedEnds: [Int?]
  /// More training moves turns towards the loudest voice, less leaves the channel unheard.
  private static let passes = 1
  /// Cues are taken to be half a second off without anything being wrong.
  private static let tolerance = 50
  /// For each frame beyond that.
  private static let edgeCost: Float = 1

  init(
    script: CallScript, sound: CallSound, start: AcousticModel, windows: [Range<Int>?], expected: [Int?],
    expectedEnds: [Int?]
  ) {
    self.expectedEnds = expectedEnds
    self.script = script
    self.sound = sound
    self.windows = windows
    self.expected = expected
    search = HypothesisSearch(script: script, sound: sound, start: start)
  }

  func run() -> Hypothesis {
    for _ in 0..<Self.passes {
      place()
      search.scorePlacements(crossValidated: true)
      search.train(on: script.turns.indices.filter { search.scores[$0] != nil }, gapLimit: 0)
    }
    place()
    search.scorePlacements(crossValidated: true)
    return search.result(.windows)
  }

  private func place() {
    let filler = search.fillerScore(alpha: 0.8)
    for piece in script.turns.indices {
      guard let window = windows[piece], !window.isEmpty else { continue }
      var options = SequenceSearch.Options()
      options.filler = filler
      options.expected = [
        expected[piece].map {
          SequenceSearch.EdgeExpectation(frame: $0 - window.lowerBound, cost: Self.edgeCost, tolerance: Self.tolerance)
        }
      ]
      options.expectedEnds = [
        expectedEnds[piece].map {
          SequenceSearch.EdgeExpectation(
            frame: $0 - window.lowerBound, cost: Self.edgeCost, tolerance: Self.tolerance)
        }
      ]
      let graph = script.graph(piece, search.fineStyle)
      let sequence = SequenceSearch(graphs: [graph], windows: [0..<window.count], options: options)
      let steps = sequence.run(search.rows, from: window.lowerBound, frameCount: window.count)?[0]
      search.put(piece, at: steps.map { $0.lowerBound + window.lowerBound..<$0.upperBound + window.lowerBound })
    }
  }
}
