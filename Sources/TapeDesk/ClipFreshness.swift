package import TapeIndex
package import TapeModel
internal import TimelineExport

/// Compares clips with what the index holds of their recordings now.
///
/// A transcript may have been corrected since a clip was made; then its stored words are no
/// longer what the index stands by.
package struct ClipFreshness {
  private let store: TapeIndex
  private var logs: [ContentHash: TapeLog] = [:]

  package static let remark =
    "The transcript has changed since this clip was made; 'clip edit' with new times renews its words."

  package init(_ store: TapeIndex) { self.store = store }

  /// The clip with the segments that hold it now, and with a remark where its words differ.
  package mutating func checked(_ clip: Clip) throws(Failure) -> Clip {
    let log = try log(of: clip)
    let now = Clip(id: clip.id, slug: clip.slug, range: clip.range, of: log, channel: clip.channel)
    var checked = clip
    checked.segments = now.segments
    if now.words.map(\.text) != clip.words.map(\.text) || now.speakers != clip.speakers
      || now.translation != clip.translation
    {
      checked.remarks.append(Self.remark)
    }
    return checked
  }

  /// The rundown with its clips checked, and the clips whose words differ.
  package mutating func checked(_ rundown: Rundown) throws(Failure) -> (rundown: Rundown, changed: [Clip]) {
    var checked = rundown
    var changed: [Clip] = []
    for index in checked.items.indices {
      guard case .clip(let clip) = checked.items[index].content else { continue }
      let now = try self.checked(clip)
      if now.remarks.last == Self.remark { changed.append(now) }
      checked.items[index].content = .clip(now)
    }
    return (checked, changed)
  }

  private mutating func log(of clip: Clip) throws(Failure) -> TapeLog {
    if let known = logs[clip.recording.id] { return known }
    let call = try failing { () throws -> IndexedRecording in
      try store.recording(named: clip.recording.id.description)
    }
    let log = try tapeLog(of: call, in: store)
    logs[clip.recording.id] = log
    return log
  }
}
