internal import HTTPTypes
internal import TapeDesk
internal import TapeIndex
internal import TapeModel
internal import TimelineExport

/// The gate: what the index gives passes here, and nowhere else, on its way to an answer.
///
/// Routes get what they show from these functions, and what they read sound from together with
/// its gate.
extension Desk {
  /// The gate for names and texts.
  func texts() throws -> RedactionGate { try gated().texts }

  func entries(_ calls: [IndexedRecording]) throws -> [RecordingEntry] {
    let gate = try gated().gate(for: calls.map(\.id))
    let summaries = try store.turnSummaries(of: calls.map(\.id))
    return calls.map { RecordingEntry(gate.recording($0), summary: summaries[$0.id].map { shown($0, gate) }) }
  }

  private func shown(_ summary: TurnSummary, _ gate: RedactionGate) -> TurnSummary {
    TurnSummary(
      speakers: summary.speakers.map { Speaker(name: gate.text($0.name)) ?? $0 }, confidences: summary.confidences)
  }

  func segments(of call: GatedCall) throws -> [Segment] {
    try store.segments(of: call.id).map { call.gate.segment($0, of: call.raw.recording) }
  }

  func shown(_ segment: Segment) throws -> Segment {
    let call = try recording(segment.recording.description)
    return call.gate.segment(segment, of: call.raw.recording)
  }

  // MARK: Clips and rundowns

  /// A clip with the segments that hold it now, and a remark where its words are others now.
  func clip(_ name: String) throws -> (raw: Versioned<Clip>, gate: RedactionGate) {
    let index = try gated()
    let stored = try index.clip(named: name)
    var freshness = ClipFreshness(store)
    return (
      Versioned(try freshness.checked(stored.value), version: stored.version),
      try index.gate(for: [stored.value.recording.id])
    )
  }

  func shown(_ clip: Versioned<Clip>) throws -> ClipObject {
    let gate = try gated().gate(for: [clip.value.recording.id])
    return ClipObject(Versioned(gate.clip(clip.value), version: clip.version))
  }

  func clips(_ chosen: [Versioned<Clip>]) throws -> [ClipObject] {
    let gate = try gated().gate(for: chosen.map(\.value.recording.id))
    var freshness = ClipFreshness(store)
    return try chosen.map {
      ClipObject(Versioned(gate.clip(try freshness.checked($0.value)), version: $0.version))
    }
  }

  /// A rundown as the index has it, with its clips' words as they are now.
  func rundown(_ name: String) throws -> (raw: StoredRundown, gate: RedactionGate) {
    var stored = try store.rundown(name)
    var freshness = ClipFreshness(store)
    stored.rundown = try freshness.checked(stored.rundown).rundown
    return (stored, try gated().gate(for: stored.rundown))
  }

  func detail(_ name: String) throws -> RundownDetail {
    let (raw, gate) = try rundown(name)
    var stored = raw
    let versions = Dictionary(
      try stored.rundown.clips.map { ($0.id, try store.clip($0.id).version) }, uniquingKeysWith: max)
    stored.rundown.name = gate.name(raw.rundown.name)
    stored.rundown.title = gate.text(raw.rundown.title)
    for place in stored.rundown.items.indices {
      stored.rundown.items[place].content = shown(stored.rundown.items[place].content, gate)
    }
    return RundownDetail(stored, clipVersions: versions)
  }

  /// One item; ``RedactionGate/rundown(_:)`` is for exports, and adds a note that is no item.
  private func shown(_ content: Rundown.Content, _ gate: RedactionGate) -> Rundown.Content {
    switch content {
    case .clip(let clip): return .clip(gate.clip(clip))
    case .narration(var narration):
      narration.text = gate.text(narration.text)
      return .narration(narration)
    case .note(let text): return .note(gate.text(text))
    }
  }

  // MARK: The rest

  /// Why a request is refused, as it may be told: names of rundowns and recordings may hold what is hidden.
  func shown(_ problem: Problem) async -> Problem {
    var shown = problem
    do {
      shown.detail = try await workers.run { try self.texts().text(problem.detail) }
    } catch {
      shown.detail = problem.status.reasonPhrase
    }
    return shown
  }

  func shown(_ check: StoredCheck) throws -> StoredCheck {
    let gate = try texts()
    return StoredCheck(
      note: shown(check.note, gate), story: gate.story(check.story), report: gate.report(check.report))
  }

  func shown(_ note: CheckNote, _ gate: RedactionGate) -> CheckNote {
    CheckNote(
      id: note.id, story: gate.name(note.story), title: note.title.map { gate.text($0) }, policy: note.policy,
      created: note.created, by: gate.text(note.by), quotes: note.quotes)
  }

  func shown(_ job: Job) throws -> Job {
    let gate = try texts()
    guard gate.isActive else { return job }
    var shown = job
    shown.file = gate.name(job.file)
    shown.by = gate.text(job.by)
    shown.warnings = job.warnings.map { gate.text($0) }
    shown.notices = job.notices.map { gate.text($0) }
    shown.failure = job.failure.map { gate.text($0) }
    return shown
  }
}
