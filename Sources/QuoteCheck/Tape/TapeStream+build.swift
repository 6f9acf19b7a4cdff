internal import TapeModel

extension TapeStream {
  /// A stream before its words are folded.
  struct Builder {
    let recording: TapeRecording
    let layer: TapeLayer
    var tapeTurns: [TapeTurn] = []
    var words: [TapeWord] = []
    var texts: [String] = []
    var originalStream: Int?

    init(recording: TapeRecording, layer: TapeLayer, turns: [Turn]) {
      self.recording = recording
      self.layer = layer
      var originalFirst = 0
      for (index, turn) in turns.enumerated() {
        let first = words.count
        switch layer {
        case .original: addSpoken(turn, index)
        case .translation: addTranslated(turn, index, originalFirst)
        }
        originalFirst += turn.words.isEmpty ? turn.text.split(whereSeparator: \.isWhitespace).count : turn.words.count
        tapeTurns.append(
          TapeTurn(
            number: turn.number, segment: Segment.identifier(recording: recording.id, turnNumber: turn.number),
            speaker: turn.speaker, range: turn.range, firstWord: Int32(first), endWord: Int32(words.count)))
      }
    }

    /// A turn whose words have no times keeps them, without places.
    private mutating func addSpoken(_ turn: Turn, _ index: Int) {
      if turn.words.isEmpty {
        for text in turn.text.split(whereSeparator: \.isWhitespace) {
          add(String(text), turn: index, range: nil, confidence: turn.confidence, isHeard: false, originals: 0..<0)
        }
      }
      for word in turn.words {
        add(
          word.text, turn: index, range: word.range, confidence: word.confidence,
          isHeard: word.timing != .interpolated && word.timing != .absent, originals: 0..<0)
      }
    }

    /// A translated word has the frames of the spoken sentence it stands for; of the whole
    /// turn where the two have not as many sentences.
    private mutating func addTranslated(_ turn: Turn, _ index: Int, _ originalFirst: Int) {
      let translated = (turn.translation ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
      let spoken =
        turn.words.isEmpty ? turn.text.split(whereSeparator: \.isWhitespace).map(String.init) : turn.words.map(\.text)
      let sentences = sentenceRanges(translated)
      let originals = sentenceRanges(spoken)
      for (place, sentence) in sentences.enumerated() {
        let source = sentences.count == originals.count ? originals[place] : 0..<spoken.count
        let placed = turn.words.isEmpty ? [] : turn.words[source].compactMap(\.range)
        let range = placed.first.flatMap { SampleRange(checking: $0.start, placed[placed.count - 1].end) } ?? turn.range
        let confidences = turn.words.isEmpty ? [] : turn.words[source].map(\.confidence)
        let mean = confidences.isEmpty ? turn.confidence : confidences.reduce(0, +) / Double(confidences.count)
        for text in translated[sentence] {
          add(
            text, turn: index, range: range, confidence: mean, isHeard: false,
            originals: (originalFirst + source.lowerBound)..<(originalFirst + source.upperBound))
        }
      }
    }

    private mutating func add(
      _ text: String, turn: Int, range: SampleRange?, confidence: Double, isHeard: Bool, originals: Range<Int>
    ) {
      texts.append(text)
      words.append(
        TapeWord(
          turn: Int32(turn), start: range?.start ?? -1, end: range?.end ?? -1,
          confidence: Float(confidence), isHeard: isHeard, originalFirst: Int32(originals.lowerBound),
          originalEnd: Int32(originals.upperBound)))
    }
  }
}

/// Runs of words up to a word that ends in `.`, `!`, `?` or `…`; the last takes the rest.
private func sentenceRanges(_ words: [String]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var first = 0
  for (index, word) in words.enumerated() {
    let isEnd = word.unicodeScalars.reversed().prefix(3).contains { ".!?…".unicodeScalars.contains($0) }
    guard isEnd || index == words.count - 1 else { continue }
    ranges.append(first..<index + 1)
    first = index + 1
  }
  return ranges
}
