public import TapeModel

/// A clip as a manifest holds it.
public struct ManifestClip: Hashable, Sendable, Codable {
  public let id: String
  public let slug: String
  public let recording: ManifestRecording
  public let call: CallDetails?
  /// The frames cut from the recording, at the recording's rate, without handles.
  public let source: ManifestRange
  /// The same with its handles.
  public let sourceWithHandles: ManifestRange
  public let handleFrames: Int64
  /// The leg that is cut, from 0; missing for all channels.
  public let channel: Int?
  public let speakers: [Speaker]
  public let words: [ManifestWord]
  public let text: String
  public let translation: String?
  public let inCue: String
  public let outCue: String
  /// Length in seconds.
  public let duration: DecimalSeconds
  /// Identifiers of the turns that the clip touches.
  public let segments: [String]
  public let timing: Timing
  public let confidence: Double
  public let fadeIn: Fade?
  public let fadeOut: Fade?
  public let gainDecibels: Double
  public let rights: String?
  public let advisory: String?
  public let remarks: [String]

  /// Frames are those of the recording.
  public struct Fade: Hashable, Sendable, Codable {
    public let frameCount: Int64
    public let shape: Clip.Fade.Shape

    init(_ fade: Clip.Fade) { (frameCount, shape) = (fade.frameCount, fade.shape) }

    var fade: Clip.Fade { Clip.Fade(frameCount: frameCount, shape: shape) }
  }

  init(_ clip: Clip) {
    let rate = clip.recording.rate
    id = clip.id
    slug = clip.slug
    recording = ManifestRecording(clip.recording)
    call = clip.call
    source = ManifestRange(clip.range, at: rate)
    sourceWithHandles = ManifestRange(clip.rangeWithHandles, at: rate)
    handleFrames = clip.handleFrameCount
    channel = clip.channel
    speakers = clip.speakers
    words = clip.words.map { ManifestWord($0, at: rate) }
    text = clip.text
    translation = clip.translation
    inCue = clip.inCue
    outCue = clip.outCue
    duration = DecimalSeconds(microseconds: rate.microseconds(atFrame: clip.range.frameCount))
    segments = clip.segments
    timing = clip.timing
    confidence = clip.confidence
    fadeIn = clip.fadeIn.map(Fade.init)
    fadeOut = clip.fadeOut.map(Fade.init)
    gainDecibels = clip.gainDecibels
    rights = clip.rights
    advisory = clip.advisory
    remarks = clip.remarks
  }

  /// The clip that this was made of; `nil` where a range cannot be.
  var clip: Clip? {
    guard let recording = recording.recording, let range = source.range else { return nil }
    var restored: [Word] = []
    for word in words {
      guard let word = word.word else { return nil }
      restored.append(word)
    }
    return Clip(
      id: id, slug: slug, recording: recording, call: call, range: range, channel: channel, speakers: speakers,
      words: restored, translation: translation, segments: segments, timing: timing, confidence: confidence,
      handleFrameCount: handleFrames, fadeIn: fadeIn?.fade, fadeOut: fadeOut?.fade, gainDecibels: gainDecibels,
      rights: rights, advisory: advisory, remarks: remarks)
  }
}
