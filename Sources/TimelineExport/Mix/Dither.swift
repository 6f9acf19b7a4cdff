/// Triangular noise of one step either way, the same for the same sound.
struct Dither {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(to samples: inout [Double], bitCount: Int) {
    let step = 1 / Double(Int64(1) << Int64(bitCount - 1))
    for index in samples.indices { samples[index] += step * (uniform() - uniform()) }
  }

  /// From 0 up to 1, by xorshift64*.
  private mutating func uniform() -> Double {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Double((state &* 2_685_821_657_736_338_717) >> 11) / Double(UInt64(1) << 53)
  }
}
