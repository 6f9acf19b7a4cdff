package import TapeIndex
internal import TapeModel
package import TimelineExport

/// Search answers as they may be seen: a search for what is hidden finds nothing.
package struct GatedSearch {
  private let index: GatedIndex
  private let query: SearchQuery
  /// Words that the speaker's label must hold, where labels are not as the index has them.
  private let speaker: String?

  package init(_ index: GatedIndex, _ query: SearchQuery) {
    self.index = index
    guard index.texts.isActive, let speaker = query.speaker else {
      self.query = query
      self.speaker = nil
      return
    }
    var anybody = query
    anybody.speaker = nil
    self.query = anybody
    self.speaker = speaker
  }

  /// One page; it may have fewer hits than asked for though others follow.
  package func page(after key: String?, limit: Int) throws(Failure) -> Page<SearchHit> {
    let page = try failing { try index.store.search(query, after: key, limit: limit) }
    guard index.texts.isActive else { return page }
    guard !index.texts.hides(query.words) else { return Page(items: [], next: nil) }
    let gate = try index.gate(for: page.items.map(\.segment.recording))
    var calls: [ContentHash: IndexedRecording] = [:]
    var items: [SearchHit] = []
    for hit in page.items {
      let id = hit.segment.recording
      if calls[id] == nil { calls[id] = try failing { try index.store.recording(named: id.description) } }
      if let call = calls[id], let passed = gate.hit(hit, of: call), holdsSpeaker(passed) { items.append(passed) }
    }
    return Page(items: items, next: page.next)
  }

  private func holdsSpeaker(_ hit: SearchHit) -> Bool {
    guard let speaker else { return true }
    let label = hit.segment.turn.speaker?.name ?? ""
    let words = speaker.split(whereSeparator: \.isWhitespace).map { foldedWord($0) }
    let held = label.split(whereSeparator: \.isWhitespace).map { foldedWord($0) }
    return words.allSatisfy(held.contains)
  }
}

extension RedactionGate {
  /// A hit as it may be seen; `nil` where what was found is hidden.
  package func hit(_ hit: SearchHit, of call: IndexedRecording) -> SearchHit? {
    let passed = self.passed(hit.snippet.text)
    let range = hit.segment.turn.range
    let isSilenced =
      range.map { silences($0, of: call.recording) } ?? false
      || hit.continuesTo != nil && silences(call.recording.allFrames, of: call.recording)
    if hit.snippet.matches.contains(where: passed.hides) { return nil }
    if isSilenced {
      // Nobody knows which words of a translation, or of the next turn, are those hidden here.
      if hit.layer == .translation || hit.ranges.isEmpty { return nil }
      if hit.ranges.contains(where: { silences($0, of: call.recording) }) { return nil }
    }
    let segment = segment(hit.segment, of: call.recording)
    let turn = segment.turn
    if hit.layer == .translation, turn.translation == "[redacted]" || turn.translation == "[…]" { return nil }
    let snippet =
      isSilenced
      ? snippet(of: turn, matching: hit.ranges)
      : Snippet(
        text: passed.text,
        matches: hit.snippet.matches.map { passed.place(of: $0.lowerBound)..<passed.place(of: $0.upperBound) })
    guard let snippet else { return nil }
    let shown = recording(call)
    return SearchHit(
      segment: segment, recordingName: shown.recording.stem, callID: shown.call?.callID, layer: hit.layer,
      snippet: snippet, ranges: hit.ranges, continuesTo: hit.continuesTo)
  }

  /// All of a turn, with the words of these places marked; `nil` where one of them is gone.
  private func snippet(of turn: Turn, matching ranges: [SampleRange]) -> Snippet? {
    var text = ""
    var matches: [Range<Int>] = []
    for word in turn.words {
      if !text.isEmpty { text += " " }
      let start = text.utf8.count
      text += word.text
      if let range = word.range, ranges.contains(where: range.overlaps) { matches.append(start..<text.utf8.count) }
    }
    return matches.isEmpty ? nil : Snippet(text: text, matches: matches)
  }
}
