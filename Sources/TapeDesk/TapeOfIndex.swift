package import QuoteCheck
package import TapeIndex
package import TapeModel
package import TimelineExport

/// All that the index has on tape and that may be seen, as the quote check wants it.
///
/// The words are folded once and kept in a file of the index's folder
/// (``TapeIndex/foldedWordsFile``), which is made anew, as far as it must be, whenever the
/// index has other words. Where the folder cannot be written to, or where redactions hide some
/// of them, they are kept in memory.
package struct TapeOfIndex {
  private let store: TapeIndex
  private var words: StoredWords?
  private var shown = WordStore()
  /// Knows every recording where something is hidden.
  package private(set) var gate: RedactionGate

  /// - Complexity: O(1) in words of the index where its words are folded already and nothing is
  ///   hidden, else O(*n*).
  package init(_ index: GatedIndex) throws(Failure) {
    store = index.store
    gate = try index.gateForAll()
    if gate.isActive { try showWords() } else { words = try FoldedWords(store).opened() }
  }

  /// The words that may be seen.
  private mutating func showWords() throws(Failure) {
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 500) }
      for call in page.items where call.turnCount > 0 {
        let name = gate.recording(call)
        shown.add(
          TapeRecording(id: call.id, rate: call.recording.rate, name: name.call?.callID ?? name.recording.stem),
          turns: try failing { try store.segments(of: call.id) }.map { gate.turn($0.turn, of: call.recording) },
          language: call.transcript?.language, translationLanguage: call.transcript?.translationLanguage)
      }
      key = page.next
    } while key != nil
  }

  /// Every quote's verdict, in the story's order.
  ///
  /// Makes the folded words again, and checks again, where the index turns out to say something
  /// else than they do.
  package mutating func check(_ story: Story, policy: Policy) throws(Failure) -> CheckReport {
    for _ in 0..<3 {
      guard let words else { return gate.report(QuoteChecker(tape: shown).check(story, policy: policy)) }
      let report = QuoteChecker(tape: words).check(story, policy: policy)
      if words.isSound { return report }
      self.words = try FoldedWords(store).made(copying: nil)
    }
    throw Failure(.busy, "\(store.path): changes while the story is checked; try again")
  }

  /// The recordings that a report's quotes were found on.
  package func calls(of report: CheckReport) throws(Failure) -> [ContentHash: IndexedRecording] {
    var calls: [ContentHash: IndexedRecording] = [:]
    for id in report.quotes.flatMap({ [$0.recording].compactMap(\.self) + $0.pieces.map(\.recording) })
    where calls[id] == nil {
      calls[id] = try failing { try store.recording(id) }
    }
    return calls
  }
}
