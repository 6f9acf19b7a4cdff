internal import TapeAudio
internal import TapeModel

/// Samples of any recording at 16 bits.
enum SixteenBit {
  /// Interleaved samples of `range`, little-endian as this machine is: exact for 16 bits and
  /// less, the high bits of finer integers, rounded and clamped from floating point.
  static func samples(_ range: SampleRange, leg: Int?, of reader: inout RedactedSound) throws -> [Int16] {
    let channelCount = reader.channelCount
    if let leg, !(0..<channelCount).contains(leg) {
      throw AudioFileError.noSuchChannel(path: reader.path, channel: leg, channelCount: channelCount)
    }
    let step = leg == nil ? 1 : channelCount
    let first = leg ?? 0
    var samples: [Int16] = []
    samples.reserveCapacity(Int(range.frameCount) * (leg == nil ? channelCount : 1))
    if reader.depth == .float || reader.depth == .lossyFloat {
      try reader.forEachBlock(in: range) { _, block in
        for index in stride(from: first, to: block.count, by: step) { samples.append(rounded(block[index])) }
      }
    } else {
      try reader.forEachBlock16(in: range) { _, block in
        block.withUnsafeBufferPointer { block in
          if step == 1 {
            samples.append(contentsOf: block)
          } else {
            for index in stride(from: first, to: block.count, by: step) { samples.append(block[index]) }
          }
        }
      }
    }
    return samples
  }

  private static func rounded(_ sample: Float) -> Int16 {
    Int16(max(-32_768, min(32_767, (sample * 32_768).rounded())))
  }
}
