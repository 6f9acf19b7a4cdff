/// Gives turns the speech that runs into them or out of them without a pause, and that no turn explains.
///
/// Nobody begins in the middle of a sound: where speech sets in after a pause and goes on into a turn, the turn began
/// with it, though its first word was said in a way that the models do not know. The same holds for its last word.
struct LooseSpeech {
  /// Of each frame of the call.
  let isSpeech: [Bool]

  /// The frames of turns, in their order, with the speech at either end; `nil` for a turn without a place.
  func widened(_ turns: [Range<Int>?]) -> [Range<Int>?] {
    var result = turns
    var next = isSpeech.count
    for turn in turns.indices.reversed() {
      guard let frames = turns[turn] else { continue }
      result[turn] = frames.lowerBound..<end(of: frames, before: next)
      next = frames.lowerBound
    }
    var previous = 0
    for turn in turns.indices {
      guard let frames = result[turn] else { continue }
      result[turn] = start(of: frames, after: previous)..<frames.upperBound
      previous = frames.upperBound
    }
    return result
  }

  private func start(of frames: Range<Int>, after previous: Int) -> Int {
    edge(from: frames.lowerBound - 1, to: previous, step: -1) ?? frames.lowerBound
  }

  private func end(of frames: Range<Int>, before next: Int) -> Int {
    edge(from: frames.upperBound, to: next - 1, step: 1).map { $0 + 1 } ?? frames.upperBound
  }

  /// The last frame, going by `step`, of speech that begins at `from` or within ``longestHole`` of it and ends in a
  /// pause before `to`; `nil` where there is none, or too much to be a word's.
  private func edge(from: Int, to: Int, step: Int) -> Int? {
    var last: Int?
    var hole = 0
    for frame in stride(from: from, through: to, by: step) {
      if isSpeech[frame] {
        if abs(frame - from) >= Self.longestSpeech { return nil }
        last = frame
        hole = 0
      } else {
        hole += 1
        if hole > Self.longestHole { break }
      }
    }
    guard let last, hole > Self.longestHole, abs(last - from) + 1 >= Self.leastSpeech else { return nil }
    return last
  }

  /// A pause is longer than the closure of a plosive.
  private static let longestHole = 12
  /// Frames from which on an edge is in the wrong place rather than a matter of taste.
  private static let leastSpeech = 6
  /// A word or two; more is somebody else's.
  private static let longestSpeech = 40
}
