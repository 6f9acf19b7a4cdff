/// A word as it is compared: lower case, letters and digits only, `ё` as `е`.
///
/// Apostrophes and hyphens inside a word go, so that `don’t` and `don't`, `e-mail` and
/// `email` are one. Empty for text without letters and digits. Combining marks stay, since
/// `й` and `ї` may be written with them.
public func foldedWord(_ text: some StringProtocol) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in text.lowercased().unicodeScalars {
    if scalar == "ё" {
      folded.append("е")
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
    {
      folded.append(scalar)
    }
  }
  return String(folded)
}
