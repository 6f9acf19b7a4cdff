package import TapeIndex
package import TapeModel

/// A clip as `--json` and the service give it.
package struct ClipObject: Encodable {
  private let clip: Clip
  private let version: Int

  package init(_ stored: Versioned<Clip>) {
    clip = stored.value
    version = stored.version
  }

  private enum Key: String, CodingKey {
    case id, version, slug, recording, name, callID, channel, startFrame, endFrame, start, end, rate, runningTime
    case speakers, text, translation, inCue, outCue, words, segments, timing, confidence, handleFrames, fadeInFrames
    case fadeOutFrames, gain, rights, advisory, remarks
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let rate = clip.recording.rate
    try container.encode(clip.id, forKey: .id)
    try container.encode(version, forKey: .version)
    try container.encode(clip.slug, forKey: .slug)
    try container.encode(clip.recording.id, forKey: .recording)
    try container.encode(clip.recording.stem, forKey: .name)
    try container.encode(clip.call?.callID, forKey: .callID)
    try container.encode(clip.channel, forKey: .channel)
    try container.encode(clip.range.start, forKey: .startFrame)
    try container.encode(clip.range.end, forKey: .endFrame)
    try container.encode(rate.seconds(atFrame: clip.range.start), forKey: .start)
    try container.encode(rate.seconds(atFrame: clip.range.end), forKey: .end)
    try container.encode(rate, forKey: .rate)
    try container.encode(rate.seconds(atFrame: clip.range.frameCount), forKey: .runningTime)
    try container.encode(clip.speakers, forKey: .speakers)
    try container.encode(clip.text, forKey: .text)
    try container.encode(clip.translation, forKey: .translation)
    try container.encode(clip.inCue, forKey: .inCue)
    try container.encode(clip.outCue, forKey: .outCue)
    try container.encode(clip.words.map { PlacedWord(word: $0) }, forKey: .words)
    try container.encode(clip.segments, forKey: .segments)
    try container.encode(clip.timing, forKey: .timing)
    try container.encode(clip.confidence.rounded(toPlaces: 3), forKey: .confidence)
    try container.encode(clip.handleFrameCount, forKey: .handleFrames)
    try container.encode(clip.fadeIn?.frameCount, forKey: .fadeInFrames)
    try container.encode(clip.fadeOut?.frameCount, forKey: .fadeOutFrames)
    try container.encode(clip.gainDecibels, forKey: .gain)
    try container.encode(clip.rights, forKey: .rights)
    try container.encode(clip.advisory, forKey: .advisory)
    try container.encode(clip.remarks, forKey: .remarks)
  }
}
