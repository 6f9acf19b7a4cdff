extension SafeText {
  /// For a paragraph or a table cell of Markdown: a backslash before every character
  /// that could be a command where it stands, and no space at either end.
  static func markdown(_ text: String) -> String {
    var start = Start.nothing
    var line = rewritten(oneLine(text)) { byte, result in
      if start == .nothing, byte == 0x20 { return }
      if isMarkdownCommand(byte, start: start, previous: result.last) { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
      start = (48...57).contains(byte) && start != .text ? .digits : .text
    }
    while line.utf8.last == 0x20 { line.unicodeScalars.removeLast() }
    return line
  }

  /// What stands before a character in its line.
  private enum Start { case nothing, digits, text }

  private static func isMarkdownCommand(_ byte: UInt8, start: Start, previous: UInt8?) -> Bool {
    switch Unicode.Scalar(byte) {
    case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "|", "~", "$", "&": true
    case "#", "+", "-", "=", ":": start == .nothing
    case ".", ")": start == .digits
    case "/": previous == UInt8(ascii: ":")
    default: false
    }
  }
}
