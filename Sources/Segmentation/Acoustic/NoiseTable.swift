internal import Foundation

/// Mel power of white noise, each band with a mean of 1: the same every time.
enum NoiseTable {
  static let frameCount = 1024

  /// ``MelAnalyser/bandCount`` values for each frame.
  static let mel: [Float] = {
    var generator = SplitMix64(state: 0x7461_7065_6c6f_6731)
    var analyser = MelAnalyser()
    var block: [Float] = []
    for _ in 0..<(frameCount + 8) * MelAnalyser.hop {
      var sum: Float = 0
      for _ in 0..<4 { sum += Float(generator.next() >> 40) / Float(1 << 24) - 0.5 }
      block.append(sum)
    }
    analyser.append(block)
    analyser.finish()
    let bands = MelAnalyser.bandCount
    var rows = Array(analyser.mel[4 * bands..<(4 + frameCount) * bands])
    for band in 0..<bands {
      var mean: Float = 0
      for frame in 0..<frameCount { mean += rows[frame * bands + band] / Float(frameCount) }
      for frame in 0..<frameCount { rows[frame * bands + band] /= mean }
    }
    return rows
  }()
}

/// A generator of numbers that look random and are the same every time.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
