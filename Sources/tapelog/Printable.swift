/// `text` as a terminal may get it: white space as blanks, without control characters and
/// without marks that turn the direction of writing.
func printable(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      scalars.append(" ")
    } else if scalar.properties.generalCategory != .control, scalar.properties.generalCategory != .format {
      scalars.append(scalar)
    }
  }
  return String(scalars)
}
