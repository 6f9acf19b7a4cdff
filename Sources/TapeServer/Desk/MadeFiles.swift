internal import Foundation
internal import TapeFiles
internal import TapeModel

/// Files that are made for an answer and kept a while: FLAC, cut clips, mixes, sessions.
///
/// They lie in a folder of the service's own, which only its owner can enter, and go with it.
/// What is asked for by several at once is made once.
final class MadeFiles: @unchecked Sendable {
  private let folder: String
  private let limit: Int64
  /// Guards all that follows.
  private let condition = NSCondition()
  private var files: [(key: String, file: MadeFile)] = []
  private var making: Set<String> = []
  private var made = 0

  init(byteLimit: Int64 = 2 << 30) throws {
    limit = byteLimit
    folder = NSTemporaryDirectory() + "/tapelog-\(AccessTokens.random().prefix(24))"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { remove() }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// The file of `key`, made by `make` in an empty folder where it is not there yet.
  ///
  /// - Parameters:
  ///   - key: another whenever the bytes would be others.
  ///   - make: gives the file's path.
  func file(_ key: String, mediaType: String, _ make: (_ folder: String) throws -> String) throws -> MadeFile {
    if let known = begin(key) { return known }
    defer {
      condition.withLock {
        making.remove(key)
        condition.broadcast()
      }
    }
    let place = condition.withLock {
      made += 1
      return "\(folder)/\(made)"
    }
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    // The open file outlives its name: nobody has to count who still reads it.
    defer { try? FileManager.default.removeItem(atPath: place) }
    let file = MadeFile(try RegularFile(path: try make(place)), key: key, mediaType: mediaType)
    condition.withLock {
      files.append((key, file))
      while files.count > 1, files.count > 64 || files.reduce(0, { $0 + $1.file.byteCount }) > limit {
        files.removeFirst()
      }
    }
    return file
  }

  /// The file where it is there; else the caller is to make it.
  private func begin(_ key: String) -> MadeFile? {
    condition.withLock {
      while true {
        if let place = files.firstIndex(where: { $0.key == key }) {
          let known = files.remove(at: place)
          files.append(known)
          return known.file
        }
        if making.insert(key).inserted { return nil }
        condition.wait()
      }
    }
  }
}
