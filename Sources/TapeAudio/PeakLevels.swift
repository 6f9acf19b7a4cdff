public import TapeModel

/// The zoom levels of a recording's waveform.
///
/// The finest level has the power of two of frames a point that covers at most 8 ms: 64 at
/// 8 kHz, 128 at 16 kHz, 256 at 44.1 and 48 kHz, so that a word can be drawn at every rate;
/// and never fewer than 64. Three more levels cover 4, 16 and 64 times as much: at 8 kHz the
/// coarsest has about two points a second.
public enum PeakLevels {
  /// Frames that one point of the finest level covers.
  public static func finestFramesPerPoint(_ rate: SampleRate) -> Int {
    var frames = 64
    while frames * 2 * 125 <= rate.hertz { frames *= 2 }
    return frames
  }

  /// How many times as much each level covers as the finest.
  public static let factors = [1, 4, 16, 64]

  /// All levels from the finest one's points: channel by channel lowest and highest,
  /// alternating, equally many for each channel.
  static func levels(_ channels: [[Int8]], rate: SampleRate) -> [Peaks] {
    let framesPerPoint = finestFramesPerPoint(rate)
    return factors.map { factor in
      Peaks(
        rate: rate, channelCount: channels.count, framesPerPoint: framesPerPoint * factor,
        values: interleaved(channels, factor: factor))
    }
  }

  private static func interleaved(_ channels: [[Int8]], factor: Int) -> [Int8] {
    let finestCount = (channels.first?.count ?? 0) / 2
    let pointCount = (finestCount + factor - 1) / factor
    let stride = 2 * channels.count
    return [Int8](unsafeUninitializedCapacity: pointCount * stride) { target, initialised in
      for (channel, points) in channels.enumerated() {
        points.withUnsafeBufferPointer { points in
          for point in 0..<pointCount {
            var low = Int8.max
            var high = Int8.min
            for index in point * factor..<min(finestCount, (point + 1) * factor) {
              low = min(low, points[2 * index])
              high = max(high, points[2 * index + 1])
            }
            target[point * stride + 2 * channel] = low
            target[point * stride + 2 * channel + 1] = high
          }
        }
      }
      initialised = pointCount * stride
    }
  }
}
