package import TapeIndex
package import TapeModel
internal import TimelineExport
package import Transcripts

/// Finds for each clip of a finished edit where it comes from, and what is said there.
///
/// A clip's recording is the one whose name its file has, or its own name, without what
/// editing programs add (`-01`, `.L`); else it is that of a clip of the index by that name.
/// Where it lies in the recording follows from its time stamp and the recording's time
/// reference; without these, from the index's clip where that is as long.
package struct SessionMatch {
  private let index: GatedIndex
  private var store: TapeIndex { index.store }
  private var recordings: [String: [IndexedRecording]] = [:]
  private var clips: [String: [Clip]] = [:]
  private var logs: [ContentHash: TapeLog] = [:]
  private let session: ProToolsSession
  private let offline: Set<String>

  /// A clip of the edit, as it may be seen.
  package struct MatchedClip {
    package let clip: ProToolsSession.Clip
    package var call: IndexedRecording?
    /// In the recording's frames.
    package var range: SampleRange?
    package var speakers: [Speaker] = []
    package var text: String?
    /// What is not as it should be; one line each.
    package var warnings: [String] = []
  }

  package init(_ session: ProToolsSession, in index: GatedIndex) throws(Failure) {
    self.session = session
    self.index = index
    offline = Set(session.files.filter { !$0.isOnline }.map(\.name))
    var key: String?
    repeat {
      let page = try failing { () throws -> Page<IndexedRecording> in
        try index.store.recordings(filter: RecordingFilter(), after: key, limit: 1_000)
      }
      for call in page.items { recordings[SourceName.plain(call.recording.stem), default: []].append(call) }
      key = page.next
    } while key != nil
    for stored in try failing({ () throws -> [Versioned<Clip>] in try index.store.clips() }) {
      clips[SourceName.plain(Slug.ascii(stored.value.slug)), default: []].append(stored.value)
    }
  }

  /// All clips in the session's order; a stereo clip once.
  package mutating func matched() throws(Failure) -> [MatchedClip] {
    var matched: [MatchedClip] = []
    for clip in session.clips where clip.channel == 0 || !isListed(clip, in: matched) {
      matched.append(try match(clip))
    }
    return matched
  }

  private func isListed(_ clip: ProToolsSession.Clip, in matched: [MatchedClip]) -> Bool {
    matched.contains { $0.clip.track == clip.track && $0.clip.record == clip.record }
  }

  private mutating func match(_ clip: ProToolsSession.Clip) throws(Failure) -> MatchedClip {
    var match = MatchedClip(clip: clip)
    if clip.isMuted { match.warnings.append("muted") }
    if let file = clip.file, offline.contains(file) { match.warnings.append("its file was offline") }
    for name in SourceName.candidates(clip.file, clip.name) {
      if let calls = recordings[name] {
        guard calls.count == 1 else {
          match.warnings.append("\(calls.count) recordings have its name")
          return match
        }
        place(&match, in: calls[0], known: nil)
      } else if let known = clips[name] {
        guard known.count == 1 else {
          match.warnings.append("\(known.count) clips of the index have its name")
          return match
        }
        let call = try failing { () throws -> IndexedRecording in
          try index.store.recording(named: known[0].recording.id.description)
        }
        place(&match, in: call, known: known[0])
      } else {
        continue
      }
      try describe(&match)
      return match
    }
    match.warnings.append("no recording and no clip of the index has its name")
    return match
  }

  private func place(_ match: inout MatchedClip, in call: IndexedRecording, known: Clip?) {
    let recording = call.recording
    match.call = index.texts.recording(call)
    let length = rescale(
      match.clip.record.frameCount, from: session.rate.hertz, to: recording.rate.hertz, rounding: .nearest)
    if let stamp = match.clip.timestamp, let reference = recording.timeReference,
      let frame = rescaled(stamp, from: session.rate.hertz, to: recording.rate.hertz, rounding: .nearest)
    {
      let (start, overflow) = frame.subtractingReportingOverflow(reference)
      guard !overflow, let range = SampleRange(checking: start, start.addingReportingOverflow(length).partialValue),
        recording.allFrames.contains(range)
      else {
        match.warnings.append("its time stamp lies outside of the recording")
        return
      }
      match.range = range
    } else if let known, abs(known.range.frameCount - length) <= 1 {
      match.range = known.range
    } else if known != nil {
      match.warnings.append("trimmed, and without a time stamp: where it lies in the recording is not known")
    } else if length > recording.frameCount {
      match.warnings.append("longer than the recording")
    } else {
      match.warnings.append("without a time stamp that its recording answers: where it lies there is not known")
    }
  }

  private mutating func describe(_ match: inout MatchedClip) throws(Failure) {
    guard let call = match.call, let range = match.range else { return }
    let log = try log(of: call)
    let said = Clip(id: "", slug: "", range: range, of: log)
    match.speakers = said.speakers
    match.text = said.text
    if said.words.isEmpty { match.warnings.append("the index has no words there") }
    match.warnings += said.remarks.filter { $0.contains("cuts a word") }
    if call.turnCount == 0 { match.warnings.append("the recording has no transcript") }
  }

  private mutating func log(of call: IndexedRecording) throws(Failure) -> TapeLog {
    if let known = logs[call.id] { return known }
    let log = try index.gate(for: [call.id]).log(tapeLog(of: call, in: store))
    logs[call.id] = log
    return log
  }
}
