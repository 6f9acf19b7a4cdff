package import QuoteCheck
package import TapeIndex
package import TapeModel

extension QuoteReport {
  /// A range of one of the quote's recordings as a clip.
  package func clip(_ call: IndexedRecording, _ range: SampleRange, slug: String) -> Clip {
    let pieces = pieces.filter { $0.recording == call.id }
    var speakers: [Speaker] = []
    for speaker in pieces.compactMap({ $0.speaker.flatMap { Speaker(name: $0) } }) where !speakers.contains(speaker) {
      speakers.append(speaker)
    }
    return Clip(
      id: "q\(number)", slug: slug, recording: call.recording, call: call.call, range: range, speakers: speakers,
      segments: pieces.map(\.segment), timing: .stated, confidence: confidence)
  }

  /// What print keeps of the tape, in the order of print, butt-joined with fades of 8 milliseconds
  /// that take no time; `nil` where no word of it has a place.
  ///
  /// - Parameter calls: the quote's recordings; what is from others is left out.
  package func kept(of calls: [ContentHash: IndexedRecording], named name: String) -> Rundown? {
    let ranges = verdict == .notFound ? [] : keptRanges.filter { calls[$0.recording] != nil }
    guard !ranges.isEmpty else { return nil }
    var rundown = Rundown(name: name, title: name)
    for (index, range) in ranges.enumerated() {
      guard let call = calls[range.recording] else { continue }
      var clip = clip(call, range.range, slug: "\(name)-\(index + 1)")
      let fade = Clip.Fade(frameCount: min(call.recording.rate.frame(atMilliseconds: 8), range.range.frameCount / 2))
      if index > 0, fade.frameCount > 0 { clip.fadeIn = fade }
      if index < ranges.count - 1, fade.frameCount > 0 { clip.fadeOut = fade }
      rundown.items.append(Rundown.Item(id: index + 1, content: .clip(clip)))
    }
    return rundown
  }
}
