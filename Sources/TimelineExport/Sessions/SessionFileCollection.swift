internal import TapeModel

/// The files that placements need, each stretch of a recording once.
struct SessionFileCollection {
  let rate: SampleRate
  private let options: SessionOptions
  private let digits: Int
  private(set) var files: [SessionFile] = []
  private var places: [Key: Int] = [:]

  init(rate: SampleRate, options: SessionOptions, clipCount: Int) {
    self.rate = rate
    self.options = options
    digits = max(2, String(clipCount).utf8.count)
  }

  private struct Key: Hashable {
    let recording: ContentHash
    let source: SampleRange
    let channel: Int?
    let slug: String
  }

  private func sourceWithHandles(_ clip: Clip) -> SampleRange {
    var clip = clip
    let recording = clip.recording
    let wanted = rescaled(options.handleMilliseconds, from: 1_000, to: recording.rate.hertz, rounding: .nearest)
    clip.handleFrameCount = max(clip.handleFrameCount, min(wanted ?? recording.frameCount, recording.frameCount))
    let source = clip.rangeWithHandles
    let handle = clip.range.start - source.start
    return SampleRange(
      start: source.start + (handle > step(of: recording) ? handle % step(of: recording) : 0), end: source.end)
  }

  /// The least number of frames that are whole at both rates: handles of so many leave the
  /// clip's first frame on a frame of its file.
  private func step(of recording: Recording) -> Int64 {
    var (divisor, rest) = (Int64(recording.rate.hertz), Int64(rate.hertz))
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return Int64(recording.rate.hertz) / divisor
  }

  private func key(of clip: Clip) -> Key {
    Key(recording: clip.recording.id, source: sourceWithHandles(clip), channel: clip.channel, slug: clip.slug)
  }

  mutating func add(_ placement: Placement) {
    let clip = placement.clip
    let key = key(of: clip)
    if places[key] == nil {
      let number = files.count + 1
      let zeros = String(repeating: "0", count: max(0, digits - String(number).utf8.count))
      let hertz = clip.recording.rate.hertz
      places[key] = files.count
      files.append(
        SessionFile(
          number: number, name: "\(zeros)\(number)-\(Slug.ascii(clip.slug)).wav", clip: clip, source: key.source,
          frameCount: rescale(key.source.frameCount, from: hertz, to: rate.hertz, rounding: .up),
          channelCount: clip.channel == nil ? clip.recording.channelCount : 1,
          timeReference: clip.recording.timeReference.flatMap {
            rescaled(
              $0.addingReportingOverflow(key.source.start).partialValue, from: hertz, to: rate.hertz, rounding: .nearest
            )
          }, rate: rate))
    }
    guard let place = places[key] else { return }
    let needed = files[place].frame(ofRecordingFrame: clip.range.start) + placement.record.frameCount
    files[place].frameCount = max(files[place].frameCount, needed, 1)
  }

  /// - Precondition: the placement was added.
  func placed(_ placement: Placement) -> SessionPlacement {
    let clip = placement.clip
    guard let place = places[key(of: clip)] else { preconditionFailure("a placement without its file") }
    let start = files[place].frame(ofRecordingFrame: clip.range.start)
    let length = placement.record.frameCount
    let fadeIn = fade(clip.fadeIn, of: clip, upTo: length)
    return SessionPlacement(
      itemID: placement.itemID, clip: clip, fileIndex: place, record: placement.record,
      source: SampleRange(start: start, end: start + length), fadeIn: fadeIn,
      fadeOut: fade(clip.fadeOut, of: clip, upTo: length - (fadeIn?.frameCount ?? 0)))
  }

  private func fade(_ fade: Clip.Fade?, of clip: Clip, upTo length: Int64) -> Clip.Fade? {
    guard let fade else { return nil }
    let wanted = rescaled(fade.frameCount, from: clip.recording.rate.hertz, to: rate.hertz, rounding: .nearest)
    let frameCount = min(wanted ?? length, length)
    return frameCount > 0 ? Clip.Fade(frameCount: frameCount, shape: fade.shape) : nil
  }
}
