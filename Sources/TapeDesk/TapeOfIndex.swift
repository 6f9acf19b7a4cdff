package import QuoteCheck
package import TapeIndex
package import TapeModel

/// All that the index has on tape, as the quote check wants it.
package struct TapeOfIndex {
  package private(set) var words = WordStore()
  /// The recordings that have words.
  package private(set) var calls: [ContentHash: IndexedRecording] = [:]

  /// - Complexity: O(*n*) in words of the index.
  package init(_ store: TapeIndex) throws(Failure) {
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 500) }
      for call in page.items where call.turnCount > 0 {
        calls[call.id] = call
        let turns = try failing { try store.segments(of: call.id) }.map(\.turn)
        words.add(
          TapeRecording(id: call.id, rate: call.recording.rate, name: call.call?.callID ?? call.recording.stem),
          turns: turns, language: call.transcript?.language, translationLanguage: call.transcript?.translationLanguage)
      }
      key = page.next
    } while key != nil
  }
}
