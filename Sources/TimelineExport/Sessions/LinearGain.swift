internal import Glibc

/// Decibels as the factors that programs multiply samples with.
enum LinearGain {
  /// Up to nine significant decimals, without a power of ten; 0 dB is `1`.
  static func text(decibels: Double) -> String {
    guard decibels != 0 else { return "1" }
    let clamped = min(max(decibels, -144), 144)
    let billionths = (pow(10, clamped / 20) * 1e9).rounded()
    let value = Int64(billionths)
    var fraction = String(value % 1_000_000_000)
    fraction = String(repeating: "0", count: 9 - fraction.utf8.count) + fraction
    return "\(value / 1_000_000_000).\(fraction)"
  }
}
