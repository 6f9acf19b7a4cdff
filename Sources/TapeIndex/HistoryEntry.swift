internal import TapeFiles
public import TapeModel

/// One line of the custody log, without what was said.
public struct HistoryEntry: Hashable, Sendable, Encodable {
  /// From 1.
  public let number: Int
  public let at: WallClock
  public let by: String
  public let action: Action
  /// A recording's short identifier, a clip's or redaction's identifier or a rundown's name;
  /// for `unredacted` the command and what it was used on.
  public let subject: String

  public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    case indexed, moved, described, confirmed, corrected, clipStored, clipRemoved, rundownStored, rundownRemoved
    case itemStored, itemRemoved, undone
    case redacted, redactionRemoved, unredacted
  }

  /// The same entry with other names, as it may be seen.
  public func replacing(by person: String, subject: String) -> HistoryEntry {
    HistoryEntry(number: number, at: at, by: person, action: action, subject: subject)
  }

  private init(number: Int, at: WallClock, by: String, action: Action, subject: String) {
    (self.number, self.at, self.by, self.action, self.subject) = (number, at, by, action, subject)
  }

  init(_ entry: LogEntry) {
    number = entry.number
    at = entry.at
    by = entry.by
    (action, subject) =
      switch entry.edit {
      case .indexed(let recording, _, _, _, _): (.indexed, recording.short)
      case .moved(let recording, _): (.moved, recording.short)
      case .described(let recording, _): (.described, recording.short)
      case .confirmed(let recording, let turn, _, _):
        (.confirmed, Segment.identifier(recording: recording, turnNumber: turn))
      case .corrected(let correction):
        (.corrected, Segment.identifier(recording: correction.recording, turnNumber: correction.turnNumber))
      case .clip(let clip, _): (.clipStored, clip.id)
      case .clipRemoved(let id): (.clipRemoved, id)
      case .rundown(let name, _, _, _): (.rundownStored, name)
      case .rundownRemoved(let name): (.rundownRemoved, name)
      case .item(_, let rundown, _): (.itemStored, rundown)
      case .itemRemoved(let rundown, _, _): (.itemRemoved, rundown)
      case .undone(let rundown, _): (.undone, rundown)
      case .redaction(let redaction): (.redacted, redaction.id)
      case .redactionRemoved(let id): (.redactionRemoved, id)
      case .unredacted(let what): (.unredacted, what)
      }
  }
}

extension Edit {
  /// The recording that the edit is about, if it is about one.
  var recording: ContentHash? {
    switch self {
    case .indexed(let recording, _, _, _, _), .moved(let recording, _), .described(let recording, _),
      .confirmed(let recording, _, _, _):
      recording
    case .corrected(let correction): correction.recording
    case .clip(let clip, _): clip.recording
    case .redaction(let redaction): redaction.recording
    case .clipRemoved, .rundown, .rundownRemoved, .item, .itemRemoved, .undone, .redactionRemoved, .unredacted: nil
    }
  }
}

extension TapeIndex {
  /// What was done to the index, from the first day on; of one recording, or all.
  public func history(of recording: ContentHash?) throws(IndexError) -> [HistoryEntry] {
    let committed = try read { db in try Meta.logPosition(in: db) }
    return try mapped { try readHistory.entries(of: recording, in: folder.log, committed: committed) }
  }
}
