/// Small recordings made in memory, for tests.
public enum SampleWAV {
  /// A mono 16-bit WAV of `samples`.
  public static func mono(_ samples: [Int16], hertz: Int = 8_000) -> [UInt8] {
    interleaved(samples, channelCount: 1, hertz: hertz)
  }

  /// A 16-bit WAV of interleaved `samples`.
  public static func interleaved(_ samples: [Int16], channelCount: Int, hertz: Int = 8_000) -> [UInt8] {
    let byteCount = samples.count * 2
    var bytes = Array("RIFF".utf8) + little(UInt32(36 + byteCount)) + Array("WAVEfmt ".utf8) + little(UInt32(16))
    bytes += little(UInt16(1)) + little(UInt16(channelCount)) + little(UInt32(hertz))
    bytes += little(UInt32(hertz * channelCount * 2)) + little(UInt16(channelCount * 2)) + little(UInt16(16))
    bytes += Array("data".utf8) + little(UInt32(byteCount))
    for sample in samples { bytes += little(UInt16(bitPattern: sample)) }
    return bytes
  }

  /// Something like a call: bursts of a buzz, half a second of quiet before, between and
  /// after them, over faint noise. The same `seed` gives the same samples.
  public static func talk(seed: UInt64, bursts: Int = 3, burstMilliseconds: Int = 700, hertz: Int = 8_000) -> [Int16] {
    var random = SeededGenerator(seed: seed)
    var samples: [Int16] = []
    func quiet() -> [Int16] { (0..<hertz / 2).map { _ in Int16.random(in: -12...12, using: &random) } }
    samples += quiet()
    for _ in 0..<bursts {
      let period = Int.random(in: hertz / 220...hertz / 90, using: &random)
      let level = Int.random(in: 5_000...9_000, using: &random)
      for index in 0..<hertz * burstMilliseconds / 1000 {
        let saw = index % period * 2 * level / period - level
        let swell = 60 + 40 * (index / (hertz / 16) % 2)
        samples.append(Int16(clamping: saw * swell / 100 + Int.random(in: -300...300, using: &random)))
      }
      samples += quiet()
    }
    return samples
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
