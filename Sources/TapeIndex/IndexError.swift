public import TapeFiles
public import TapeModel

/// Why the index could not be read or changed.
///
/// Names recordings, clips and places, never what was said or who said it.
public enum IndexError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no index at this path.
  case notFound(path: String)
  /// What is there was not made by tapelog.
  case foreign(path: String)
  /// The index was made by a newer tapelog than this one.
  case newer(path: String)
  /// The index was made by an older tapelog; opening it for writing brings it up to date.
  case older(path: String)
  /// Somebody else writes to the index, and went on longer than was waited for.
  case busy(path: String, holder: LockHolder)
  /// The index was opened for reading only.
  case readOnly(path: String)
  /// Bytes of the index are not what was written.
  case damaged(path: String, what: String)
  /// A line of the log of edits does not follow from the one before, or cannot be read.
  case damagedLog(path: String, line: Int)
  case diskFull(path: String)
  case file(FileError)
  /// SQLite refused; the message is its own word.
  case database(path: String, code: Int, message: String)
  /// No recording of that name, identifier or call id.
  case noSuchRecording(name: String)
  /// Several recordings go by that name: their short identifiers.
  case ambiguous(name: String, candidates: [String])
  case noSuchTurn(recording: String, number: Int)
  case noSuchSegment(id: String)
  case noSuchPeaks(recording: String, framesPerPoint: Int)
  case noSuchClip(id: String)
  case noSuchRundown(name: String)
  case noSuchItem(rundown: String, id: Int)
  /// Words that cannot be those of a turn: none, far too many, or with control characters.
  case badText(segment: String)
  /// No change of the rundown is left to take back.
  case nothingToUndo(rundown: String)
  case noSuchRedaction(id: String)
  /// A clip or rundown of that name exists already.
  case exists(name: String)
  /// A name that cannot be part of a file name.
  case badName(name: String)
  /// The row was changed by somebody else; `current` is its version now.
  case conflict(name: String, current: Int)
  /// The clip is part of rundowns, and stays.
  case inUse(clip: String, rundowns: [String])
  /// A range that reaches past the last frame.
  case outOfRange(recording: String, wanted: SampleRange, frameCount: Int64)
  /// A page key that no search or list gave.
  case badPageKey(key: String)
  /// A search without a single letter or digit.
  case emptyQuery
  /// A search of more words than one search takes.
  case tooManyWords(count: Int)
  case catalogue(path: String, line: Int, reason: String)

  public var description: String {
    switch self {
    case .notFound(let path): "\(path): no index here"
    case .foreign(let path): "\(path): not an index of tapelog"
    case .newer(let path): "\(path): made by a newer tapelog"
    case .older(let path): "\(path): made by an older tapelog, and opened for reading only"
    case .busy(let path, let holder): "\(path): in use by \(holder)"
    case .readOnly(let path): "\(path): opened for reading only"
    case .damaged(let path, let what): "\(path): damaged: \(what)"
    case .damagedLog(let path, let line): "\(path): line \(line) does not follow from the line before"
    case .diskFull(let path): "\(path): no space left on the disk"
    case .file(let error): error.description
    case .database(let path, let code, let message): "\(path): SQLite error \(code): \(message)"
    case .noSuchRecording(let name): "\(name): no such recording in the index"
    case .ambiguous(let name, let candidates):
      "\(name): \(candidates.count) recordings go by this name: \(candidates.joined(separator: ", "))"
    case .noSuchTurn(let recording, let number): "\(recording): no turn \(number)"
    case .noSuchSegment(let id): "\(id): no such segment"
    case .noSuchPeaks(let recording, let framesPerPoint):
      "\(recording): no peaks of \(framesPerPoint) frames a point"
    case .noSuchClip(let id): "\(id): no such clip"
    case .noSuchRundown(let name): "\(name): no such rundown"
    case .noSuchItem(let rundown, let id): "\(rundown): no item \(id)"
    case .badText(let segment): "\(segment): no words, too many, or words with control characters"
    case .nothingToUndo(let rundown): "\(rundown): nothing to undo"
    case .noSuchRedaction(let id): "\(id): no such redaction"
    case .exists(let name): "\(name): exists already"
    case .badName(let name): "\(name): not a name for a file: letters, digits, hyphens, underscores and points only"
    case .conflict(let name, let current): "\(name): changed by somebody else, now version \(current)"
    case .inUse(let clip, let rundowns): "\(clip): used in \(rundowns.joined(separator: ", "))"
    case .outOfRange(let recording, let wanted, let frameCount):
      "\(recording): frames \(wanted) asked for, but the recording has \(frameCount)"
    case .badPageKey(let key): "\(key): no page of this list"
    case .emptyQuery: "nothing to search for: no letter and no digit"
    case .tooManyWords(let count): "\(count) words are too many for one search; a phrase may be longer"
    case .catalogue(let path, let line, let reason): "\(path):\(line): \(reason)"
    }
  }

  /// Whether trying again later may succeed.
  public var isBusy: Bool { if case .busy = self { true } else { false } }
}
