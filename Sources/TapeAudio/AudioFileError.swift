public import TapeFiles
public import TapeModel

/// Why a recording could not be read or written.
///
/// Every description is one line with the file first.
public enum AudioFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file system refused: not found, not a regular file, not permitted, disk full.
  case file(FileError)
  /// There is not a single byte in the file.
  case empty(path: String)
  /// The content is no recording; `found` is what it looks like.
  case notAudio(path: String, found: String)
  /// A recording of a kind that is not read: its real name, and how to convert it.
  case unsupported(path: String, found: String, remedy: String)
  /// A header field has a value that no recording of speech has.
  case unsupportedParameter(path: String, parameter: String)
  /// Nothing can be read of it; `reason` says what is damaged.
  case damaged(path: String, reason: String)
  /// The sound ends at `atFrame`, before the length that was found on opening.
  case truncated(path: String, atFrame: Int64, frameCount: Int64)
  /// A range asked for reaches past the last frame.
  case outOfRange(path: String, wanted: SampleRange, frameCount: Int64)
  /// A channel asked for does not exist.
  case noSuchChannel(path: String, channel: Int, channelCount: Int)
  /// The file changed while it was being read.
  case changed(path: String)
  /// The file is not the one whose hash was expected.
  case hashMismatch(path: String, expected: ContentHash, found: ContentHash)
  /// The library that writes the file refuses.
  case cannotCreate(path: String, reason: String)

  public var path: String {
    switch self {
    case .file(let error): error.path
    case .empty(let path), .notAudio(let path, _), .unsupported(let path, _, _), .unsupportedParameter(let path, _),
      .damaged(let path, _), .truncated(let path, _, _), .outOfRange(let path, _, _), .noSuchChannel(let path, _, _),
      .changed(let path), .hashMismatch(let path, _, _), .cannotCreate(let path, _):
      path
    }
  }

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .empty(let path): "\(path): empty file"
    case .notAudio(let path, let found): "\(path): not a recording, but \(found)"
    case .unsupported(let path, let found, let remedy): "\(path): \(found); convert it with \(remedy)"
    case .unsupportedParameter(let path, let parameter): "\(path): \(parameter)"
    case .damaged(let path, let reason): "\(path): damaged beyond use: \(reason)"
    case .truncated(let path, let atFrame, let frameCount):
      "\(path): ends at frame \(atFrame) of \(frameCount)"
    case .outOfRange(let path, let wanted, let frameCount):
      "\(path): frames \(wanted) asked for, but the file has \(frameCount)"
    case .noSuchChannel(let path, let channel, let channelCount):
      "\(path): channel \(channel) asked for, but the file has \(channelCount), counted from 0"
    case .changed(let path): "\(path): changed while it was being read"
    case .hashMismatch(let path, let expected, let found):
      "\(path): not the recording that was indexed (SHA-256 \(found.short), expected \(expected.short))"
    case .cannotCreate(let path, let reason): "\(path): cannot create: \(reason)"
    }
  }
}

/// Runs `body`, giving what the file system refuses as an ``AudioFileError``.
func asAudioError<Value: ~Copyable>(_ body: () throws(FileError) -> Value) throws(AudioFileError) -> Value {
  do {
    return try body()
  } catch {
    throw .file(error)
  }
}
