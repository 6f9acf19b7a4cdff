internal import TapeModel

/// One thing that somebody did to an index, as the log of edits keeps it.
///
/// What a person reads in a clip or a rundown is kept by reference: the recording, its
/// words and call details are looked up again when it is shown.
enum Edit: Hashable, Codable {
  /// A run became the recording's current one; `hash` is that of the run's file.
  case indexed(recording: ContentHash, key: ContentHash, file: String, hash: ContentHash, path: String)
  /// The recording's file lies elsewhere now.
  case moved(recording: ContentHash, path: String)
  /// What is known of the call besides its sound, as a whole.
  case described(recording: ContentHash, call: CallDetails)
  /// Somebody listened and set a turn's times; `text` is the hash of the turn's text.
  case confirmed(recording: ContentHash, turn: Int, text: ContentHash, range: SampleRange)
  /// Somebody listened and wrote down a turn's words.
  case corrected(Correction)
  /// A clip as it is from now on.
  case clip(ClipRecord, version: Int)
  case clipRemoved(id: String)
  /// A rundown without its items, as it is from now on.
  case rundown(name: String, title: String, targetMilliseconds: Int64?, version: Int)
  case rundownRemoved(name: String)
  /// An item of a rundown as it is from now on; `rundownVersion` is that of the whole.
  case item(RundownItemRecord, rundown: String, rundownVersion: Int)
  case itemRemoved(rundown: String, id: Int, rundownVersion: Int)
  /// The next entry takes back what the entry of that number did to the rundown.
  case undone(rundown: String, entry: Int)
  /// Something that must not leave from now on.
  case redaction(Redaction)
  case redactionRemoved(id: String)
  /// Somebody let out what redactions hide; `what` names the command and what it was used on.
  case unredacted(what: String)
}

/// One line of the log of edits.
struct LogEntry: Hashable, Codable {
  /// From 1.
  let number: Int
  /// SHA-256 of the line before, without its line end; all zeros on the first line.
  let previous: ContentHash
  let at: WallClock
  let by: String
  let edit: Edit
}
