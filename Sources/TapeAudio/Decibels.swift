internal import Glibc

/// Ratios in decibels.
enum Decibels {
  /// Ten times the decimal logarithm.
  static func ofPower(_ ratio: Double) -> Double { 10 * log10(ratio) }

  /// The factor on samples that `decibels` stand for.
  static func factor(_ decibels: Double) -> Double { pow(10, decibels / 20) }
}
