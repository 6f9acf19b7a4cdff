internal import TapeModel

/// The aligner's steps of 10 ms as frames of the recording.
struct FrameClock {
  let rate: SampleRate
  let frameCount: Int64

  init(_ sound: CallSound) {
    rate = sound.rate
    frameCount = sound.recordingFrameCount
  }

  /// The steps from half a step before the first to half a step after the last one's centre.
  func range(_ steps: Range<Int>) -> SampleRange {
    let start = frame(atMicroseconds: Int64(steps.lowerBound) * 10_000 - 5_000)
    let end = frame(atMicroseconds: Int64(steps.upperBound) * 10_000 - 5_000)
    return SampleRange(start: start, end: max(start, end))
  }

  func frame(atMicroseconds microseconds: Int64) -> Int64 {
    min(max(0, rate.frame(atMicroseconds: max(0, microseconds))), frameCount)
  }

  /// The step whose centre is nearest to a frame.
  func step(at frame: Int64) -> Int { Int(rate.microseconds(atFrame: frame) + 5_000) / 10_000 }
}
