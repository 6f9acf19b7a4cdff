internal import TapeModel

/// A kind of sample in which sound can be replaced.
protocol MaskableSample: StoredSample {
  /// The sample times `factor`, at a precision of `bitCount`.
  func scaled(_ factor: Double, bitCount: Int) -> Self
  /// A sample from -1 to 1, at a precision of `bitCount`.
  static func of(_ value: Double, bitCount: Int) -> Self
}

extension Int16: MaskableSample {
  func scaled(_ factor: Double, bitCount: Int) -> Int16 { .of(Double(self) * factor / 32_768, bitCount: bitCount) }

  static func of(_ value: Double, bitCount: Int) -> Int16 {
    Int16(truncatingIfNeeded: quantised(value, bitCount: 16) >> 16)
  }
}

extension Int32: MaskableSample {
  func scaled(_ factor: Double, bitCount: Int) -> Int32 {
    .of(Double(self) * factor / 2_147_483_648, bitCount: bitCount)
  }

  static func of(_ value: Double, bitCount: Int) -> Int32 { quantised(value, bitCount: bitCount) }
}

extension Float: MaskableSample {
  func scaled(_ factor: Double, bitCount: Int) -> Float { magnitude <= 1_000 ? Float(Double(self) * factor) : 0 }

  static func of(_ value: Double, bitCount: Int) -> Float { Float(value) }
}

extension SampleDepth {
  /// Bits of an integer sample; what holds no integers is written as 16.
  var bitCount: Int {
    switch self {
    case .int16, .lossyFloat: 16
    case .int24: 24
    case .int32, .float: 32
    }
  }
}

/// One hidden stretch, laid over blocks of samples.
struct Masking {
  let stretch: SoundMask.Stretch
  let fadeFrameCount: Int64
  let bleep: Bleep
  let bitCount: Int

  func apply<Sample: MaskableSample>(
    to samples: UnsafeMutableBufferPointer<Sample>, block: SampleRange, channelCount: Int
  ) {
    let range = stretch.range
    let touched = SampleRange(start: max(0, range.start - fadeFrameCount), end: range.end + fadeFrameCount)
    guard let common = touched.intersection(block) else { return }
    for frame in common.start..<common.end {
      let first = Int(frame - block.start) * channelCount
      if range.contains(frame) {
        let value = stretch.sound == .bleep ? bleep.sample(at: frame - range.start, of: range.frameCount) : 0
        let sample = Sample.of(value, bitCount: bitCount)
        for index in first..<first + channelCount { samples[index] = sample }
      } else {
        let distance = frame < range.start ? range.start - frame : frame - range.end + 1
        let factor = Double(distance) / Double(fadeFrameCount + 1)
        for index in first..<first + channelCount {
          samples[index] = samples[index].scaled(factor, bitCount: bitCount)
        }
      }
    }
  }
}
