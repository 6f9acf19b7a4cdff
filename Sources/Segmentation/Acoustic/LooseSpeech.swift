/// Gives a turn the speech that runs into it or out of it without a pause, and that no turn explains.
///
/// Nobody begins in the middle of a sound: where speech sets in after a pause and goes on into a turn, the turn began
/// with it, though its first word was said in a way that the models do not know. The same holds for its last word.
struct LooseSpeech {
  private let isSpeech: [Bool]

  init(_ sound: CallSound) {
    let level = smoothed(sound.decibels, reach: 2)
    let ranked = level.indices.filter { !sound.isTone[$0] }.map { level[$0] }.sorted()
    guard !ranked.isEmpty else {
      isSpeech = level.map { _ in false }
      return
    }
    let quiet = ranked[ranked.count * 8 / 100]
    let loud = ranked[ranked.count * 90 / 100]
    let threshold = max(quiet + 6, (quiet + loud) / 2 - 3)
    isSpeech = zip(level, sound.isTone).map { $0 > threshold && !$1 }
  }

  /// The frames of a turn with the speech at either end.
  ///
  /// - Parameter room: from the end of the turn before to the start of the next.
  func widened(_ frames: Range<Int>, in room: Range<Int>) -> Range<Int> {
    let earlier = edge(from: frames.lowerBound - 1, to: room.lowerBound, step: -1) ?? frames.lowerBound
    let later = edge(from: frames.upperBound, to: room.upperBound - 1, step: 1).map { $0 + 1 } ?? frames.upperBound
    return min(earlier, frames.lowerBound)..<max(later, frames.upperBound)
  }

  /// The last frame, going by `step`, of speech that begins at `from` or within ``longestHole`` of it and ends in a
  /// pause before `to`; `nil` where there is none, or too much to be a word's.
  private func edge(from: Int, to: Int, step: Int) -> Int? {
    var last: Int?
    var frame = from
    var hole = 0
    while (to - frame) * step >= 0, isSpeech.indices.contains(frame) {
      if isSpeech[frame] {
        last = frame
        hole = 0
        if abs(frame - from) >= Self.longestSpeech { return nil }
      } else {
        hole += 1
        if hole > Self.longestHole { break }
      }
      frame += step
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
