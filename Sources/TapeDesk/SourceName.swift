internal import TimelineExport

/// Names of sound as editing programs change them.
enum SourceName {
  /// Letters and digits in lower case; the rest as hyphens.
  static func plain(_ name: String) -> String { Slug.ascii(name.lowercased()) }

  /// What a clip's source may be called, the most likely first: its file's name and its own,
  /// whole, then without channel (`.L`, `.A1`), then without the number of a take or an edit
  /// (`-01`, `_02`), then without the number that stands before our sessions' clips (`01-`).
  static func candidates(_ file: String?, _ clip: String) -> [String] {
    var found: [String] = []
    for name in [file, clip].compactMap({ $0 }) {
      var stem = withoutEnding(name)
      add(stem, to: &found)
      stem = withoutChannel(stem)
      add(stem, to: &found)
      var cut = stem
      while let shorter = withoutNumber(cut) {
        add(shorter, to: &found)
        cut = shorter
      }
      for name in [stem, withoutNumber(stem)].compactMap({ $0 }) {
        if let rest = withoutLeadingNumber(name) { add(rest, to: &found) }
      }
    }
    return found
  }

  private static func add(_ name: String, to found: inout [String]) {
    let plain = plain(name)
    if !plain.isEmpty, !found.contains(plain) { found.append(plain) }
  }

  private static func withoutEnding(_ name: String) -> String {
    for ending in [".wav", ".flac", ".aif", ".aiff", ".mp3", ".ogg", ".rf64"] where name.lowercased().hasSuffix(ending)
    {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  private static func withoutChannel(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    let end = name[name.index(after: dot)...]
    let isChannel = ["L", "R", "C", "M"].contains(String(end)) || (end.first == "A" && Int(end.dropFirst()) != nil)
    return isChannel ? String(name[..<dot]) : name
  }

  private static func withoutNumber(_ name: String) -> String? {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let rest = name.dropLast(digits)
    guard digits > 0, rest.count > 1, rest.last == "-" || rest.last == "_" else { return nil }
    return String(rest.dropLast())
  }

  private static func withoutLeadingNumber(_ name: String) -> String? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }.count
    let rest = name.dropFirst(digits)
    guard digits > 0, rest.count > 1, rest.first == "-" else { return nil }
    return String(rest.dropFirst())
  }
}
