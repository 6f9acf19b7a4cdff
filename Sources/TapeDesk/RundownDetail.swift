package import TapeIndex
internal import TapeModel

/// A rundown with its items, as the service gives it.
package struct RundownDetail: Encodable {
  private let stored: StoredRundown
  private let clipVersions: [String: Int]

  /// - Parameter clipVersions: of the clips in it.
  package init(_ stored: StoredRundown, clipVersions: [String: Int]) {
    self.stored = stored
    self.clipVersions = clipVersions
  }

  private enum Key: String, CodingKey { case name, title, version, runningTime, targetSeconds, items }
  private enum ItemKey: String, CodingKey {
    case id, version, rank, kind, clip, text, statedSeconds, recorded, runningTime, start
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let rundown = stored.rundown
    try container.encode(rundown.name, forKey: .name)
    try container.encode(rundown.title, forKey: .title)
    try container.encode(stored.version, forKey: .version)
    try container.encode(rundown.targetMilliseconds.map { Double($0) / 1000 }, forKey: .targetSeconds)
    var items = container.nestedUnkeyedContainer(forKey: .items)
    var start: Int64 = 0
    for (place, item) in rundown.items.enumerated() {
      var object = items.nestedContainer(keyedBy: ItemKey.self)
      try object.encode(item.id, forKey: .id)
      try object.encode(stored.itemVersions[item.id] ?? 1, forKey: .version)
      try object.encode(place + 1, forKey: .rank)
      try object.encode(Double(start) / 1000, forKey: .start)
      try object.encode(Double(item.content.runningTimeMilliseconds) / 1000, forKey: .runningTime)
      try encode(item.content, to: &object)
      start += item.content.runningTimeMilliseconds
    }
    try container.encode(Double(start) / 1000, forKey: .runningTime)
  }

  private func encode(_ content: Rundown.Content, to object: inout KeyedEncodingContainer<ItemKey>) throws {
    switch content {
    case .clip(let clip):
      try object.encode("clip", forKey: .kind)
      try object.encode(ClipObject(Versioned(clip, version: clipVersions[clip.id] ?? 1)), forKey: .clip)
    case .narration(let narration):
      try object.encode("narration", forKey: .kind)
      try object.encode(narration.text, forKey: .text)
      try object.encode(narration.statedMilliseconds.map { Double($0) / 1000 }, forKey: .statedSeconds)
      try object.encode(narration.recordedAt != nil, forKey: .recorded)
    case .note(let text):
      try object.encode("note", forKey: .kind)
      try object.encode(text, forKey: .text)
    }
  }
}
