internal import TapeAudio
internal import TapeModel

/// The lines of a CMX3600 edit decision list.
///
/// The format does not say its frame rate: the title and a comment do. Source timecode is the
/// time of day where the recording has a time reference, else it counts from the file's
/// start. Both edges in the programme are rounded to the nearest video frame, and the source
/// keeps that length, since readers refuse events whose sides differ. The exact frames and
/// the recordings behind the reels stand in comments, in ASCII.
struct EditDecisionList {
  let formatName: String
  let frameRate: VideoFrameRate

  /// The format numbers events with three digits.
  static let longest = 999

  func lines(_ rundown: Rundown) throws(ExportError) -> [String] {
    let timeline = try Timeline(rundown)
    let placements = timeline.tracks.flatMap(\.placements)
    guard placements.count <= Self.longest else {
      throw .cannotHold(formatName, "\(placements.count) clips, and there are numbers for \(Self.longest)")
    }
    let title = asciiFolded(SafeText.oneLine(rundown.title.isEmpty ? rundown.name : rundown.title))
    var lines = [
      "TITLE: \(title.prefix(50)) (\(frameRate.rawValue) FPS)",
      "FCM: \(frameRate.isDropFrame ? "DROP FRAME" : "NON-DROP FRAME")", "",
    ]
    let reels = ReelTable(rundown.clips)
    for (index, placement) in placements.enumerated() {
      lines += try event(index + 1, placement, rate: timeline.rate, reels)
    }
    lines += reels.reels.map { recording, name in
      "* TAPELOG REEL \(name) IS \(ascii(recording.fileName)) SHA-256 \(recording.id)"
    }
    return lines
  }

  private func event(
    _ number: Int, _ placement: Placement, rate: SampleRate, _ reels: ReelTable
  ) throws(ExportError) -> [String] {
    let clip = placement.clip
    let recording = clip.recording
    let start = frameRate.number(atFrame: placement.record.start, rate: rate)
    let length = frameRate.number(atFrame: placement.record.end, rate: rate) - start
    let day = frameRate.number(atFrame: timeReference(of: recording), rate: recording.rate)
    let source = day + frameRate.number(atFrame: placement.source.start, rate: recording.rate)
    guard start + length < frameRate.dayCount else {
      throw .cannotHold(formatName, "the programme lasts longer than a day")
    }
    let reel = reels.name(of: recording)
    let channels = clip.channel == nil && recording.channelCount > 1 ? "AA   " : "A    "
    let times = [source, source + length, start, start + length].map { number in
      frameRate.timecode(number % frameRate.dayCount)
    }
    let digits = String(number)
    let counted = String(repeating: "0", count: 3 - digits.utf8.count) + digits
    return [
      counted + "  " + reel + String(repeating: " ", count: 8 - reel.utf8.count) + " \(channels) C        "
        + times.joined(separator: " "),
      "* FROM CLIP NAME: \(ascii(clip.slug.isEmpty ? clip.id : clip.slug))",
      "* SOURCE FILE: \(ascii(recording.fileName))",
      "* TAPELOG CLIP \(ascii(clip.id)) FRAMES \(clip.range.start) TO \(clip.range.end) AT \(recording.rate.hertz) HZ",
    ]
  }

  private func timeReference(of recording: Recording) -> Int64 {
    let day = 86_400 * Int64(recording.rate.hertz)
    return max(0, recording.timeReference ?? 0) % day
  }

  private func ascii(_ text: String) -> String { asciiFolded(SafeText.oneLine(text)) }
}

extension ExportError {
  static func cannotHold(_ format: String, _ reason: String) -> ExportError {
    .cannotHold(format: format, reason: reason)
  }
}
