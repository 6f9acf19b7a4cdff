internal import Foundation

/// Paths of recordings as an index keeps them, and as the process that asks can use them.
///
/// A path that was given relative is kept relative to the index folder, so that the two can
/// move together and be used from any working folder. An absolute one is kept as it is.
/// Paths are taken by their letters: links are not followed.
struct RecordingPaths: Sendable {
  /// The index folder, from the root on.
  private let base: [Substring]
  private let working: [Substring]

  init(indexFolder: String) {
    working = Self.parts(FileManager.default.currentDirectoryPath, from: [])
    base = Self.parts(indexFolder, from: working)
  }

  /// What to keep of a path that this process was given.
  func kept(_ path: String) -> String {
    path.hasPrefix("/") ? path : Self.relative(Self.parts(path, from: working), to: base)
  }

  /// The path by which this process finds what was kept: below the working folder by what
  /// follows it, elsewhere from the root on.
  func usable(_ kept: String) -> String {
    if kept.hasPrefix("/") { return kept }
    let whole = Self.parts(kept, from: base)
    return whole.starts(with: working) && whole.count > working.count
      ? whole.dropFirst(working.count).joined(separator: "/") : "/" + whole.joined(separator: "/")
  }

  /// The names from the root to `path`, without `.` and `..`.
  private static func parts(_ path: String, from start: [Substring]) -> [Substring] {
    var parts = path.hasPrefix("/") ? [] : start
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  private static func relative(_ whole: [Substring], to base: [Substring]) -> String {
    let common = zip(whole, base).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: base.count - common)
    return (up + whole.dropFirst(common)).joined(separator: "/")
  }
}
