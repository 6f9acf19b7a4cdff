internal import TapeModel

/// Lets clips that meet fade into each other, with what lies around their edges in their
/// recordings, so that nothing moves and no frame of either is lost.
///
/// A clip's own fade goes before a crossfade, and two clips that follow each other in one
/// recording are joined already. A crossfade is no longer than a clip, nor than what its
/// recordings hold beyond the edges.
struct MixJoins {
  let rate: SampleRate
  let milliseconds: Int64

  func joined(_ pieces: [MixPiece]) -> [MixPiece] {
    guard milliseconds > 0, pieces.count > 1 else { return pieces }
    var joined = pieces
    for index in 1..<joined.count {
      let half = overlap(joined[index - 1], joined[index])
      joined[index - 1].overlapAfter = half
      joined[index].overlapBefore = half
    }
    return joined
  }

  private func overlap(_ one: MixPiece, _ other: MixPiece) -> Int64 {
    guard case .clip(let first) = one.sound, case .clip(let second) = other.sound,
      first.fadeOut == nil, second.fadeIn == nil
    else { return 0 }
    let isOneStretch =
      first.recording.id == second.recording.id && first.channel == second.channel
      && first.range.end == second.range.start && first.gainDecibels == second.gainDecibels
    guard !isOneStretch else { return 0 }
    let wanted = rate.frame(atMilliseconds: milliseconds) / 2
    return min(
      wanted, one.record.frameCount / 2, other.record.frameCount / 2,
      inMix(one.source.frameCount - one.source.range.end, one), inMix(other.source.range.start, other))
  }

  private func inMix(_ frameCount: Int64, _ piece: MixPiece) -> Int64 {
    rescale(max(0, frameCount), from: piece.source.rate.hertz, to: rate.hertz, rounding: .down)
  }
}
