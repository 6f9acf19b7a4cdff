internal import Glibc
internal import TapeModel

/// The tone that stands for hidden speech: 1 kHz (or a quarter of the rate, where that is lower)
/// at 20 dB below full scale, whatever it hides.
struct Bleep {
  private let step: Double
  private let riseFrameCount: Int64

  private static let level = 0.1
  private static let hertz = 1_000.0

  init(rate: SampleRate) {
    let hertz = min(Self.hertz, Double(rate.hertz) / 4)
    step = 2 * .pi * hertz / Double(rate.hertz)
    riseFrameCount = max(1, rate.frame(atMilliseconds: 5))
  }

  /// The sample at `frame` of a bleep of `count` frames: it rises and falls for 5 ms.
  func sample(at frame: Int64, of count: Int64) -> Double {
    let edge = Double(min(frame, count - 1 - frame)) / Double(riseFrameCount)
    return Self.level * sin(step * Double(frame)) * min(1, edge)
  }
}
