internal import TapeModel

/// What a picture needs to know of sound, gathered while it goes by: a column of figures for
/// each pixel.
struct SoundSurvey {
  let columnCount: Int
  let channelCount: Int
  let frameCount: Int64
  /// For each channel, its columns.
  private(set) var columns: [[Column]]
  /// For each channel, for each column, the power of each frequency.
  private(set) var powers: [[[Double]]]
  private var spectra: [ChannelSpectra]
  private var next: Int64 = 0

  struct Column: Hashable, Sendable {
    var lowest = 0.0
    var highest = 0.0
    var squares = 0.0
    var count = 0

    var rootMeanSquare: Double { count > 0 ? (squares / Double(count)).squareRoot() : 0 }
  }

  /// - Parameter includesSpectra: whether frequencies are looked at.
  init(columnCount: Int, channelCount: Int, frameCount: Int64, rate: SampleRate, includesSpectra: Bool) {
    self.columnCount = columnCount
    self.channelCount = channelCount
    self.frameCount = frameCount
    columns = [[Column]](repeating: [Column](repeating: Column(), count: columnCount), count: channelCount)
    powers = [[[Double]]](repeating: [], count: channelCount)
    spectra =
      includesSpectra
      ? (0..<channelCount).map { _ in ChannelSpectra(columnCount: columnCount, frameCount: frameCount, rate: rate) }
      : []
  }

  /// Takes the next frames, interleaved.
  mutating func take(_ samples: Span<Double>) {
    for frame in 0..<samples.count / channelCount {
      let column = Int(Int128(next) * Int128(columnCount) / Int128(max(1, frameCount)))
      guard column < columnCount else { return }
      for channel in 0..<channelCount {
        let sample = samples[frame * channelCount + channel]
        add(sample, to: &columns[channel][column])
        if !spectra.isEmpty { spectra[channel].take(sample) }
      }
      next += 1
    }
  }

  private func add(_ sample: Double, to column: inout Column) {
    if column.count == 0 {
      (column.lowest, column.highest) = (sample, sample)
    } else if sample < column.lowest {
      column.lowest = sample
    } else if sample > column.highest {
      column.highest = sample
    }
    column.squares += sample * sample
    column.count += 1
  }

  /// Ends the sound: columns that fell between two frames take the figures before them.
  mutating func finish() {
    for channel in 0..<channelCount {
      for column in columns[channel].indices.dropFirst() where columns[channel][column].count == 0 {
        columns[channel][column] = columns[channel][column - 1]
      }
      if !spectra.isEmpty { powers[channel] = spectra[channel].finish() }
    }
  }
}

extension SoundSurvey {
  /// The distance between two frequencies of ``powers``, in hertz.
  static func binHertz(_ rate: SampleRate) -> Double { Double(rate.hertz) / Double(windowCount(rate)) }

  /// The power of two next below a thirtieth of a second: 256 at 8 kHz.
  fileprivate static func windowCount(_ rate: SampleRate) -> Int {
    var count = 32
    while count * 2 <= rate.hertz / 30 { count *= 2 }
    return count
  }
}

/// The spectra of one channel: some for each column, spread evenly over it.
private struct ChannelSpectra {
  private let windowCount: Int
  private let window: [Double]
  private let perColumn: Int
  private let columnCount: Int
  private let frameCount: Int64
  private var transform: FourierTransform
  private var ring: [Double]
  private var taken: Int64 = 0
  private var next = 0
  private var powers: [[Double]]

  /// What of speech is worth looking at.
  private static let highestHertz = 8_000.0
  private static let mostPerColumn: Int64 = 16

  init(columnCount: Int, frameCount: Int64, rate: SampleRate) {
    let count = SoundSurvey.windowCount(rate)
    windowCount = count
    window = (0..<count).map { 0.5 - 0.5 * sineOfQuarter(1 - 4 * (Double($0) + 0.5) / Double(count)) }
    let hop = max(1, frameCount / Int64(columnCount))
    perColumn = Int(max(1, min(Self.mostPerColumn, hop / Int64(count / 2))))
    self.columnCount = columnCount
    self.frameCount = frameCount
    transform = FourierTransform(count: count)
    ring = [Double](repeating: 0, count: count)
    let binCount = min(count / 2, 1 + Int((Self.highestHertz * Double(count) / Double(rate.hertz)).rounded(.up)))
    powers = [[Double]](repeating: [Double](repeating: 0, count: binCount), count: columnCount)
  }

  /// The middle of the next window.
  private var centre: Int64 {
    Int64(Int128(frameCount) * Int128(2 * next + 1) / Int128(2 * perColumn * columnCount))
  }

  mutating func take(_ sample: Double) {
    ring[Int(taken % Int64(windowCount))] = sample
    taken += 1
    while next < perColumn * columnCount, taken >= centre + Int64(windowCount / 2) { look() }
  }

  private mutating func look() {
    let oldest = Int(taken % Int64(windowCount))
    var samples = [Double](repeating: 0, count: windowCount)
    for index in 0..<windowCount { samples[index] = ring[(oldest + index) % windowCount] * window[index] }
    transform.addPower(of: samples, to: &powers[next / perColumn])
    next += 1
  }

  /// Powers of a full-scale sine are 1.
  mutating func finish() -> [[Double]] {
    while next < perColumn * columnCount { take(0) }
    let scale = 16 / Double(windowCount * windowCount * perColumn)
    return powers.map { $0.map { $0 * scale } }
  }
}
