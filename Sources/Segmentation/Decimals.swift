internal import Foundation

/// A number for a message: with a point and a fixed number of decimals, whatever the machine's locale.
func decimals(_ value: Double, _ places: Int) -> String {
  String(format: "%.\(places)f", locale: Locale(identifier: "en_US_POSIX"), value)
}
