/// Character references of HTML and XML.
enum StoryEntities {
  /// The scalar of `&name;` or `&#n;` at `start`, and where it ends; `nil` where there is none.
  static func scalar(_ scalars: [Unicode.Scalar], at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard start < scalars.count, scalars[start] == "&",
      let end = scalars[start..<min(start + 12, scalars.count)].firstIndex(of: ";"), end > start + 1
    else { return nil }
    let name = scalars[(start + 1)..<end]
    var text = String.UnicodeScalarView()
    text.append(contentsOf: name)
    let spelled = String(text)
    if spelled.hasPrefix("#x") || spelled.hasPrefix("#X") {
      guard let value = UInt32(spelled.dropFirst(2), radix: 16) else { return nil }
      return Unicode.Scalar(value).map { ($0, end + 1) }
    }
    if spelled.hasPrefix("#") {
      guard let value = UInt32(spelled.dropFirst()) else { return nil }
      return Unicode.Scalar(value).map { ($0, end + 1) }
    }
    return named[spelled].map { ($0, end + 1) }
  }

  private static let named: [String: Unicode.Scalar] = [
    "quot": "\"", "apos": "'", "amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "ldquo": "“", "rdquo": "”", "bdquo": "„",
    "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›",
    "hellip": "…", "mdash": "—", "ndash": "–", "shy": "\u{AD}", "ensp": " ", "emsp": " ", "thinsp": " ",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "ouml": "ö", "uuml": "ü", "auml": "ä", "szlig": "ß",
    "copy": "©", "deg": "°", "pound": "£", "euro": "€", "prime": "′", "Prime": "″", "zwnj": "\u{200C}",
  ]
}
