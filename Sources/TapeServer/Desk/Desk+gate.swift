internal import TapeDesk
internal import TapeIndex
internal import TapeModel

/// The gate: what the index gives passes here, and nowhere else, on its way to an answer.
extension Desk {
  func gate<Value>(_ value: Value) throws -> Value { value }
}

/// What routes ask the index for.
extension Desk {
  func recording(_ name: String) throws -> IndexedRecording { try gate(store.recording(named: name)) }

  func segments(of recording: IndexedRecording) throws -> [Segment] { try gate(store.segments(of: recording.id)) }

  /// A clip with the segments that hold it now, and a remark where its words are others now.
  func clip(_ id: String) throws -> Versioned<Clip> {
    let stored = try store.clip(named: id)
    var freshness = ClipFreshness(store)
    return Versioned(try gate(freshness.checked(stored.value)), version: stored.version)
  }

  func clips(_ chosen: [Versioned<Clip>]) throws -> [ClipObject] {
    var freshness = ClipFreshness(store)
    return try chosen.map {
      ClipObject(Versioned(try gate(freshness.checked($0.value)), version: $0.version))
    }
  }

  func rundown(_ name: String) throws -> StoredRundown {
    var stored = try store.rundown(name)
    var freshness = ClipFreshness(store)
    stored.rundown = try gate(freshness.checked(stored.rundown).rundown)
    return stored
  }

  func detail(_ stored: StoredRundown) throws -> RundownDetail {
    let versions = Dictionary(
      try stored.rundown.clips.map { ($0.id, try store.clip($0.id).version) }, uniquingKeysWith: max)
    return RundownDetail(stored, clipVersions: versions)
  }
}
