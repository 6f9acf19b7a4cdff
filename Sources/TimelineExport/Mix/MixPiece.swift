internal import TapeAudio
internal import TapeModel

/// What fills an item of the rundown in a mix. Frames are those of the mix unless a name says
/// otherwise.
struct MixPiece: Sendable {
  let itemID: Int
  let record: SampleRange
  let sound: Sound
  let shaping: ClipShaping
  /// How far the piece is faded into its neighbours, on each side of its edges.
  var overlapBefore: Int64 = 0
  var overlapAfter: Int64 = 0
  /// Of what is read; those of the mix where nothing is read.
  let source: Source
  /// Whether something of it is hidden.
  var isRedacted = false

  enum Sound: Sendable {
    case clip(Clip)
    case narration(path: String)
    case silence
  }

  /// Where samples come from.
  struct Source: Hashable, Sendable {
    let rate: SampleRate
    let channelCount: Int
    let frameCount: Int64
    let depth: SampleDepth
    /// The frames that fill the record.
    let range: SampleRange
  }

  /// With its overlaps.
  var played: SampleRange { SampleRange(start: record.start - overlapBefore, end: record.end + overlapAfter) }

  /// Whether its samples come out as they went in, as far as the piece itself goes.
  func isExact(rate: SampleRate) -> Bool {
    if case .silence = sound { return true }
    return !isRedacted && source.rate == rate && !shaping.changesSamples && overlapBefore == 0 && overlapAfter == 0
  }

  /// The factor of fades, gain and crossfades at a frame of the mix.
  func factor(at frame: Int64) -> Double {
    var factor = shaping.factor(at: frame - record.start)
    if overlapBefore > 0, frame < record.start + overlapBefore {
      factor *= crossfade(frame - (record.start - overlapBefore), of: 2 * overlapBefore)
    }
    if overlapAfter > 0, frame >= record.end - overlapAfter {
      factor *= crossfade(record.end + overlapAfter - 1 - frame, of: 2 * overlapAfter)
    }
    return factor
  }

  /// Equal power: the squares of both sides add up to 1.
  private func crossfade(_ frame: Int64, of count: Int64) -> Double {
    sineOfQuarter((Double(frame) + 0.5) / Double(count))
  }
}
