/// Why a file could not be read or written.
public enum FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing of that name.
  case notFound(path: String)
  /// A FIFO, a device, a socket or a folder where a regular file is wanted.
  case notRegular(path: String)
  /// The file is larger than its kind may be.
  case tooLarge(path: String, byteCount: Int64, limit: Int64)
  /// The file exists already and was not to be replaced.
  case exists(path: String)
  /// The system refused; `reason` is its own word.
  case system(path: String, action: Action, reason: String, isPermission: Bool)

  public enum Action: String, Hashable, Sendable {
    case open, read, write, rename, create, remove, lock
  }

  public var path: String {
    switch self {
    case .notFound(let path), .notRegular(let path), .tooLarge(let path, _, _), .exists(let path),
      .system(let path, _, _, _):
      path
    }
  }

  public var description: String {
    switch self {
    case .notFound(let path): "\(path): no such file or folder"
    case .notRegular(let path): "\(path): not a regular file"
    case .tooLarge(let path, let byteCount, let limit):
      "\(path): \(byteCount) bytes, more than the \(limit) that such a file may have"
    case .exists(let path): "\(path): exists already"
    case .system(let path, let action, let reason, _): "\(path): cannot \(action.rawValue): \(reason)"
    }
  }
}
