internal import Foundation

/// Finds frames that hold nothing but one or two steady tones: ringing, beeps.
///
/// More than three quarters of the power lies within five bins (78 Hz) of the strongest bin
/// and of the second strongest one, and the strongest bin stays for at least 250 ms.
struct ToneFinder {
  /// The strongest bin of each frame; -1 where the power is spread.
  private var strongest: [Int16] = []
  private let transform = BatchedFourierTransform(size: 512)
  private let real = HeapBufferBox(count: 512)
  private let imaginary = HeapBufferBox(count: 512)
  private static let hann = (0..<256).map { Float(0.5 - 0.5 * cos(2 * Double.pi * (Double($0) + 0.5) / 256)) }
  private static let lowestBin = 10
  private static let binCount = 257
  private static let reach = 5
  private static let shortestRun = 25

  /// Analyses `count` windows of 256 samples, `hop` apart, at most 16.
  mutating func analyse(_ samples: UnsafePointer<Float>, count: Int, hop: Int) {
    let re = real.base
    let im = imaginary.base
    re.update(repeating: .zero, count: 512)
    im.update(repeating: .zero, count: 512)
    Self.hann.withUnsafeBufferPointer { hann in
      for lane in 0..<count {
        for index in 0..<256 {
          let value = samples[lane * hop + index] * hann[index]
          if lane < 8 { re[index][lane] = value } else { im[index][lane - 8] = value }
        }
      }
    }
    transform.transform(re, im)
    let bins = HeapBuffer<Float>(repeating: 0, count: count * Self.binCount)
    for bin in Self.lowestBin..<Self.binCount {
      let (low, high) = powers(re, im, bin: bin, size: 512)
      for lane in 0..<count { bins.base[lane * Self.binCount + bin] = lane < 8 ? low[lane] : high[lane - 8] }
    }
    for lane in 0..<count { strongest.append(Self.strongestBin(of: bins.base + lane * Self.binCount)) }
  }

  private static func strongestBin(of spectrum: UnsafePointer<Float>) -> Int16 {
    var total: Float = 0
    var first = lowestBin
    for bin in lowestBin..<binCount {
      total += spectrum[bin]
      if spectrum[bin] > spectrum[first] { first = bin }
    }
    guard total > 0 else { return -1 }
    let around = reachable(first)
    let below = strongest(of: spectrum, in: lowestBin..<around.lowerBound)
    let above = strongest(of: spectrum, in: around.upperBound..<binCount)
    var second = below ?? above
    if let below, let above, spectrum[above] > spectrum[below] { second = above }
    var inside: Float = 0
    if let second {
      let other = reachable(second)
      for bin in min(around.lowerBound, other.lowerBound)..<max(around.upperBound, other.upperBound)
      where around.contains(bin) || other.contains(bin) {
        inside += spectrum[bin]
      }
    } else {
      for bin in around { inside += spectrum[bin] }
    }
    return inside > 0.75 * total ? Int16(first) : -1
  }

  /// The bins that count as the same tone as `bin`.
  private static func reachable(_ bin: Int) -> Range<Int> {
    max(lowestBin, bin - reach)..<min(binCount, bin + reach + 1)
  }

  /// The first of the strongest bins of a range; `nil` for an empty one.
  private static func strongest(of spectrum: UnsafePointer<Float>, in range: Range<Int>) -> Int? {
    guard var best = range.first else { return nil }
    for bin in range where spectrum[bin] > spectrum[best] { best = bin }
    return best
  }

  /// Whether each frame belongs to a steady tone.
  func mask() -> [Bool] {
    var mask = [Bool](repeating: false, count: strongest.count)
    var start = 0
    while start < strongest.count {
      var end = start + 1
      if strongest[start] >= 0 {
        while end < strongest.count, abs(strongest[end] - strongest[end - 1]) <= 2, strongest[end] >= 0,
          abs(strongest[end] - strongest[start]) <= 3
        {
          end += 1
        }
        if end - start >= Self.shortestRun { for frame in start..<end { mask[frame] = true } }
      }
      start = end
    }
    return mask
  }
}
