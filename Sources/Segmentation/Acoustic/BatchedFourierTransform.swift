internal import Foundation

/// Fourier transforms of eight signals at a time, one in each lane.
///
/// Method: decimation in time, radix 2 (Cooley and Tukey, 1965).
struct BatchedFourierTransform: Sendable {
  typealias Lanes = SIMD8<Float>

  /// A power of two.
  let size: Int
  private let reversed: [Int32]
  private let cosines: [Float]
  private let sines: [Float]

  init(size: Int) {
    precondition(size > 1 && size & (size - 1) == 0, "not a power of two")
    self.size = size
    let bits = size.trailingZeroBitCount
    reversed = (0..<size).map { index in
      var result = 0
      for bit in 0..<bits where index >> bit & 1 == 1 { result |= 1 << (bits - 1 - bit) }
      return Int32(result)
    }
    cosines = (0..<size / 2).map { Float(cos(2 * Double.pi * Double($0) / Double(size))) }
    sines = (0..<size / 2).map { Float(-sin(2 * Double.pi * Double($0) / Double(size))) }
  }

  /// Transforms `size` complex values in place.
  func transform(_ real: UnsafeMutablePointer<Lanes>, _ imaginary: UnsafeMutablePointer<Lanes>) {
    for index in 0..<size {
      let other = Int(reversed[index])
      guard other > index else { continue }
      swap(&real[index], &real[other])
      swap(&imaginary[index], &imaginary[other])
    }
    cosines.withUnsafeBufferPointer { cosines in
      sines.withUnsafeBufferPointer { sines in
        var half = 1
        while half < size {
          stage(half, real, imaginary, cosines.baseAddress!, sines.baseAddress!)
          half *= 2
        }
      }
    }
  }

  @inline(__always)
  private func stage(
    _ half: Int, _ real: UnsafeMutablePointer<Lanes>, _ imaginary: UnsafeMutablePointer<Lanes>,
    _ cosines: UnsafePointer<Float>, _ sines: UnsafePointer<Float>
  ) {
    let stride = size / (2 * half)
    var first = 0
    while first < size {
      var offset = 0
      while offset < half {
        let low = first &+ offset
        let high = low &+ half
        let cosine = Lanes(repeating: cosines[offset &* stride])
        let sine = Lanes(repeating: sines[offset &* stride])
        let re = real[high] * cosine - imaginary[high] * sine
        let im = real[high] * sine + imaginary[high] * cosine
        real[high] = real[low] - re
        imaginary[high] = imaginary[low] - im
        real[low] += re
        imaginary[low] += im
        offset &+= 1
      }
      first &+= 2 &* half
    }
  }
}
