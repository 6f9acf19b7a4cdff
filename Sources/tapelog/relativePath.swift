internal import Foundation

/// The way to `path` from the folder `base`, both as a person typed them.
func relativePath(of path: String, from base: String) -> String {
  let whole = parts(path)
  let start = parts(base)
  let common = zip(whole, start).prefix { $0 == $1 }.count
  let way = [String](repeating: "..", count: start.count - common) + whole.dropFirst(common)
  return way.isEmpty ? "." : way.joined(separator: "/")
}

/// The names from the root, without `.` and `..`.
private func parts(_ path: String) -> [String] {
  var parts: [String] = []
  let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  for part in whole.split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
  }
  return parts
}
