internal import TapeModel

/// What an exporter may rely on.
extension Export {
  /// Throws ``ExportError/badClip(id:reason:)`` for a clip outside of its recording or
  /// with numbers that are none.
  static func check(_ rundown: Rundown) throws(ExportError) {
    for clip in rundown.clips { try check(clip) }
  }

  static func check(_ clip: Clip) throws(ExportError) {
    let recording = clip.recording
    guard recording.frameCount <= longestFrameCount(at: recording.rate) else {
      throw .badClip(id: clip.id, reason: "its recording lasts longer than \(Timeline.longestHours) hours")
    }
    guard clip.range.end <= recording.frameCount else {
      throw .badClip(
        id: clip.id, reason: "frames \(clip.range) are not all in its recording of \(recording.frameCount)")
    }
    guard clip.channel.map({ (0..<recording.channelCount).contains($0) }) ?? true else {
      throw .badClip(id: clip.id, reason: "its recording has \(recording.channelCount) channels")
    }
    guard clip.handleFrameCount >= 0, clip.fadeIn?.frameCount ?? 0 >= 0, clip.fadeOut?.frameCount ?? 0 >= 0 else {
      throw .badClip(id: clip.id, reason: "handles and fades cannot be shorter than nothing")
    }
    guard clip.gainDecibels.isFinite, (0...1).contains(clip.confidence) else {
      throw .badClip(id: clip.id, reason: "its gain or its confidence is no number in range")
    }
    for word in clip.words where word.range?.end ?? 0 > recording.frameCount {
      throw .badClip(id: clip.id, reason: "a word ends after its recording")
    }
  }

  /// Throws ``ExportError/badSegment(id:reason:)`` for a segment of another rate or
  /// outside of its recording.
  static func check(_ log: TapeLog) throws(ExportError) {
    let recording = log.recording
    guard recording.frameCount <= longestFrameCount(at: recording.rate) else {
      throw .badSegment(
        id: recording.id.short, reason: "the recording lasts longer than \(Timeline.longestHours) hours")
    }
    for segment in log.segments {
      guard segment.recording == recording.id, segment.rate == recording.rate else {
        throw .badSegment(id: segment.id, reason: "belongs to another recording")
      }
      guard segment.turn.range?.end ?? 0 <= recording.frameCount else {
        throw .badSegment(id: segment.id, reason: "ends after its recording")
      }
      for word in segment.turn.words where word.range?.end ?? 0 > recording.frameCount {
        throw .badSegment(id: segment.id, reason: "a word ends after its recording")
      }
    }
  }

  private static func longestFrameCount(at rate: SampleRate) -> Int64 {
    Timeline.longestHours * 3600 * Int64(rate.hertz)
  }
}
