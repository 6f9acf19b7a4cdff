package import QuoteCheck
package import TapeIndex
package import TapeModel
package import TimelineExport

/// All that the index has on tape and that may be seen, as the quote check wants it.
///
/// The words are folded once and kept in a file of the index's folder
/// (``TapeIndex/foldedWordsFile``), which is made anew, as far as it must be, whenever the
/// index has other words. Where the folder cannot be written to, they are kept in memory.
/// Where something is redacted, the words pass the gate first and are folded for each check:
/// a check must not tell by its verdict that a hidden name was said.
package struct TapeOfIndex {
  private let store: TapeIndex
  private var tape: Tape
  /// Knows every recording that has words.
  package private(set) var gate: RedactionGate

  private enum Tape {
    case stored(StoredWords)
    case gated(WordStore)
  }

  /// - Complexity: O(1) in words of the index where its words are folded already and nothing is
  ///   redacted, else O(*n*).
  package init(_ index: GatedIndex) throws(Failure) {
    store = index.store
    gate = index.texts
    tape = .gated(WordStore())
    if gate.isActive {
      tape = .gated(try gatedWords())
    } else {
      tape = .stored(try FoldedWords(store).opened())
    }
  }

  /// Every quote's verdict, in the story's order, as it may be seen.
  ///
  /// Makes the folded words again, and checks again, where the index turns out to say something
  /// else than they do.
  package mutating func check(_ story: Story, policy: Policy) throws(Failure) -> CheckReport {
    switch tape {
    case .gated(let words): return gate.report(QuoteChecker(tape: words).check(story, policy: policy))
    case .stored(let words): return try check(story, policy: policy, words)
    }
  }

  private mutating func check(
    _ story: Story, policy: Policy, _ stored: StoredWords
  ) throws(Failure) -> CheckReport {
    var words = stored
    for _ in 0..<3 {
      let report = QuoteChecker(tape: words).check(story, policy: policy)
      if words.isSound { return report }
      words = try FoldedWords(store).made(copying: nil)
      tape = .stored(words)
    }
    throw Failure(.busy, "\(store.path): changes while the story is checked; try again")
  }

  /// The recordings that a report's quotes were found on, as the index has them.
  package func calls(of report: CheckReport) throws(Failure) -> [ContentHash: IndexedRecording] {
    var calls: [ContentHash: IndexedRecording] = [:]
    for id in report.quotes.flatMap({ [$0.recording].compactMap(\.self) + $0.pieces.map(\.recording) })
    where calls[id] == nil {
      calls[id] = try failing { try store.recording(id) }
    }
    return calls
  }

  private mutating func gatedWords() throws(Failure) -> WordStore {
    var words = WordStore()
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 500) }
      for call in page.items where call.turnCount > 0 {
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
    return words
  }
}
