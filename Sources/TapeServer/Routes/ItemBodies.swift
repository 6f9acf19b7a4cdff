internal import HTTPTypes
internal import TapeDesk
internal import TapeIndex
internal import TapeModel

/// A new item of a rundown.
struct NewItem: StrictBody {
  static let keys = ["kind", "clip", "text", "statedSeconds", "before", "after", "first", "last"]

  let kind: String
  /// A clip's identifier or slug.
  let clip: String?
  let text: String?
  let statedSeconds: Double?
  let before: Int?
  let after: Int?
  let first: Bool?
  let last: Bool?

  var place: RundownPlace? { itemPlace(before: before, after: after, first: first, last: last) }

  func content(_ store: TapeIndex) throws -> Rundown.Content {
    switch (kind, clip, text) {
    case ("clip", let clip?, nil): return .clip(try store.clip(named: clip).value)
    case ("narration", nil, let text?):
      return .narration(Rundown.Narration(text: text, statedMilliseconds: try milliseconds(statedSeconds)))
    case ("note", nil, let text?): return .note(text)
    default:
      throw Problem(.unprocessableContent, "An item is a clip with its clip, or narration or a note with its text.")
    }
  }
}

/// What changes of an item: its words, its time, its place.
struct ItemChange: StrictBody {
  static let keys = ["text", "statedSeconds", "before", "after", "first", "last"]

  let text: String?
  /// 0 for an estimate.
  let statedSeconds: Double?
  let before: Int?
  let after: Int?
  let first: Bool?
  let last: Bool?

  var isEmpty: Bool { text == nil && statedSeconds == nil && place == nil }
  var place: RundownPlace? { itemPlace(before: before, after: after, first: first, last: last) }

  /// The item's new content; `nil` where only its place changes.
  func content(of id: Int, in stored: StoredRundown) throws -> Rundown.Content? {
    guard text != nil || statedSeconds != nil else { return nil }
    guard let item = stored.rundown.items.first(where: { $0.id == id }) else {
      throw IndexError.noSuchItem(rundown: stored.rundown.name, id: id)
    }
    switch item.content {
    case .narration(var narration):
      if let text { narration.text = text }
      if let statedSeconds { narration.statedMilliseconds = statedSeconds == 0 ? nil : try milliseconds(statedSeconds) }
      return .narration(narration)
    case .note where statedSeconds == nil: return .note(text ?? "")
    case .note, .clip: throw Problem(.unprocessableContent, "This item has no such words or time.")
    }
  }
}

/// What changes of a rundown itself.
struct RundownChangeBody: StrictBody {
  static let keys = ["title", "targetSeconds"]

  let title: String?
  /// The length it should have; 0 for none.
  let targetSeconds: Double?

  /// Two changes where both are given: each can be taken back.
  func change(
    _ name: String, ifVersion version: Int?, in store: TapeIndex, by person: String, at now: WallClock
  ) throws -> StoredRundown {
    let target = try Self.milliseconds(targetSeconds)
    var version = version
    var stored: StoredRundown?
    if let title {
      stored = try store.retitleRundown(name, title: title, ifVersion: version, by: person, at: now)
      version = stored?.version
    }
    if targetSeconds != nil {
      stored = try store.retargetRundown(name, targetMilliseconds: target, ifVersion: version, by: person, at: now)
    }
    guard let stored else { throw Problem(.unprocessableContent, "Nothing to change.") }
    return stored
  }

  static func milliseconds(_ seconds: Double?) throws -> Int64? {
    let milliseconds = try TapeServer.milliseconds(seconds)
    return milliseconds == 0 ? nil : milliseconds
  }
}

private func itemPlace(before: Int?, after: Int?, first: Bool?, last: Bool?) -> RundownPlace? {
  if let before { return .before(before) }
  if let after { return .after(after) }
  if first == true { return .first }
  return last == true ? .last : nil
}

private func milliseconds(_ seconds: Double?) throws -> Int64? {
  guard let seconds else { return nil }
  guard (0...86_400).contains(seconds) else { throw Problem(.unprocessableContent, "A time of up to a day is wanted.") }
  return Int64((seconds * 1_000).rounded())
}
