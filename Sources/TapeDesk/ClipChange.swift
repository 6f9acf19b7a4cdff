package import TapeIndex
package import TapeModel

/// What somebody changes of a clip: its edges, its name and how it sounds.
package struct ClipChange: Decodable, Sendable {
  package var slug: String?
  package var startFrame: Int64?
  package var endFrame: Int64?
  package var handleSeconds: Double?
  package var fadeInSeconds: Double?
  package var fadeOutSeconds: Double?
  /// In decibels.
  package var gain: Double?
  /// Empty text takes the note away.
  package var rights: String?
  package var advisory: String?

  /// The clip with all that is asked for; new edges are taken exactly as given.
  ///
  /// - Throws: `Failure` with status 64 for what a clip cannot be, and 73 for a slug in use.
  package func changed(_ clip: Clip, in store: TapeIndex) throws(Failure) -> Clip {
    var changed = clip
    if startFrame != nil || endFrame != nil {
      let range = SampleRange(checking: startFrame ?? clip.range.start, endFrame ?? clip.range.end)
      guard let range, clip.recording.allFrames.contains(range) else {
        throw Failure(.wrongCommandLine, "startFrame and endFrame name no frames of the recording")
      }
      changed = try ClipMaking(store).moved(clip, to: range)
    }
    if let slug {
      if let fault = ClipSlug.fault(slug) { throw Failure(.wrongCommandLine, fault) }
      try ClipSlug.checkUnused(slug, in: store, except: clip.id)
      changed.slug = slug
    }
    try dress(&changed)
    return changed
  }

  private func dress(_ clip: inout Clip) throws(Failure) {
    let rate = clip.recording.rate
    if let handleSeconds { clip.handleFrameCount = try frames(handleSeconds, rate) }
    if let fadeInSeconds { clip.fadeIn = fade(try frames(fadeInSeconds, rate)) }
    if let fadeOutSeconds { clip.fadeOut = fade(try frames(fadeOutSeconds, rate)) }
    if let gain {
      guard gain.isFinite, abs(gain) <= 60 else { throw Failure(.wrongCommandLine, "gain is from -60 to 60") }
      clip.gainDecibels = gain
    }
    if let rights { clip.rights = rights.isEmpty ? nil : rights }
    if let advisory { clip.advisory = advisory.isEmpty ? nil : advisory }
    guard (clip.fadeIn?.frameCount ?? 0) + (clip.fadeOut?.frameCount ?? 0) <= clip.range.frameCount else {
      throw Failure(.wrongCommandLine, "the fades are longer than the clip")
    }
  }

  private func fade(_ frameCount: Int64) -> Clip.Fade? { frameCount == 0 ? nil : Clip.Fade(frameCount: frameCount) }

  private func frames(_ seconds: Double, _ rate: SampleRate) throws(Failure) -> Int64 {
    guard (0...3_600).contains(seconds) else { throw Failure(.wrongCommandLine, "a time of up to an hour is wanted") }
    return Int64((seconds * Double(rate.hertz)).rounded())
  }
}
