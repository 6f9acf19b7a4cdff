package import TapeIndex
package import TapeModel
internal import TimelineExport

/// Every place of a quote's words in the index.
package struct QuotePlaces {
  private let store: TapeIndex
  private let quote: String
  private let speaker: String?

  /// - Parameter speaker: only words of this speaker; `nil` for anybody's.
  package init(of quote: String, speaker: String? = nil, in store: TapeIndex) {
    self.store = store
    self.quote = quote
    self.speaker = speaker
  }

  /// In the order of the index: by recording, then by time.
  package func places(in named: IndexedRecording?) throws -> [(call: IndexedRecording, range: SampleRange)] {
    let calls = try named.map { [$0] } ?? candidates()
    return try calls.flatMap { call in
      QuotePlace.all(of: quote, in: try tapeLog(of: call, in: store), speaker: speaker).map { (call, $0.range) }
    }
  }

  /// The recordings that hold the words as a phrase, by the full text.
  private func candidates() throws -> [IndexedRecording] {
    var found: [ContentHash] = []
    var key: String?
    repeat {
      let page = try failing { try store.search(SearchQuery(quote, phrase: true), after: key, limit: 500) }
      for hit in page.items where found.last != hit.segment.recording && !found.contains(hit.segment.recording) {
        found.append(hit.segment.recording)
      }
      key = page.next
    } while key != nil
    return try found.map { id in try failing { try store.recording(named: id.description) } }
  }
}
