extension SpeechActivity {
  /// What tells speech from background. Levels have 256 steps to 3.01 dB.
  struct Parameters: Hashable, Sendable {
    /// Hundredths of a second that are averaged; odd.
    var smoothing: Int
    /// Background and speech are measured over so many seconds to both sides.
    var halfWindowSeconds: Int
    /// Share of levels that lie below the background's, in percent.
    var backgroundPercent: Int
    /// Share of levels that lie below the speech's, in percent.
    var speechPercent: Int
    /// No background is taken to be lower than this level.
    var lowestBackground: Int
    /// Least distance of the thresholds from the background.
    var lowerMargin: Int
    var upperMargin: Int
    /// Least distance in percent of that between background and speech.
    var lowerPercent: Int
    var upperPercent: Int
    /// Hundredths of a second that must lie above the upper threshold.
    var seed: Int
    /// Gaps of up to this many hundredths belong to a word.
    var wordGap: Int
    /// Shorter words are noises.
    var shortestWord: Int
    /// Hundredths added before and after.
    var lead: Int
    var tail: Int
    /// Gaps of up to this many hundredths that are left belong to the speech around them.
    var gap: Int

    /// Decibels as steps of a level.
    static func steps(_ decibels: Double) -> Int { Int((decibels * 256 / 3.0103).rounded()) }
  }

  /// The levels of a channel, smoothed, and the thresholds around each second.
  struct BackgroundLevels {
    let smoothed: [Int16]
    /// For each second.
    private(set) var lower: [Int] = []
    private(set) var upper: [Int] = []

    private static let cellsPerSecond = 100

    init(levels: [Int16], _ parameters: Parameters) {
      smoothed = Self.smooth(levels, width: parameters.smoothing)
      let secondCount = (levels.count + Self.cellsPerSecond - 1) / Self.cellsPerSecond
      var window = LevelHistogram()
      var first = 0
      var last = 0
      for second in 0..<secondCount {
        let end = min(levels.count, (second + parameters.halfWindowSeconds + 1) * Self.cellsPerSecond)
        while last < end {
          window.add(smoothed[last])
          last += 1
        }
        let start = max(0, second - parameters.halfWindowSeconds) * Self.cellsPerSecond
        while first < start {
          window.remove(smoothed[first])
          first += 1
        }
        let background = max(window.percentile(parameters.backgroundPercent), parameters.lowestBackground)
        let range = max(0, window.percentile(parameters.speechPercent) - background)
        lower.append(background + max(parameters.lowerMargin, range * parameters.lowerPercent / 100))
        upper.append(background + max(parameters.upperMargin, range * parameters.upperPercent / 100))
      }
    }

    /// A threshold at one hundredth of a second, interpolated between the middles of seconds.
    static func threshold(_ seconds: [Int], at cell: Int) -> Int {
      let place = cell - cellsPerSecond / 2
      guard place >= 0 else { return seconds[0] }
      let second = place / cellsPerSecond
      guard second + 1 < seconds.count else { return seconds[seconds.count - 1] }
      let inside = place % cellsPerSecond
      return (seconds[second] * (cellsPerSecond - inside) + seconds[second + 1] * inside) / cellsPerSecond
    }

    /// Means of `width` levels around each; fewer at the ends.
    private static func smooth(_ levels: [Int16], width: Int) -> [Int16] {
      let half = width / 2
      var smoothed: [Int16] = []
      smoothed.reserveCapacity(levels.count)
      var sum = 0
      var first = 0
      var last = 0
      for index in levels.indices {
        while last < min(levels.count, index + half + 1) {
          sum += Int(levels[last])
          last += 1
        }
        while first < index - half {
          sum -= Int(levels[first])
          first += 1
        }
        smoothed.append(Int16(sum / (last - first)))
      }
      return smoothed
    }
  }

  /// Counts of levels in a moving window, eight steps (0.1 dB) together.
  private struct LevelHistogram {
    private var counts = [Int32](repeating: 0, count: 1 << 10)
    private var total = 0

    mutating func add(_ level: Int16) {
      counts[Int(level) >> 3] += 1
      total += 1
    }

    mutating func remove(_ level: Int16) {
      counts[Int(level) >> 3] -= 1
      total -= 1
    }

    /// The level that `percent` of the levels are at or below.
    func percentile(_ percent: Int) -> Int {
      let wanted = max(1, total * percent / 100)
      var seen = 0
      for (bin, count) in counts.enumerated() {
        seen += Int(count)
        if seen >= wanted { return bin << 3 }
      }
      return 0
    }
  }

  /// Runs of hundredths of a second that are speech.
  struct SpeechCells {
    private(set) var cells: [Range<Int>] = []

    init(background: BackgroundLevels, _ parameters: Parameters) {
      let words = Self.joined(Self.loudRuns(background, parameters), gap: parameters.wordGap)
        .filter { $0.count >= parameters.shortestWord }
      let count = background.smoothed.count
      let widened = words.map { max(0, $0.lowerBound - parameters.lead)..<min(count, $0.upperBound + parameters.tail) }
      cells = Self.joined(widened, gap: parameters.gap)
    }

    /// Runs above the lower threshold with enough above the upper one.
    private static func loudRuns(_ background: BackgroundLevels, _ parameters: Parameters) -> [Range<Int>] {
      var runs: [Range<Int>] = []
      var start: Int?
      var seed = 0
      let levels = background.smoothed
      for index in levels.indices {
        let level = Int(levels[index])
        if level > BackgroundLevels.threshold(background.lower, at: index) {
          if start == nil {
            start = index
            seed = 0
          }
          if level > BackgroundLevels.threshold(background.upper, at: index) { seed += 1 }
        } else if let first = start {
          if seed >= parameters.seed { runs.append(first..<index) }
          start = nil
        }
      }
      if let first = start, seed >= parameters.seed { runs.append(first..<levels.count) }
      return runs
    }

    /// Runs with no more than `gap` between them become one.
    private static func joined(_ runs: [Range<Int>], gap: Int) -> [Range<Int>] {
      var joined: [Range<Int>] = []
      for run in runs {
        if let last = joined.last, run.lowerBound - last.upperBound <= gap {
          joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
        } else {
          joined.append(run)
        }
      }
      return joined
    }
  }
}

extension SpeechActivity.Parameters {
  /// Tuned on composed telephone calls with exact truth, clean to 10 dB: precision 0.94 to
  /// 0.99 and recall 0.89 to 1.00 of hundredths of a second, where pauses inside a phrase count
  /// as speech.
  static let telephone = SpeechActivity.Parameters(
    smoothing: 5, halfWindowSeconds: 15, backgroundPercent: 12, speechPercent: 92, lowestBackground: steps(12),
    lowerMargin: steps(2), upperMargin: steps(3.5), lowerPercent: 12, upperPercent: 25, seed: 2, wordGap: 12,
    shortestWord: 8, lead: 4, tail: 6, gap: 30)
}
