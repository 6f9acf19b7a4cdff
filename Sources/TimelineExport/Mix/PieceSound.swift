internal import TapeAudio
internal import TapeModel

/// Gives the samples of one piece of a mix: read, brought to the mix's rate and channels,
/// with fades, crossfades and gain.
struct PieceSound {
  let piece: MixPiece
  let recordings: RundownSound
  let rate: SampleRate
  let channelCount: Int

  /// Lends the piece's frames in order, with the frame of the mix on which each block begins.
  /// What the sound lacks at its end is silence.
  func forEachBlock(
    _ body: (_ start: Int64, _ samples: inout [Double]) throws(ExportError) -> Void
  ) throws(ExportError) {
    var output = PieceOutput(piece: piece, channelCount: channelCount)
    switch piece.sound {
    case .silence: break
    case .clip(let clip):
      var sound = try RecordingSound(
        clip.recording, channel: clip.channel, from: recordings, reading: piece.source.range)
      try read(&sound, to: &output, body)
    case .narration(let path):
      var sound = try RecordingSound(path: path)
      try read(&sound, to: &output, body)
    }
    while output.missingFrameCount > 0 {
      let count = Int(min(output.missingFrameCount, Self.silentFrameCount))
      try output.pass([Double](repeating: 0, count: count * channelCount)[...], body)
    }
  }

  private static let silentFrameCount: Int64 = 8_192

  private func read(
    _ sound: inout RecordingSound, to output: inout PieceOutput,
    _ body: (Int64, inout [Double]) throws(ExportError) -> Void
  ) throws(ExportError) {
    let map = ChannelMap(from: sound.channelCount, to: channelCount)
    if sound.rate == rate {
      let range = SampleRange(
        start: piece.source.range.start - piece.overlapBefore,
        end: min(piece.source.range.end + piece.overlapAfter, sound.frameCount))
      try sound.forEachBlock(in: range) { (_, samples) throws(ExportError) in
        try output.pass(map.mapped(samples)[...], body)
      }
    } else {
      try resample(&sound, map, to: &output, body)
    }
  }

  /// How far around its edges the filter is let to look, in frames of the recording.
  private static let contextFrameCount: Int64 = 2_048

  private func resample(
    _ sound: inout RecordingSound, _ map: ChannelMap, to output: inout PieceOutput,
    _ body: (Int64, inout [Double]) throws(ExportError) -> Void
  ) throws(ExportError) {
    let range = piece.source.range
    let (lead, skipped) = lead(before: range.start)
    let overlap = rescale(piece.overlapAfter, from: rate.hertz, to: sound.rate.hertz, rounding: .up)
    let end = min(range.end + overlap + Self.contextFrameCount, sound.frameCount)
    let (mixRate, count) = (rate, channelCount)
    let unwanted = Int(skipped - piece.overlapBefore) * channelCount
    var stream = try mixed { () throws(ResamplerError) in
      try ResampledStream(from: sound.rate, to: mixRate, channelCount: count, unwantedCount: unwanted)
    }
    try sound.forEachBlock(in: SampleRange(start: range.start - lead, end: end)) { (_, samples) throws(ExportError) in
      let ready = try mixed { () throws(ResamplerError) in try stream.resampled(map.mapped(samples)) }
      try output.pass(ready[...], body)
    }
    let rest = try mixed { () throws(ResamplerError) in try stream.rest() }
    try output.pass(rest[...], body)
  }

  /// Frames read before the piece's first one, and how many frames of the mix they become:
  /// both whole, so that the piece's first frame stands where a frame of the recording does.
  private func lead(before start: Int64) -> (lead: Int64, skipped: Int64) {
    let (from, to) = (Int64(piece.source.rate.hertz), Int64(rate.hertz))
    var (divisor, rest) = (from, to)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let step = from / divisor
    let overlap = rescale(piece.overlapBefore, from: rate.hertz, to: piece.source.rate.hertz, rounding: .up)
    let wanted = (Self.contextFrameCount + overlap + step - 1) / step
    let count = min(wanted, start / step)
    return (count * step, count * (to / divisor))
  }
}

/// Runs `body`, giving what the resampler refuses as an ``ExportError``.
private func mixed<Value: ~Copyable>(_ body: () throws(ResamplerError) -> Value) throws(ExportError) -> Value {
  do {
    return try body()
  } catch {
    throw .mix(reason: error.description)
  }
}
