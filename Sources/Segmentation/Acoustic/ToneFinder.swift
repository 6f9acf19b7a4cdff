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
    var spectra = [[Float]](repeating: [Float](repeating: 0, count: 257), count: count)
    for bin in Self.lowestBin...256 {
      let (low, high) = powers(re, im, bin: bin, size: 512)
      for lane in 0..<count { spectra[lane][bin] = lane < 8 ? low[lane] : high[lane - 8] }
    }
    for spectrum in spectra { strongest.append(Self.strongestBin(of: spectrum)) }
  }

  private static func strongestBin(of spectrum: [Float]) -> Int16 {
    var total: Float = 0
    var first = lowestBin
    for bin in lowestBin...256 {
      total += spectrum[bin]
      if spectrum[bin] > spectrum[first] { first = bin }
    }
    guard total > 0 else { return -1 }
    var second: Int?
    for bin in lowestBin...256 where abs(bin - first) > reach {
      if second.map({ spectrum[bin] > spectrum[$0] }) ?? true { second = bin }
    }
    var inside: Float = 0
    for bin in lowestBin...256 {
      if abs(bin - first) <= reach || second.map({ abs(bin - $0) <= reach }) ?? false { inside += spectrum[bin] }
    }
    return inside > 0.75 * total ? Int16(first) : -1
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
