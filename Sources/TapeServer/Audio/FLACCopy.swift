internal import HTTPTypes
internal import TapeAudio
internal import TapeModel

/// A stretch of a recording as a 16-bit FLAC file.
struct FLACCopy {
  let sound: ServedSound
  let range: SampleRange
  let leg: Int?
  let shelf: AudioShelf

  init(_ sound: ServedSound, range: SampleRange, leg: Int?, shelf: AudioShelf) {
    self.sound = sound
    self.range = range
    self.leg = sound.recording.channelCount > 1 ? leg : nil
    self.shelf = shelf
  }

  /// Writes the file, block after block; gives its path.
  func write(to path: String) throws -> String {
    let recording = sound.recording
    guard (leg == nil ? recording.channelCount : 1) <= 8, recording.rate.hertz <= 655_350, !range.isEmpty else {
      throw Problem(.unprocessableContent, "FLAC does not hold this recording; audio.wav does.")
    }
    var writer = try AudioWriter(
      path: path, container: .flac, encoding: .pcm16, rate: recording.rate,
      channelCount: leg == nil ? recording.channelCount : 1)
    var next = range.start
    while next < range.end {
      let block = SampleRange(start: next, end: min(range.end, next + 65_536))
      let samples = try shelf.read(sound, at: next) { reader in
        try SixteenBit.samples(block, leg: leg, of: &reader)
      }
      try writer.write(samples.span)
      next = block.end
    }
    _ = try writer.finish()
    return path
  }
}
