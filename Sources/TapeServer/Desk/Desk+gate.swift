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
}
