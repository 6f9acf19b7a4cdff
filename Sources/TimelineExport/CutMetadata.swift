internal import TapeAudio
internal import TapeModel

/// What a clip's file says of itself.
struct CutMetadata {
  private let clip: Clip
  private let turns: [Turn]
  private let range: SampleRange
  private let marksEdges: Bool

  init(_ source: ClipToCut, range: SampleRange, marksEdges: Bool) {
    clip = source.clip
    turns = source.turns.sorted { ($0.range?.start ?? 0, $0.number) < ($1.range?.start ?? 0, $1.number) }
    self.range = range
    self.marksEdges = marksEdges
  }

  var audioMetadata: AudioMetadata {
    AudioMetadata(
      broadcast: broadcast, markers: markers,
      production: ProductionNotes(
        project: clip.call?.callID ?? "", scene: clip.slug, take: clip.id, note: cues, trackNames: trackNames),
      tags: AudioTags(title: clip.slug, artist: speakers.isEmpty ? nil : speakers, comment: comment, date: start?.date),
      furtherChunks: [cart.chunk])
  }

  /// For playout: where the clip lies in its file.
  private var cart: CartChunk {
    CartChunk(
      clip, range: SampleRange(start: clip.range.start - range.start, end: clip.range.end - range.start))
  }

  private var speakers: String { clip.speakers.map(\.name).joined(separator: ", ") }

  private var cues: String { clip.words.isEmpty ? "" : "\(clip.inCue) … \(clip.outCue)" }

  private var name: String { clip.call?.callID.map { "call \($0) \(clip.slug)" } ?? clip.slug }

  private var place: String {
    let rate = clip.recording.rate
    return "\(rate.clockText(atFrame: range.start)) to \(rate.clockText(atFrame: range.end))"
  }

  private var comment: String { "\(name); \(place); SHA-256 of the recording \(clip.recording.id)" }

  /// When the first frame was recorded: as the recording's file states it, else as the
  /// catalogue does.
  private var start: WallClock? {
    (clip.recording.originated ?? clip.call?.start)?
      .advanced(byMicroseconds: clip.recording.rate.microseconds(atFrame: range.start))
  }

  private var broadcast: BroadcastExtension {
    BroadcastExtension(
      description: name, originator: "tapelog", originatorReference: "\(clip.id) \(clip.recording.id.short)",
      originationDate: start?.date ?? "", originationTime: start.map { String($0.timeOfDay.prefix(8)) } ?? "",
      timeReference: timeReference,
      codingHistory: [
        "A=PCM,F=\(clip.recording.rate.hertz),T=tapelog; frames \(range.start) to \(range.end) of \(clip.recording.id)"
      ])
  }

  /// Frames from midnight to the first frame: the recording's own reference, or the
  /// time of day at which it starts, and the in-point. Counted from the recording's
  /// start where neither is known.
  private var timeReference: UInt64 {
    let rate = clip.recording.rate
    let dayFrameCount = Int64(rate.hertz) * 86_400
    let base: Int64
    if let stated = clip.recording.timeReference {
      base = stated
    } else if let start = clip.recording.originated ?? clip.call?.start {
      let day: Int64 = 86_400_000_000
      let microseconds = (start.localMicroseconds % day + day) % day
      base = rate.frame(atMicroseconds: microseconds)
    } else {
      base = 0
    }
    let (sum, overflow) = max(0, base).addingReportingOverflow(range.start)
    return overflow ? 0 : UInt64(sum % dayFrameCount)
  }

  /// Where turns start inside the clip, and its edges where it has handles.
  private var markers: [AudioMarker] {
    var markers: [AudioMarker] = []
    for turn in turns {
      guard let heard = turn.range?.intersection(range),
        clip.channel == nil || turn.channel == nil || turn.channel == clip.channel
      else { continue }
      markers.append(AudioMarker(frame: heard.start - range.start, label: turn.speaker?.name ?? "turn \(turn.number)"))
    }
    if marksEdges {
      markers.append(AudioMarker(frame: clip.range.start - range.start, label: "in"))
      markers.append(AudioMarker(frame: clip.range.end - range.start, label: "out"))
    }
    return markers.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }.map(\.element)
  }

  /// The speaker on each leg, as far as the turns tell; the clip's speakers on a single
  /// one.
  private var trackNames: [String] {
    if clip.channel != nil || clip.recording.channelCount == 1 { return speakers.isEmpty ? [] : [speakers] }
    let names = (0..<clip.recording.channelCount).map { channel in
      turns.first { $0.channel == channel && $0.speaker != nil }?.speaker?.name
    }
    guard names.contains(where: { $0 != nil }) else { return [] }
    return names.enumerated().map { $1 ?? "\($0 + 1)" }
  }
}
