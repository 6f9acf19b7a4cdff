/// Takes one channel's samples as they come, and keeps what is asked of them: extremes of each
/// stretch, the level of each hundredth of a second, and how many stand at full scale.
struct ChannelMeter {
  private let hertz: Int
  private let framesPerPoint: Int
  private let fullScale: Int16

  /// Lowest and highest of each point, 8 bits, alternating.
  private(set) var points: [Int8] = []
  /// One for each hundredth of a second; see ``SpeechActivity/level(meanSquare:)``.
  private(set) var levels: [Int16] = []
  private(set) var lowest: Int16 = 0
  private(set) var highest: Int16 = 0
  private(set) var clippedSampleCount: Int64 = 0

  private var pointFill = 0
  private var pointLowest: Int16 = 0
  private var pointHighest: Int16 = 0
  private var cellFrameCount: Int
  /// Hundredths of a frame by which the cells so far fall short of their hundredths of a second.
  private var cellShortfall: Int
  private var cellFill = 0
  private var cellSum: Int64 = 0
  private var cellSquares: Int64 = 0
  /// Samples at full scale that follow each other just now, up to the end of the last block.
  private var clippedRun = 0

  /// Fewer samples at full scale in a row than this can be chance.
  private static let shortestClipping = 3

  /// - Parameter fullScale: samples as far from 0 as this, or farther, stand at full scale.
  init(hertz: Int, framesPerPoint: Int, fullScale: Int) {
    self.hertz = hertz
    self.framesPerPoint = framesPerPoint
    self.fullScale = Int16(fullScale)
    cellFrameCount = hertz / 100
    cellShortfall = hertz % 100
  }

  mutating func take(_ samples: UnsafePointer<Int16>, _ count: Int) {
    takePoints(samples, count)
    takeCells(samples, count)
  }

  /// Ends what is unfinished at the end of the recording.
  mutating func finish() {
    if pointFill > 0 { endPoint() }
    if cellFill > 0 { endCell() }
    endClipping()
  }

  // MARK: Extremes

  private mutating func takePoints(_ samples: UnsafePointer<Int16>, _ count: Int) {
    var index = 0
    var blockLowest: Int16 = 0
    var blockHighest: Int16 = 0
    while index < count {
      let take = min(count - index, framesPerPoint - pointFill)
      let (low, high) = extremes(samples + index, take)
      pointLowest = pointFill == 0 ? low : min(pointLowest, low)
      pointHighest = pointFill == 0 ? high : max(pointHighest, high)
      blockLowest = min(blockLowest, low)
      blockHighest = max(blockHighest, high)
      pointFill += take
      index += take
      if pointFill == framesPerPoint { endPoint() }
    }
    lowest = min(lowest, blockLowest)
    highest = max(highest, blockHighest)
    if blockHighest >= fullScale || blockLowest <= -fullScale {
      countClipping(samples, count)
    } else if clippedRun > 0 {
      endClipping()
    }
  }

  /// 16 bits become 8 by division, as audiowaveform does it (`WaveformBuffer::save`).
  private mutating func endPoint() {
    points.append(Int8(pointLowest / 256))
    points.append(Int8(pointHighest / 256))
    pointFill = 0
  }

  private mutating func countClipping(_ samples: UnsafePointer<Int16>, _ count: Int) {
    for index in 0..<count {
      if samples[index] >= fullScale || samples[index] <= -fullScale {
        clippedRun += 1
      } else if clippedRun > 0 {
        endClipping()
      }
    }
  }

  private mutating func endClipping() {
    if clippedRun >= Self.shortestClipping { clippedSampleCount += Int64(clippedRun) }
    clippedRun = 0
  }

  // MARK: Levels

  private mutating func takeCells(_ samples: UnsafePointer<Int16>, _ count: Int) {
    var index = 0
    while index < count {
      let take = min(count - index, cellFrameCount - cellFill)
      let (sum, squares) = moments(samples + index, take)
      cellSum += sum
      cellSquares += squares
      cellFill += take
      index += take
      if cellFill == cellFrameCount { endCell() }
    }
  }

  private mutating func endCell() {
    let count = Double(cellFill)
    let mean = Double(cellSum) / count
    levels.append(SpeechActivity.level(meanSquare: Double(cellSquares) / count - mean * mean))
    cellFill = 0
    cellSum = 0
    cellSquares = 0
    // The next cell ends at its number times the rate over 100, rounded down.
    cellShortfall += hertz % 100
    cellFrameCount = hertz / 100 + cellShortfall / 100
    cellShortfall %= 100
  }
}
