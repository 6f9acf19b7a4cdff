package import TapeIndex
package import TapeModel
package import TimelineExport

/// An index with its gate: what commands and the service show of it goes through here.
package struct GatedIndex: Sendable {
  package let store: TapeIndex
  /// Knows no recordings: for names and texts.
  package let texts: RedactionGate

  /// - Parameter isUnredacted: lets everything through; see ``unredacted(_:by:)``.
  package init(_ store: TapeIndex, isUnredacted: Bool = false) throws(Failure) {
    self.store = store
    texts = isUnredacted ? .nothingHidden : RedactionGate(try failing { try store.redactions() })
  }

  /// An index that lets out what redactions hide: for those who may.
  ///
  /// - Parameters:
  ///   - store: open for writing, since this is noted in the custody log first.
  ///   - what: the command and what it is used on, without anything hidden.
  package static func unredacted(_ store: TapeIndex, what: String, by person: String) throws(Failure) -> GatedIndex {
    do throws(IndexError) {
      try store.noteUnredacted(what, by: person, at: SystemClock.now())
    } catch {
      throw Failure(.notPermitted, "--unredacted must be noted in the custody log: \(error)")
    }
    return try GatedIndex(store, isUnredacted: true)
  }

  /// The gate for what comes of these recordings.
  package func gate(for recordings: some Sequence<ContentHash>) throws(Failure) -> RedactionGate {
    var gate = texts
    guard gate.isActive else { return gate }
    for id in recordings where !gate.knows(id) { try learn(id, &gate) }
    return gate
  }

  /// The gate for what comes of all recordings.
  ///
  /// - Complexity: O(*n*) in words of the index.
  package func gateForAll() throws(Failure) -> RedactionGate {
    var gate = texts
    guard gate.isActive else { return gate }
    var key: String?
    repeat {
      let page = try failing { try store.recordings(filter: RecordingFilter(), after: key, limit: 500) }
      for call in page.items { try learn(call, &gate) }
      key = page.next
    } while key != nil
    return gate
  }

  private func learn(_ id: ContentHash, _ gate: inout RedactionGate) throws(Failure) {
    try learn(try failing { try store.recording(named: id.description) }, &gate)
  }

  private func learn(_ call: IndexedRecording, _ gate: inout RedactionGate) throws(Failure) {
    let turns = try failing { try store.segments(of: call.id) }.map(\.turn)
    gate.learn(RedactionGate.Call(recording: call.recording, turns: turns, twins: call.duplicates))
  }

  /// The recording that a person names; one with a hidden name in its file's name goes by its
  /// identifier alone.
  package func recording(named name: String) throws(Failure) -> IndexedRecording {
    guard !texts.hides(name) else {
      throw Failure(IndexError.noSuchRecording(name: texts.name(name)))
    }
    return try failing { try store.recording(named: name) }
  }

  /// The clip that a person names; likewise.
  package func clip(named name: String) throws(Failure) -> Versioned<Clip> {
    guard !texts.hides(name) else { throw Failure(.noInput, "\(texts.name(name)): no such clip") }
    return try store.clip(named: name)
  }

  /// The name in the index of the rundown that a person names: its own, or what lists show in its place where part of
  /// it is hidden.
  package func rundownName(_ name: String) throws(Failure) -> String {
    guard texts.isActive else { return name }
    let names = try failing { try store.rundowns() }.map(\.rundown.name)
    guard !names.contains(name) else { return name }
    let fitting = names.filter { texts.name($0) == name }
    guard fitting.count <= 1 else {
      throw Failure(.wrongCommandLine, "\(name): \(fitting.count) rundowns go by this name")
    }
    return fitting.first ?? name
  }

  /// The rundown that a person names, likewise.
  package func rundown(named name: String) throws(Failure) -> StoredRundown {
    let name = try rundownName(name)
    return try failing { try store.rundown(name) }
  }

  /// The gate for a rundown.
  package func gate(for rundown: Rundown) throws(Failure) -> RedactionGate {
    try gate(for: rundown.clips.map(\.recording.id))
  }
}

extension RedactionGate {
  /// A recording as it may be seen, with what is known of it.
  package func recording(_ call: IndexedRecording) -> IndexedRecording {
    guard isActive else { return call }
    let transcript = call.transcript.map { record in
      TranscriptRecord(
        path: path(record.path, of: call.id), hash: record.hash, format: record.format, language: record.language,
        translationPath: record.translationPath.map { path($0, of: call.id) },
        translationHash: record.translationHash, translationLanguage: record.translationLanguage,
        unused: record.unused)
    }
    return call.replacing(
      recording: recording(call.recording), call: call.call.map { self.call($0) }, transcript: transcript,
      notices: call.notices.map { text($0) })
  }

  /// A line of the custody log as it may be seen.
  package func entry(_ entry: HistoryEntry) -> HistoryEntry {
    guard isActive else { return entry }
    return entry.replacing(by: text(entry.by), subject: name(entry.subject))
  }

  /// A change of a rundown as it may be seen.
  package func change(_ change: RundownChange) -> RundownChange {
    guard isActive else { return change }
    var passed = change
    passed.by = text(change.by)
    passed.before = change.before.map { state($0) }
    passed.after = change.after.map { state($0) }
    return passed
  }

  private func state(_ state: RundownChange.State) -> RundownChange.State {
    var passed = state
    passed.title = state.title.map { text($0) }
    passed.narration = state.narration.map { text($0) }
    passed.note = state.note.map { text($0) }
    return passed
  }

  /// What became of a batch, as it may be seen.
  package func summary(_ summary: BatchSummary) -> BatchSummary {
    guard isActive else { return summary }
    var passed = summary
    passed.failed = summary.failed.map { BatchSummary.FailedCall(line: name($0.line), status: $0.status) }
    passed.warnings = summary.warnings.map {
      BatchSummary.CallWarnings(
        recording: $0.recording, file: path($0.file, of: $0.recording), warnings: $0.warnings.map { name($0) })
    }
    passed.notices = summary.notices.map { name($0) }
    passed.withoutTranscript = summary.withoutTranscript.map { name($0) }
    passed.catalogue?.problems = summary.catalogue?.problems.map { name($0) } ?? []
    return passed
  }
}
