internal import TapeModel

/// Seconds with as many decimals as a program that counts in floating point needs to find
/// the frame again.
enum ExactSeconds {
  /// `2.500020833333`: `frame` at `rate`, with twelve decimals, rounded.
  static func text(_ frame: Int64, at rate: SampleRate) -> String {
    let scale: Int128 = 1_000_000_000_000
    let value = (Int128(frame) * scale * 2 + Int128(rate.hertz)) / (2 * Int128(rate.hertz))
    let fraction = String(value % scale)
    return "\(value / scale)." + String(repeating: "0", count: 12 - fraction.utf8.count) + fraction
  }
}
