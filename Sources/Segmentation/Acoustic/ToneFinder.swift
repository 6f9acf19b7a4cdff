internal import Foundation

/// Finds frames that hold nothing but one or two steady tones: ringing, beeps.
///
/// More than three quarters of the power lies within five bins (78 Hz) of the strongest bin and of the second strongest
/// one, and the strongest bin stays for at least 250 ms. Long vowels are like that too, but no voice keeps its pitch to
/// within 3 Hz, as one tone does, nor pitch and loudness for as long as two that beat against each other.
struct ToneFinder {
  /// The strongest frequency of each frame, in bins; -1 where the power is spread.
  private var strongest: [Float] = []
  private let transform = BatchedFourierTransform(size: 512)
  private let real = HeapBufferBox(count: 512)
  private let imaginary = HeapBufferBox(count: 512)
  private static let hann = (0..<256).map { Float(0.5 - 0.5 * cos(2 * Double.pi * (Double($0) + 0.5) / 256)) }
  private static let lowestBin = 10
  private static let binCount = 257
  private static let reach = 5
  private static let shortestRun = 25
  /// Bins between the lowest and the highest of a run: two tones of 440 and 480 Hz beat over four.
  private static let widestRun: Float = 4.5
  /// Deviation of one tone's frequency, in bins.
  private static let steadiness: Float = 0.2
  /// Frames and deviation of the level, in decibels, of two tones that beat.
  private static let longRun = 70
  private static let levelSteadiness: Float = 3

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
    for lane in 0..<count { strongest.append(Self.strongestFrequency(of: bins.base + lane * Self.binCount)) }
  }

  /// In bins, where most power is near it and the second strongest; else -1.
  private static func strongestFrequency(of spectrum: UnsafePointer<Float>) -> Float {
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
    return inside > 0.75 * total ? peak(of: spectrum, at: first) : -1
  }

  /// The top of the parabola through a bin's logarithm and its neighbours'.
  private static func peak(of spectrum: UnsafePointer<Float>, at bin: Int) -> Float {
    guard bin > lowestBin, bin + 1 < binCount else { return Float(bin) }
    let (low, middle, high) = (log(spectrum[bin - 1]), log(spectrum[bin]), log(spectrum[bin + 1]))
    let bend = low - 2 * middle + high
    guard bend.isFinite, bend < 0 else { return Float(bin) }
    return Float(bin) + min(max(0.5 * (low - high) / bend, -0.5), 0.5)
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
  ///
  /// - Parameter decibels: the level of each frame.
  func mask(decibels: [Float]) -> [Bool] {
    var mask = [Bool](repeating: false, count: strongest.count)
    var start = 0
    while start < strongest.count {
      var end = start + 1
      if strongest[start] >= 0 {
        var (lowest, highest) = (strongest[start], strongest[start])
        while end < strongest.count, strongest[end] >= 0 {
          lowest = min(lowest, strongest[end])
          highest = max(highest, strongest[end])
          if highest - lowest > Self.widestRun { break }
          end += 1
        }
        if isTone(start..<end, decibels) { for frame in start..<end { mask[frame] = true } }
      }
      start = end
    }
    return mask
  }

  private func isTone(_ run: Range<Int>, _ decibels: [Float]) -> Bool {
    guard run.count >= Self.shortestRun else { return false }
    // Where it sets in and ends a frame holds it in part.
    let inner = run.dropFirst(2).dropLast(2)
    return Self.deviation(strongest[inner]) < Self.steadiness
      || (run.count >= Self.longRun && Self.deviation(decibels[inner]) < Self.levelSteadiness)
  }

  private static func deviation(_ values: ArraySlice<Float>) -> Float {
    let mean = values.reduce(0, +) / Float(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)).squareRoot()
  }
}
