internal import TapeModel

/// Times as the formats spell them.
enum TimeText {
  /// `62.500000`: seconds with six decimals, which name every frame.
  static func seconds(microseconds: Int64) -> String {
    let magnitude = microseconds.magnitude
    let fraction = String(magnitude % 1_000_000)
    return (microseconds < 0 ? "-" : "") + String(magnitude / 1_000_000) + "."
      + String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
  }

  static func seconds(_ frame: Int64, at rate: SampleRate) -> String {
    seconds(microseconds: rate.microseconds(atFrame: frame))
  }

  /// `01:02:03.456`, with more digits for hours where there are more than 99.
  static func clock(milliseconds: Int64, separator: String) -> String {
    let seconds = milliseconds / 1000
    return twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60) + separator
      + threeDigits(milliseconds % 1000)
  }

  private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func threeDigits(_ number: Int64) -> String {
    number < 10 ? "00\(number)" : number < 100 ? "0\(number)" : "\(number)"
  }
}
