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
  private static let passes = 4

  init(script: CallScript, sound: CallSound, start: AcousticModel, windows: [Range<Int>?], expected: [Int?]) {
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
    let filler = search.fillerScore(alpha: 0.3)
    for piece in script.turns.indices {
      guard let window = windows[piece], !window.isEmpty else { continue }
      var options = SequenceSearch.Options()
      options.filler = filler
      options.expected = [
        expected[piece].map {
          SequenceSearch.StartExpectation(frame: $0 - window.lowerBound, cost: 0.1, tolerance: 30)
        }
      ]
      let graph = script.graph(piece, search.fineStyle)
      let sequence = SequenceSearch(graphs: [graph], windows: [0..<window.count], options: options)
      let steps = sequence.run(search.rows, from: window.lowerBound, frameCount: window.count)?[0]
      search.put(piece, at: steps.map { $0.lowerBound + window.lowerBound..<$0.upperBound + window.lowerBound })
    }
  }
}
