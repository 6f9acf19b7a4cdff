internal import TapeAudio
internal import TapeModel

/// What the files of a mix are, each looked at once.
struct MixSources {
  let sound: RundownSound
  private var recordings: [ContentHash: Opened] = [:]
  private var files: [String: Opened] = [:]

  init(_ sound: RundownSound) { self.sound = sound }

  struct Opened {
    let rate: SampleRate
    var channelCount: Int
    let frameCount: Int64
    let depth: SampleDepth
    /// Whether something of the clip is hidden.
    var isRedacted = false

    init(_ sound: borrowing RecordingSound) {
      rate = sound.rate
      channelCount = sound.channelCount
      frameCount = sound.frameCount
      depth = sound.depth
    }

    func source(_ range: SampleRange) -> MixPiece.Source {
      MixPiece.Source(
        rate: rate, channelCount: channelCount, frameCount: frameCount, depth: depth, range: range)
    }
  }

  mutating func source(of clip: Clip) throws(ExportError) -> Opened {
    let id = clip.recording.id
    var opened: Opened
    if let known = recordings[id] {
      opened = known
    } else {
      opened = Opened(try RecordingSound(clip.recording, from: sound))
      recordings[id] = opened
    }
    if clip.channel != nil { opened.channelCount = 1 }
    opened.isRedacted = sound.hidesSome(of: clip)
    return opened
  }

  mutating func source(ofFile path: String) throws(ExportError) -> Opened {
    if let known = files[path] { return known }
    let opened = Opened(try RecordingSound(path: path))
    files[path] = opened
    return opened
  }
}
