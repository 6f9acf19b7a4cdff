internal import TapeFiles

/// A command that turns the file into one that is read.
func conversionCommand(_ path: String, options: String = "") -> String {
  let name = splitPath(path).name
  let stem = name.lastIndex(of: ".").map { $0 > name.startIndex ? String(name[..<$0]) : name } ?? name
  let parts =
    ["ffmpeg", "-i", shellQuoted(name)] + (options.isEmpty ? [] : [options]) + [shellQuoted(stem + "-converted.wav")]
  return parts.joined(separator: " ")
}

/// `text` as one word of a shell command.
private func shellQuoted(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-+".unicodeScalars.contains($0)
  }
  return isPlain && !text.isEmpty
    ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
