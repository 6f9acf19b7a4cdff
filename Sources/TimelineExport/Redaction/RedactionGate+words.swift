internal import TapeModel

extension RedactionGate {
  /// What became of words.
  struct PassedWords {
    var words: [Word] = []
    /// Names that were found.
    var names: Set<Int> = []
    /// Whether words were hidden for their place.
    var hasSilenced = false
  }

  /// `words` as they may be seen.
  ///
  /// Hidden words that follow each other become one `[…]`, or the word that stands for the
  /// name, over all of their range: neither their number nor their times stay.
  ///
  /// - Parameter around: the range of what the words belong to, for those without a place.
  func words(_ words: [Word], around: SampleRange?, in recording: Recording) -> PassedWords {
    let places = places(of: recording)
    let marks = marks(words, around, places, recording)
    var passed = PassedWords()
    passed.names = Set(marks.compactMap { if case .name(let name, _) = $0 { name } else { nil } })
    var place = 0
    while place < words.count {
      var end = place + 1
      while end < words.count, marks[end] == marks[place], marks[place] != .shown { end += 1 }
      let run = words[place..<end]
      switch marks[place] {
      case .shown: passed.words += run
      case .silenced:
        passed.hasSilenced = true
        let former = passed.words.last?.range?.end
        passed.words.append(
          Self.joined(
            run, HiddenName.ellipsis,
            over: blurred(run, around, places, former: former, next: end < words.count ? words[end].range?.start : nil))
        )
      case .name(let name, _):
        passed.words += Self.named(run, names[name].replacement)
      }
      place = end
    }
    return passed
  }

  private enum Mark: Hashable {
    case shown, silenced
    /// The name, and which of its places.
    case name(Int, place: Int)
  }

  private func marks(
    _ words: [Word], _ around: SampleRange?, _ places: HiddenPlaces, _ recording: Recording
  ) -> [Mark] {
    var marks = [Mark](repeating: .shown, count: words.count)
    if !finder.isEmpty, !words.isEmpty {
      let runs = WordRuns(words)
      for hit in Self.apart(finder.hits(in: runs.text)) {
        for index in runs.words(in: hit.range) where marks[index] == .shown {
          marks[index] = .name(hit.name, place: hit.range.lowerBound)
        }
      }
    }
    guard !places.silenced.isEmpty else { return marks }
    for (index, word) in words.enumerated() {
      guard let range = word.isWellPlaced ? word.range : word.leeway(at: recording.rate) ?? around else { continue }
      if places.silences(range) { marks[index] = .silenced }
    }
    return marks
  }

  /// The range in which hidden words may be, not further than their neighbours.
  private func blurred(
    _ run: ArraySlice<Word>, _ around: SampleRange?, _ places: HiddenPlaces, former: Int64?, next: Int64?
  ) -> SampleRange? {
    let own = run.compactMap(\.range)
    guard var start = own.map(\.start).min(), var end = own.map(\.end).max() else { return nil }
    for range in places.silenced where range.overlaps(SampleRange(start: start, end: end)) {
      start = min(start, range.start)
      end = max(end, range.end)
    }
    let limits = around ?? SampleRange(start: start, end: end)
    start = max(start, limits.start, former ?? 0)
    end = min(end, limits.end, next.map { max($0, start) } ?? end)
    return SampleRange(start: min(start, end), end: max(start, end))
  }

  private static func joined(_ run: ArraySlice<Word>, _ text: String, over range: SampleRange?) -> Word {
    let timings = Set(run.map(\.timing))
    let timing: Timing = range == nil ? .absent : timings.count == 1 ? timings.first ?? .interpolated : .interpolated
    return Word(
      text, range: range, timing: range != nil && timing == .absent ? .interpolated : timing,
      confidence: run.map(\.confidence).min() ?? 0)
  }

  /// The words of `replacement` over the range of `run`, with the marks around the run.
  private static func named(_ run: ArraySlice<Word>, _ replacement: String) -> [Word] {
    let ranges = run.compactMap(\.range)
    var range: SampleRange?
    if let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() {
      range = SampleRange(start: start, end: end)
    }
    var parts = replacement.split(whereSeparator: \.isWhitespace).map(String.init)
    if parts.isEmpty { parts = [HiddenName.placeholder] }
    parts[0] = String((run.first?.text ?? "").prefix { !$0.isLetter && !$0.isNumber }) + parts[0]
    let tail = (run.last?.text ?? "").reversed().prefix { !$0.isLetter && !$0.isNumber }
    parts[parts.count - 1] += String(tail.reversed())
    return parts.enumerated().map { index, part in
      let piece = range.map { range in
        let (length, count) = (range.frameCount, Int64(parts.count))
        return SampleRange(
          start: range.start + length * Int64(index) / count, end: range.start + length * Int64(index + 1) / count)
      }
      return joined(run, part, over: piece)
    }
  }
}
