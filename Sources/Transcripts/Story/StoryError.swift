public import TapeFiles

/// Why a story could not be read.
public enum StoryError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(FileError)
  /// Bytes that are no text; `byte` counts from 0.
  case notText(path: String, byte: Int)
  /// Neither text nor a DOCX file: its real kind, as far as its first bytes tell.
  case unknownFormat(path: String, found: String)
  /// A DOCX file that is damaged, or goes beyond what a story may hold.
  case damaged(path: String, reason: String)
  /// The table at the story's head is no YAML mapping; `line` counts from 1.
  case frontMatter(path: String, line: Int)

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .notText(let path, let byte): "\(path): not text in UTF-8 or UTF-16 at byte \(byte)"
    case .unknownFormat(let path, let found): "\(path): no story but \(found)"
    case .damaged(let path, let reason): "\(path): damaged: \(reason)"
    case .frontMatter(let path, let line): "\(path):\(line): the front matter is not a YAML mapping"
    }
  }
}
