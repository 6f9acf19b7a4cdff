package import QuoteCheck
package import TapeIndex
package import TapeModel
package import TimelineExport

/// All that the index has on tape and that may be seen, as the quote check wants it.
package struct TapeOfIndex {
  package private(set) var words = WordStore()
  /// The recordings that have words.
  package private(set) var calls: [ContentHash: IndexedRecording] = [:]
  /// Knows every recording of them.
  package private(set) var gate: RedactionGate

  /// - Complexity: O(*n*) in words of the index.
  package init(_ index: GatedIndex) throws(Failure) {
    let store = index.store
    gate = index.texts
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 500) }
      for call in page.items where call.turnCount > 0 {
        calls[call.id] = call
        let turns = try failing { try store.segments(of: call.id) }.map(\.turn)
        gate.learn(RedactionGate.Call(recording: call.recording, turns: turns, twins: call.duplicates))
        let shown = gate.recording(call)
        words.add(
          TapeRecording(id: call.id, rate: call.recording.rate, name: shown.call?.callID ?? shown.recording.stem),
          turns: turns.map { gate.turn($0, of: call.recording) }, language: call.transcript?.language,
          translationLanguage: call.transcript?.translationLanguage)
      }
      key = page.next
    } while key != nil
  }
}
