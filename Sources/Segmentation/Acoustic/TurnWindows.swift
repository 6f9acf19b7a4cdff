/// Where in a call each turn may be, in frames.
enum TurnWindows {
  /// The whole call for every turn.
  static func whole(count: Int, frameCount: Int) -> [Range<Int>] {
    [Range<Int>](repeating: 0..<frameCount, count: count)
  }

  /// `reach` frames around the place where the share of speech passed equals the share of
  /// the text spoken.
  static func diagonal(_ script: CallScript, in sound: CallSound, reach: Int) -> [Range<Int>] {
    var passed: [Int] = []
    passed.reserveCapacity(sound.frameCount)
    for frame in 0..<sound.frameCount where sound.isSpeech[frame] { passed.append(frame) }
    guard !passed.isEmpty else { return whole(count: script.count, frameCount: sound.frameCount) }
    let total = max(1, script.turns.reduce(0) { $0 + $1.milliseconds })
    var spoken = 0.0
    return script.turns.map { turn in
      let start = passed[min(passed.count - 1, Int(spoken / total * Double(passed.count)))]
      spoken += turn.milliseconds
      let end = passed[min(passed.count - 1, Int(spoken / total * Double(passed.count)))]
      return max(0, start - reach)..<min(sound.frameCount, end + reach + 1)
    }
  }

  /// `reach` frames around each place and those of as many `neighbours` before and after it; a turn without one may be
  /// anywhere between its placed neighbours.
  static func around(
    _ placements: [Placement?], neighbours: Int = 0, reach: Int, frameCount: Int
  ) -> [Range<Int>] {
    var starts = [Int](repeating: 0, count: placements.count)
    var ends = [Int](repeating: frameCount, count: placements.count)
    var end = 0
    for index in placements.indices {
      starts[index] = max(0, (placements[index]?.frames.lowerBound ?? end) - reach)
      end = placements[index]?.frames.upperBound ?? end
    }
    var start = frameCount
    for index in placements.indices.reversed() {
      ends[index] = min(frameCount, (placements[index]?.frames.upperBound ?? start) + reach)
      start = placements[index]?.frames.lowerBound ?? start
    }
    return ordered(
      placements.indices.map { index in
        let first = starts[max(0, index - neighbours)]
        return first..<max(first + 1, ends[min(placements.count - 1, index + neighbours)])
      })
  }

  /// The same windows where neither edge goes back from one turn to the next.
  static func ordered(_ windows: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var end = 0
    for window in windows {
      start = max(start, window.lowerBound)
      end = max(end, window.upperBound, start + 1)
      result.append(start..<end)
    }
    return result
  }

  /// The same windows without the steps that leave no room for the turns before or after, none of which is left out;
  /// `nil` where they cannot all have room.
  ///
  /// - Parameter leastSteps: how many steps each turn needs.
  static func withRoom(_ windows: [Range<Int>], leastSteps: [Int]) -> [Range<Int>]? {
    var starts: [Int] = []
    var start = 0
    for (window, steps) in zip(windows, leastSteps) {
      start = max(start, window.lowerBound)
      starts.append(start)
      start += steps
    }
    var result = windows
    var end = Int.max
    for index in windows.indices.reversed() {
      end = min(end, windows[index].upperBound)
      guard end - starts[index] >= max(1, leastSteps[index]) else { return nil }
      result[index] = starts[index]..<end
      end -= leastSteps[index]
    }
    return result
  }
}
