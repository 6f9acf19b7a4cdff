package import QuoteCheck
package import TapeIndex
package import TapeModel

/// All that the index has on tape, as the quote check wants it.
///
/// The words are folded once and kept in a file of the index's folder
/// (``TapeIndex/foldedWordsFile``), which is made anew, as far as it must be, whenever the
/// index has other words. Where the folder cannot be written to, they are kept in memory.
package struct TapeOfIndex {
  private let store: TapeIndex
  private var words: StoredWords

  /// - Complexity: O(1) in words of the index where its words are folded already, else O(*n*).
  package init(_ store: TapeIndex) throws(Failure) {
    self.store = store
    words = try FoldedWords(store).opened()
  }

  /// Every quote's verdict, in the story's order.
  ///
  /// Makes the folded words again, and checks again, where the index turns out to say something
  /// else than they do.
  package mutating func check(_ story: Story, policy: Policy) throws(Failure) -> CheckReport {
    for _ in 0..<3 {
      let report = QuoteChecker(tape: words).check(story, policy: policy)
      if words.isSound { return report }
      words = try FoldedWords(store).made(copying: nil)
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
