/// Cells of comma-separated values that a spreadsheet takes for text and nothing else.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return (or the wide
/// forms of the first four), after any white space, quotation marks and apostrophes,
/// gets an apostrophe in front, for a spreadsheet would take it for a formula; so does
/// what follows a semicolon, a tab or a line break inside a cell, for a spreadsheet
/// that parts cells there. Taking that one apostrophe away gives the text back. Method:
/// OWASP, "CSV Injection". Quotation is that of RFC 4180.
enum SpreadsheetCell {
  /// A row, with the line end CR LF.
  static func row(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r\n" }

  /// A cell that holds what people wrote.
  static func text(_ text: String) -> String { quoted(defused(cleaned(text))) }

  /// A cell that holds a number; empty where there is none.
  static func number(_ number: Int64?) -> String { number.map { String($0) } ?? "" }

  static func number(_ number: Int?) -> String { number.map { String($0) } ?? "" }

  /// Line breaks become a line feed; other controls but the tab become U+FFFD.
  private static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(0x09) else { return SafeText.lines(text) }
    return text.split(separator: "\t", omittingEmptySubsequences: false).map { SafeText.lines(String($0)) }
      .joined(separator: "\t")
  }

  /// - Complexity: O(*n*): what is looked at ahead is written at once.
  private static func defused(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    var position = scalars.startIndex
    while position < scalars.endIndex {
      var ahead = position
      while ahead < scalars.endIndex, isSkipped(scalars[ahead]) { ahead = scalars.index(after: ahead) }
      if ahead < scalars.endIndex, isTrigger(scalars[ahead]) { result.append("'") }
      let end = scalars[ahead...].firstIndex(where: isSeparator).map { scalars.index(after: $0) } ?? scalars.endIndex
      result.append(contentsOf: scalars[position..<end])
      position = end
    }
    return String(result)
  }

  /// Whether a spreadsheet could start a new cell after `scalar`.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ";" || scalar == "\t" || scalar == "\n"
  }

  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\"" || scalar != "\t" && scalar != "\n" && scalar.properties.isWhitespace
  }

  private static func isTrigger(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x3B || $0 == 0x0A || $0 == 0x09 }) else {
      return text
    }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
