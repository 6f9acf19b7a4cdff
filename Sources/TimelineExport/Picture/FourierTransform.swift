internal import Glibc

/// The discrete Fourier transform of a power of two of samples (Cooley and Tukey, radix 2).
struct FourierTransform {
  let count: Int
  private let sines: [Double]
  private let cosines: [Double]
  private var real: [Double]
  private var imaginary: [Double]

  /// - Precondition: `count` is a power of two.
  init(count: Int) {
    precondition(count > 1 && count & (count - 1) == 0, "\(count) is no power of two")
    self.count = count
    let angles = (0..<count / 2).map { -2 * Double.pi * Double($0) / Double(count) }
    sines = angles.map { sin($0) }
    cosines = angles.map { cos($0) }
    real = [Double](repeating: 0, count: count)
    imaginary = real
  }

  /// Adds the power of each frequency from 0 on to `sum`, as many as it has places.
  ///
  /// - Precondition: there are `count` samples, and at most half as many places.
  mutating func addPower(of samples: [Double], to sum: inout [Double]) {
    let bits = count.trailingZeroBitCount
    for index in 0..<count {
      var reversed = 0
      for bit in 0..<bits where index & (1 << bit) != 0 { reversed |= 1 << (bits - 1 - bit) }
      real[reversed] = samples[index]
      imaginary[index] = 0
    }
    var half = 1
    while half < count {
      let stride = count / (2 * half)
      for start in Swift.stride(from: 0, to: count, by: 2 * half) {
        for offset in 0..<half { butterfly(start + offset, start + offset + half, offset * stride) }
      }
      half *= 2
    }
    for index in sum.indices { sum[index] += real[index] * real[index] + imaginary[index] * imaginary[index] }
  }

  private mutating func butterfly(_ one: Int, _ other: Int, _ turn: Int) {
    let (turnedReal, turnedImaginary) = (
      real[other] * cosines[turn] - imaginary[other] * sines[turn],
      real[other] * sines[turn] + imaginary[other] * cosines[turn]
    )
    real[other] = real[one] - turnedReal
    imaginary[other] = imaginary[one] - turnedImaginary
    real[one] += turnedReal
    imaginary[one] += turnedImaginary
  }
}
