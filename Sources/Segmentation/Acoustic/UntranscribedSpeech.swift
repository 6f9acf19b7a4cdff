/// Finds stretches of speech that no turn explains.
struct UntranscribedSpeech {
  let sound: CallSound

  private static let shortest = 40
  private static let longestPause = 40
  /// Edges of turns are not exact.
  private static let margin = 15

  /// In frames, in order.
  func ranges(around placements: [Placement?]) -> [Range<Int>] {
    var isOpen = sound.isSpeech
    for placement in placements {
      guard let frames = placement?.frames else { continue }
      let end = min(sound.frameCount, frames.upperBound + Self.margin)
      for frame in max(0, frames.lowerBound - Self.margin)..<end { isOpen[frame] = false }
    }
    var ranges: [Range<Int>] = []
    var frame = 0
    while frame < sound.frameCount {
      guard isOpen[frame] else {
        frame += 1
        continue
      }
      let start = frame
      while frame < sound.frameCount, isOpen[frame] { frame += 1 }
      if let last = ranges.last, start - last.upperBound <= Self.longestPause {
        ranges[ranges.count - 1] = last.lowerBound..<frame
      } else {
        ranges.append(start..<frame)
      }
    }
    return ranges.filter { $0.count >= Self.shortest }
  }
}
