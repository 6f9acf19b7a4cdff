internal import TapeAudio
public import TapeModel

extension RedactionGate {
  /// A rundown as it may be seen, with a note at its end that says so.
  public func rundown(_ rundown: Rundown) -> Rundown {
    guard isActive else { return rundown }
    var passed = Rundown(
      name: name(rundown.name), title: text(rundown.title), targetMilliseconds: rundown.targetMilliseconds,
      redactions: redactionCount)
    passed.items = rundown.items.map { item in
      switch item.content {
      case .clip(let source): Rundown.Item(id: item.id, content: .clip(clip(source)))
      case .narration(var narration):
        Rundown.Item(id: item.id, content: .narration(self.narration(&narration)))
      case .note(let note): Rundown.Item(id: item.id, content: .note(text(note)))
      }
    }
    let last = rundown.items.map(\.id).max() ?? 0
    passed.items.append(Rundown.Item(id: last + 1, content: .note(Self.sentence(redactionCount))))
    return passed
  }

  /// Takes as long as it did: an estimate from other words would move everything behind it.
  private func narration(_ narration: inout Rundown.Narration) -> Rundown.Narration {
    let milliseconds = narration.runningTimeMilliseconds
    let passed = text(narration.text)
    if passed != narration.text, narration.statedMilliseconds == nil { narration.statedMilliseconds = milliseconds }
    narration.text = passed
    narration.recordedAt = narration.recordedAt.flatMap { hides($0) ? nil : $0 }
    return narration
  }

  /// A clip as it may be seen; a remark says where something of it is hidden.
  public func clip(_ clip: Clip) -> Clip {
    guard isActive else { return clip }
    var passed = clip
    let places = places(of: clip.recording)
    let words = words(clip.words, around: clip.range, in: clip.recording)
    let isSilenced = words.hasSilenced || places.silences(clip.range)
    passed.words = words.words
    passed.translation = translation(clip.translation, isSilenced: isSilenced, names: words.names)
    passed.slug = slug(clip.slug, places)
    passed.speakers = clip.speakers.compactMap { speaker($0) }
    passed.call = clip.call.map(call)
    passed.recording = recording(clip.recording)
    passed.rights = text(clip.rights)
    passed.advisory = text(clip.advisory)
    passed.remarks = clip.remarks.map { text($0) }
    let isHeard = places.mask.stretches.contains { $0.range.overlaps(clip.range) }
    if isHeard || isSilenced || passed != clip, passed.words != clip.words || isHeard || isSilenced {
      passed.remarks.append(Self.clipRemark)
    }
    return passed
  }

  static let clipRemark = "Some of this clip is redacted."

  /// A clip on its way to a file of its own.
  func clip(_ source: ClipToCut) -> ClipToCut {
    guard isActive else { return source }
    let held = source.clip.rangeWithHandles
    let turns = source.turns.filter { $0.range.map(held.overlaps) ?? false }
    return ClipToCut(clip(source.clip), turns: turns.map { turn($0, of: source.clip.recording) })
  }

  /// A slug is often made of the first words: those that are hidden for their place go from it.
  private func slug(_ slug: String, _ places: HiddenPlaces) -> String {
    let passed = name(slug)
    guard !places.silencedWords.isEmpty else { return passed }
    var parts: [Substring] = []
    for part in passed.split(separator: "-", omittingEmptySubsequences: false) {
      let isHidden = places.silencedWords.contains(Slug.ascii(String(part), otherwise: ""))
      let shown = isHidden ? Substring(HiddenName.fileName) : part
      if !isHidden || parts.last != shown { parts.append(shown) }
    }
    return parts.joined(separator: "-")
  }

  /// A recording as it may be named: by the first digits of its hash, where its file's name or
  /// folder holds a hidden name.
  public func recording(_ recording: Recording) -> Recording {
    guard isActive else { return recording }
    var passed = recording
    passed.path = path(recording.path, of: recording.id)
    passed.warnings = recording.warnings.map { RecordingWarning($0.kind, text($0.sentence), range: $0.range) }
    return passed
  }

  /// The path of a file that belongs to a recording, likewise.
  public func path(_ path: String, of recording: ContentHash) -> String {
    guard hides(path) else { return path }
    let parts = path.split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count > 1, let ending = parts.last, !hides(String(ending)), ending.utf8.count <= 5 else {
      return recording.short
    }
    return "\(recording.short).\(ending)"
  }

  /// What is known of a call, as it may be seen.
  public func call(_ call: CallDetails) -> CallDetails {
    guard isActive else { return call }
    var passed = call
    passed.callID = call.callID.map { name($0) }
    passed.parties = call.parties.map { text($0) }
    passed.place = text(call.place)
    passed.unit = text(call.unit)
    passed.source = call.source.map { name($0) }
    passed.verifiedBy = text(call.verifiedBy)
    passed.advisory = text(call.advisory)
    passed.notes = text(call.notes)
    passed.further = call.further.map { CallDetails.FurtherColumn(name: text($0.name), value: text($0.value)) }
    return passed
  }

  /// Peaks as they may be drawn: points that touch what is hidden, with the widest guard bands,
  /// are of one height.
  public func peaks(_ peaks: Peaks, of recording: Recording) -> Peaks {
    let mask = mask(of: recording)
    guard !mask.isEmpty else { return peaks }
    var values = peaks.values
    let stride = 2 * peaks.channelCount
    for stretch in mask.stretches {
      let range = SoundMask.widest(stretch.range, at: peaks.rate)
      let first = Int(range.start) / peaks.framesPerPoint
      let last = min(
        peaks.pointCount, (Int(min(range.end, recording.frameCount)) + peaks.framesPerPoint - 1) / peaks.framesPerPoint)
      guard first < last else { continue }
      let height: Int8 = stretch.sound == .bleep ? 13 : 0
      for point in first..<last {
        for channel in 0..<peaks.channelCount {
          values[point * stride + 2 * channel] = -height
          values[point * stride + 2 * channel + 1] = height
        }
      }
    }
    return Peaks(
      rate: peaks.rate, channelCount: peaks.channelCount, framesPerPoint: peaks.framesPerPoint, values: values)
  }

  /// Where somebody speaks, without what is hidden.
  public func speech(_ ranges: [SampleRange], of recording: Recording) -> [SampleRange] {
    let hidden = mask(of: recording).stretches.map { SoundMask.widest($0.range, at: recording.rate) }
    guard !hidden.isEmpty else { return ranges }
    return ranges.flatMap { range in
      hidden.reduce([range]) { parts, hidden in
        parts.flatMap { part -> [SampleRange] in
          guard let common = part.intersection(hidden) else { return [part] }
          return [SampleRange(start: part.start, end: common.start), SampleRange(start: common.end, end: part.end)]
            .filter { !$0.isEmpty }
        }
      }
    }
  }
}
