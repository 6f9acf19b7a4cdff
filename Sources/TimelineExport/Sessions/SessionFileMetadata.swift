internal import TapeAudio
internal import TapeModel

/// What a session's file says of itself: where it comes from, and where its clip lies.
struct SessionFileMetadata {
  let file: SessionFile
  let encoding: AudioWriter.Encoding

  private var clip: Clip { file.clip }

  /// Where the clip lies in the file.
  private var range: SampleRange {
    let start = file.frame(ofRecordingFrame: clip.range.start)
    return SampleRange(start: start, end: max(start, file.frame(ofRecordingFrame: clip.range.end)))
  }

  var audioMetadata: AudioMetadata {
    AudioMetadata(
      broadcast: broadcast,
      markers: [
        AudioMarker(frame: range.start, label: "in"),
        AudioMarker(frame: range.end, label: "out"),
      ],
      production: ProductionNotes(
        project: clip.call?.callID ?? "", scene: clip.slug, take: clip.id,
        note: clip.words.isEmpty ? "" : "\(clip.inCue) … \(clip.outCue)",
        trackNames: file.channelCount == 1 && !speakers.isEmpty ? [speakers] : []),
      tags: AudioTags(
        title: clip.slug, artist: speakers.isEmpty ? nil : speakers,
        comment: "frames \(file.source) of the recording with the SHA-256 \(clip.recording.id)", date: start?.date),
      furtherChunks: [CartChunk(clip, range: range).chunk])
  }

  private var speakers: String { clip.speakers.map(\.name).joined(separator: ", ") }

  /// When the first frame was recorded.
  private var start: WallClock? {
    (clip.recording.originated ?? clip.call?.start)?
      .advanced(byMicroseconds: clip.recording.rate.microseconds(atFrame: file.source.start))
  }

  private var broadcast: BroadcastExtension {
    let source = clip.recording
    let channels = file.channelCount == 1 ? "mono" : file.channelCount == 2 ? "stereo" : "multi"
    return BroadcastExtension(
      description: clip.call?.callID.map { "call \($0) \(clip.slug)" } ?? clip.slug, originator: "tapelog",
      originatorReference: "\(clip.id) \(source.id.short)", originationDate: start?.date ?? "",
      originationTime: start.map { String($0.timeOfDay.prefix(8)) } ?? "",
      timeReference: UInt64(max(0, file.timeReference ?? 0)),
      codingHistory: [
        "A=PCM,F=\(source.rate.hertz),M=\(channels),T=frames \(file.source.start) to \(file.source.end) of \(source.id)",
        "A=PCM,F=\(file.rate.hertz),W=\(encoding.bitCount),M=\(channels),T=tapelog; libsoxr VHQ",
      ])
  }
}
