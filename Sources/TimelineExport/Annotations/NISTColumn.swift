internal import TapeModel

/// The cells of files whose columns are parted by blanks.
enum NISTColumn {
  /// Without blanks, and without the marks of a comment or of a missing value in front.
  static func name(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in SafeText.oneLine(text).unicodeScalars {
      result.append(scalar.properties.isWhitespace ? "_" : scalar)
    }
    let name = String(result)
    if name.isEmpty { return "_" }
    let isMark = name.hasPrefix(";;") || name.hasPrefix("<") || name.hasPrefix("#") || name.hasPrefix("@")
    return isMark ? "_" + name : name
  }

  /// Start and length in seconds; the length is the distance of the rounded edges.
  static func times(_ range: SampleRange, at rate: SampleRate) -> String {
    let start = rate.microseconds(atFrame: range.start)
    return TimeText.seconds(microseconds: start) + " "
      + TimeText.seconds(microseconds: rate.microseconds(atFrame: range.end) - start)
  }

  /// With three decimals.
  static func share(_ confidence: Double) -> String {
    let thousandths = String(Int((confidence * 1_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 4 - thousandths.utf8.count)) + thousandths
    return padded.dropLast(3) + "." + padded.suffix(3)
  }
}
