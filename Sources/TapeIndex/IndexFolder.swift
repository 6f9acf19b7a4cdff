internal import Foundation
internal import Glibc
internal import TapeFiles
internal import TapeModel

/// Where each thing lies in the folder of an index.
struct IndexFolder: Sendable {
  let path: String

  var database: String { path + "/index.sqlite" }
  var log: String { path + "/edits.jsonl" }
  var lock: String { path + "/lock" }
  var runs: String { path + "/runs" }
  var peaks: String { path + "/peaks" }

  /// Relative to the folder, so that it can move.
  func runFolder(of recording: ContentHash) -> String {
    let id = recording.description
    return "runs/\(id.prefix(2))/\(id)"
  }

  func peaksFile(of recording: ContentHash, framesPerPoint: Int) -> String {
    let id = recording.description
    return "peaks/\(id.prefix(2))/\(id)-\(framesPerPoint).dat"
  }

  func absolute(_ relative: String) -> String { path + "/" + relative }

  /// Makes the folder of `file` and those above it, durably.
  func makeFolders(for file: String) throws(FileError) {
    let folder = splitPath(file).folder
    if access(folder, F_OK) == 0 { return }
    try makeFolders(for: folder)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw fileError(folder, .create) }
    try syncFolder(of: folder)
  }

  /// Every file below `folder`, relative to the index, sorted.
  func files(in folder: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: absolute(folder)) else { return [] }
    var files: [String] = []
    for case let name as String in walker {
      var status = stat()
      let relative = "\(folder)/\(name)"
      if lstat(absolute(relative), &status) == 0, status.st_mode & S_IFMT == S_IFREG { files.append(relative) }
    }
    return files.sorted()
  }
}
