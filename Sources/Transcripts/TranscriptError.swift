public import TapeFiles

/// What is wrong with a transcript, and where.
///
/// The text of the place is left out on purpose: error messages end up in logs, and what
/// people said on the telephone must not.
public enum TranscriptError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file could not be read at all.
  case file(FileError)
  /// The bytes are no text in an encoding that we know; `byte` counts from 0.
  case undecodable(path: String, byte: Int, reason: String)
  /// The file is of another kind than the transcripts we read.
  case unrecognised(path: String, reason: String)
  /// A place that makes the rest of the file unreadable; `line` counts from 1.
  case malformed(path: String, line: Int, reason: String)
  /// The file was read and has no spoken words; `line` and `reason` are those of the first
  /// line that was not used, where there is one.
  case noWords(path: String, format: String, line: Int?, reason: String?)

  public var path: String {
    switch self {
    case .file(let error): error.path
    case .undecodable(let path, _, _), .unrecognised(let path, _), .malformed(let path, _, _),
      .noWords(let path, _, _, _):
      path
    }
  }

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .undecodable(let path, let byte, let reason): "\(path): byte \(byte): \(reason)"
    case .unrecognised(let path, let reason): "\(path): \(reason)"
    case .malformed(let path, let line, let reason): "\(path): line \(line): \(reason)"
    case .noWords(let path, let format, nil, _): "\(path): no spoken words found, read as \(format)"
    case .noWords(let path, let format, let line?, let reason):
      "\(path): no spoken words found, read as \(format); line \(line): \(reason ?? "not used")"
    }
  }
}
